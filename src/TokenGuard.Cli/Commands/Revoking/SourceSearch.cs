using TokenGuard.Engine;
using TokenGuard.Scanning;
using TokenGuard.Scanning.Findings;
using TokenGuard.Sources.Git;

namespace TokenGuard.Cli.Commands.Revoking;

/// <summary>Where the tokens of a plan stand in a folder now: what the report of an earlier scan does not know.</summary>
internal sealed class SourceSearch
{
    private readonly ILookup<string, Occurrence> places;

    private SourceSearch(string folder, ILookup<string, Occurrence> places)
    {
        Folder = folder;
        this.places = places;
    }

    public string Folder { get; }

    /// <summary>Scans the files of a folder; null without one, and for a URL, which has no files beside its history.</summary>
    /// <param name="folder">What <c>--source</c> names.</param>
    /// <param name="rules">Further rule files.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="cancellation">Stops it.</param>
    public static SourceSearch? In(string? folder, IReadOnlyList<string> rules, TimeProvider clock, CancellationToken cancellation)
    {
        if (folder is null || GitClone.IsUrl(folder))
        {
            return null;
        }

        var request = new ScanRequest { Roots = [folder], Untrusted = true, MinConfidence = Confidence.Low };
        var report = new ScanPipeline(request, rules, Product.Tool, clock, () => Stream.Null).Run(cancellation);
        return new SourceSearch(
            folder,
            report.Findings.SelectMany(finding => finding.Occurrences.Select(occurrence => (finding.Fingerprint.Value, occurrence)))
                .ToLookup(pair => pair.Value, pair => pair.occurrence, StringComparer.Ordinal));
    }

    public IEnumerable<Occurrence> PlacesOf(string fingerprint) => places[fingerprint];
}
