namespace TokenGuard.Scanning.Reports;

/// <summary>How much was looked at and what came of it.</summary>
public sealed record ScanStatistics
{
    /// <summary>Files, or blobs of a history.</summary>
    public long Blobs { get; init; }

    public long Bytes { get; init; }

    public long Commits { get; init; }

    /// <summary>Sightings per rule id, before they were merged into secrets.</summary>
    public IReadOnlyDictionary<string, long> RuleHits { get; init; } = new Dictionary<string, long>();

    /// <summary>What the rules cost and gave, dearest first; empty unless the request asked for it.</summary>
    public IReadOnlyList<RuleStatistics> Rules { get; init; } = [];
}
