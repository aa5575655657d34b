using TokenGuard.Scanning.Findings;

namespace TokenGuard.Scanning.Reports;

/// <summary>The last net before a report leaves: takes pieces of secrets out of all text that came from outside.</summary>
public static class ReportMasking
{
    /// <summary>The report with names, messages and snippets that hold no piece of a secret of this scan.</summary>
    public static ScanReport Mask(this ScanReport report, SecretTraces traces) => report with
    {
        Roots = [.. report.Roots.Select(root => Mask(root, traces))],
        Findings = [.. report.Findings.Select(finding => Mask(finding, traces))],
        Suppressed = [.. report.Suppressed.Select(suppressed => suppressed with
        {
            Finding = Mask(suppressed.Finding, traces),
            Reason = MaskOptional(suppressed.Reason, traces),
            Owner = MaskOptional(suppressed.Owner, traces),
        })],
        Problems = [.. report.Problems.Select(problem => new Problem(
            MaskRoot(problem.Root, traces), MaskName(problem.Path, traces), traces.Mask(problem.Message)))],
        Notices = [.. report.Notices.Select(notice => notice with
        {
            Message = traces.Mask(notice.Message),
            Root = notice.Root is null ? null : MaskRoot(notice.Root, traces),
            Path = MaskName(notice.Path, traces),
        })],
        LimitsHit = [.. report.LimitsHit.Select(limit => new LimitHit(
            MaskRoot(limit.Root, traces), MaskName(limit.Path, traces), traces.Mask(limit.Message)))],
        Explanations = [.. report.Explanations.Select(explanation => explanation with
        {
            Place = Mask(explanation.Place, traces),
        })],
    };

    private static ScannedRoot Mask(ScannedRoot root, SecretTraces traces) => root with
    {
        Root = MaskRoot(root.Root, traces),
        FullPath = MaskName(root.FullPath, traces),
        Version = root.Version is { } version
            ? version with
            {
                RepositoryUri = version.RepositoryUri is { } uri ? MaskRoot(uri, traces) : null,
                Branch = MaskName(version.Branch, traces),
            }
            : null,
    };

    private static ReportedFinding Mask(ReportedFinding finding, SecretTraces traces)
    {
        var places = new Dictionary<Place, Place>(ReferenceEqualityComparer.Instance);
        return finding with
        {
            Occurrences = [.. finding.Occurrences.Select(occurrence => occurrence with
            {
                Place = Known(occurrence.Place),
                Snippet = Mask(occurrence.Snippet, traces),
            })],
            Companions = [.. finding.Companions.Select(companion => companion with
            {
                Value = companion.IsSecret ? companion.Value : traces.MaskName(companion.Value),
                Place = Known(companion.Place),
            })],
        };

        Place Known(Place place) => places.TryGetValue(place, out var masked) ? masked : places[place] = Mask(place, traces);
    }

    private static Place Mask(Place place, SecretTraces traces) => (place with { Member = MaskName(place.Member, traces) }).At(traces.MaskName(place.File)) with
    {
        Root = MaskRoot(place.Root, traces),
        Commit = place.Commit is { } commit
            ? commit with
            {
                AuthorName = traces.Mask(commit.AuthorName),
                AuthorEmail = traces.Mask(commit.AuthorEmail),
                Subject = traces.MaskSubject(commit.Subject),
            }
            : null,
    };

    private static Snippet Mask(Snippet snippet, SecretTraces traces)
    {
        var left = traces.Mask(snippet.Left);
        return new Snippet(left + snippet.Focus + traces.Mask(snippet.Right), left.Length, snippet.FocusLength);
    }

    private static string? MaskOptional(string? text, SecretTraces traces) => text is null ? null : traces.Mask(text);

    private static string? MaskName(string? name, SecretTraces traces) => name is null ? null : traces.MaskName(name);

    // The credential of a clone URL is no finding, but it is a secret.
    private static string MaskRoot(string root, SecretTraces traces)
    {
        var scheme = root.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0)
        {
            return traces.MaskName(root);
        }

        var host = scheme + 3;
        var end = root.IndexOfAny(['/', '?', '#'], host);
        var credential = root.LastIndexOf('@', (end < 0 ? root.Length : end) - 1, (end < 0 ? root.Length : end) - host);
        return traces.MaskName(credential < 0 ? root : root[..host] + root[(credential + 1)..]);
    }
}
