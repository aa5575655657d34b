using TokenGuard.Engine;
using TokenGuard.Scanning.Findings;
using TokenGuard.Scanning.Locators;
using TokenGuard.Scanning.Reports;
using TokenGuard.Sources.Git;

namespace TokenGuard.Cli.Commands;

/// <summary>The findings of a report with their secrets, read again where they stood.</summary>
/// <param name="Findings">Those whose secret is still there.</param>
/// <param name="Problems">Those whose secret is not.</param>
internal sealed record LocatedFindings(IReadOnlyList<ReportedFinding> Findings, IReadOnlyList<Problem> Problems)
{
    /// <param name="stored">What a report or a plan says.</param>
    /// <param name="rules">The rules to find the secrets with.</param>
    /// <param name="source">A folder or URL in place of the roots; null for these.</param>
    /// <param name="cancellation">Stops it.</param>
    public static LocatedFindings Find(IReadOnlyList<StoredFinding> stored, CompiledRules rules, string? source, CancellationToken cancellation)
    {
        using var opened = OpenedSource.Of(source, cancellation);
        var locator = new SecretLocator(rules, opened.Folder);
        var findings = new List<ReportedFinding>();
        var problems = new List<Problem>();
        foreach (var finding in stored)
        {
            if (locator.Find(finding, cancellation) is { } found)
            {
                findings.Add(found);
            }
            else
            {
                var place = finding.Occurrences[0].Place;
                problems.Add(new Problem(place.Root, place.Path, $"{finding.RuleId} {finding.Shown}: {WhyNot(finding, rules, source)}"));
            }
        }

        return new LocatedFindings(findings, problems);
    }

    private static string WhyNot(StoredFinding finding, CompiledRules rules, string? source)
    {
        if (rules.Catalog.Find(finding.RuleId) is null)
        {
            return "there is no such rule; give its file by --rules";
        }

        var occurrence = finding.Occurrences[0];
        var (root, place) = (occurrence.Place.Root, $"{occurrence.Place.Path}:{occurrence.Start.Line}");
        return source is not null || Path.Exists(root) ? $"the secret is no longer at {place}; pass it by --stdin, or name the folder by --source"
            : GitClone.IsUrl(root) ? $"the secret stood at {place} of {root}; give this address, or a clone of it, by --source"
            : $"the secret stood at {place} of '{root}', which is not here; name the folder by --source";
    }

    /// <summary>The findings that fingerprints name; each may be given by its beginning.</summary>
    /// <exception cref="UsageException">A fingerprint names none or several.</exception>
    public static IReadOnlyList<StoredFinding> Choose(IReadOnlyList<StoredFinding> all, IReadOnlyList<string> fingerprints) =>
        fingerprints.Count == 0 ? all : [.. fingerprints.Select(wanted => Choose(all, wanted)).Distinct()];

    private static StoredFinding Choose(IReadOnlyList<StoredFinding> all, string wanted)
    {
        var found = all.Where(finding => finding.Fingerprint.StartsWith(wanted, StringComparison.Ordinal)).ToList();
        return found.Count switch
        {
            1 => found[0],
            0 => throw new UsageException($"the report has no finding '{wanted}'"),
            _ => found.FirstOrDefault(finding => finding.Fingerprint == wanted) ?? throw new UsageException($"'{wanted}' is the beginning of {found.Count} fingerprints; give more of it"),
        };
    }
}
