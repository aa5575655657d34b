using System.Text.Json;
using TokenGuard.Engine;
using TokenGuard.Scanning.Findings;
using TokenGuard.Scanning.Reports;

namespace TokenGuard.Scanning.Locators;

/// <summary>The findings of a SARIF report of ours, which says where secrets stand as the JSON report does.</summary>
internal static class StoredSarif
{
    private const string Tool = "TokenGuard";
    private const string FingerprintName = "tokenGuardFingerprint/v1";

    public static bool IsOne(JsonElement report) => report.TryGetProperty("runs", out _);

    /// <exception cref="InvalidDataException">No run of it is of the scanner.</exception>
    /// <exception cref="KeyNotFoundException">A property is missing.</exception>
    /// <exception cref="InvalidOperationException">A property is of another type.</exception>
    public static StoredReport Read(JsonElement report)
    {
        var runs = report.GetProperty("runs").EnumerateArray().Where(IsOurs).ToList();
        return runs.Count == 0
            ? throw new InvalidDataException("none of its runs is one of tokenguard scan")
            : new StoredReport(
                StoredParts.Text(runs[0].GetProperty("properties"), "ruleSet"),
                [.. runs.SelectMany(run => RootsOf(run).Values).Distinct()],
                [.. runs.SelectMany(ReadRun)]) { Complete = runs.All(run => run.GetProperty("properties").GetProperty("complete").GetBoolean()) };
    }

    private static bool IsOurs(JsonElement run) =>
        StoredParts.Text(run.GetProperty("tool").GetProperty("driver"), "name") == Tool
        && run.TryGetProperty("properties", out var properties) && properties.TryGetProperty("ruleSet", out _);

    // What was accepted is in the report too, and is nothing to act on.
    private static IEnumerable<StoredFinding> ReadRun(JsonElement run)
    {
        var roots = RootsOf(run);
        return run.GetProperty("results").EnumerateArray()
            .Where(result => !(result.TryGetProperty("suppressions", out var suppressions) && suppressions.GetArrayLength() > 0))
            .Select(result => ReadResult(result, roots));
    }

    private static Dictionary<string, string> RootsOf(JsonElement run) => !run.TryGetProperty("originalUriBaseIds", out var bases)
        ? []
        : bases.EnumerateObject().ToDictionary(entry => entry.Name, entry => StoredParts.Text(entry.Value.GetProperty("description"), "text"), StringComparer.Ordinal);

    private static StoredFinding ReadResult(JsonElement result, Dictionary<string, string> roots)
    {
        var properties = result.GetProperty("properties");
        var shown = StoredParts.Text(properties, "secret");
        return new StoredFinding
        {
            Fingerprint = StoredParts.Text(result.GetProperty("partialFingerprints"), FingerprintName),
            RuleId = StoredParts.Text(result, "ruleId"),
            Severity = ReportWords.Read<Severity>(StoredParts.Text(properties, "severity"), ReportWords.Of),
            Confidence = ReportWords.Read<Confidence>(StoredParts.Text(properties, "confidence"), ReportWords.Of),
            Shown = shown,
            Occurrences = StoredParts.Occurrences(result.GetProperty("locations"), location => ReadLocation(location, roots, shown)),
            OccurrencesOmitted = StoredParts.Number(properties, "occurrencesOmitted"),
            Companions = StoredParts.Companions(properties),
        };
    }

    private static Occurrence ReadLocation(JsonElement location, Dictionary<string, string> roots, string shown)
    {
        var artifact = location.GetProperty("physicalLocation").GetProperty("artifactLocation");
        var region = location.GetProperty("physicalLocation").GetProperty("region");
        var properties = location.GetProperty("properties");
        var (root, path) = (StoredParts.OptionalText(properties, "root"), Uri.UnescapeDataString(StoredParts.Text(artifact, "uri")));
        var prefix = root is null ? "" : SarifBases.PrefixOf(root);
        return new Occurrence
        {
            Place = new Place
            {
                // Reports of earlier versions tell the root by the base alone.
                Root = root ?? (StoredParts.OptionalText(artifact, "uriBaseId") is { } id ? roots[id] : ""),
                Path = path.StartsWith(prefix, StringComparison.Ordinal) ? path[prefix.Length..] : path,
                Member = StoredParts.OptionalText(properties, "member"),
                Kind = ReportWords.Read<PlaceKind>(StoredParts.Text(properties, "kind"), ReportWords.Of),
                BlobId = StoredParts.OptionalText(properties, "blob"),
                Commit = StoredParts.Commit(properties),
            },
            Start = new TextPosition(StoredParts.Number(region, "startLine"), StoredParts.Number(region, "startColumn")),
            End = new TextPosition(StoredParts.Number(region, "endLine"), StoredParts.Number(region, "endColumn")),
            Offset = region.GetProperty("byteOffset").GetInt64(),
            Length = StoredParts.Length(region),
            Layers = StoredParts.Layers(properties),
            Snippet = StoredParts.Snippet(StoredParts.Text(region.GetProperty("snippet"), "text"), shown),
        };
    }
}
