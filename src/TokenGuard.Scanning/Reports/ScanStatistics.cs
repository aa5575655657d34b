namespace TokenGuard.Scanning.Reports;

/// <summary>How much was looked at and what came of it.</summary>
public sealed record ScanStatistics
{
    /// <summary>Files, or versions of files in a history and the messages of its commits and tags.</summary>
    public long Blobs { get; init; }

    public long Bytes { get; init; }

    /// <summary>Archives that were opened, those in others among them.</summary>
    public long Archives { get; init; }

    /// <summary>Files in archives that were read.</summary>
    public long Members { get; init; }

    /// <summary>Commits of the histories and ranges.</summary>
    public long Commits { get; init; }

    /// <summary>Sightings per rule id, before they were merged into secrets.</summary>
    public IReadOnlyDictionary<string, long> RuleHits { get; init; } = new Dictionary<string, long>();

    /// <summary>What the rules cost and gave, dearest first; empty unless the request asked for it.</summary>
    public IReadOnlyList<RuleStatistics> Rules { get; init; } = [];
}
