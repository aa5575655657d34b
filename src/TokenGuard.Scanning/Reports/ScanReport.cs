using TokenGuard.Scanning.Findings;

namespace TokenGuard.Scanning.Reports;

/// <summary>All that one scan has to say; every format prints this.</summary>
public sealed record ScanReport
{
    public required string ToolVersion { get; init; }

    /// <summary>Where the tool is described.</summary>
    public string? ToolUri { get; init; }

    /// <summary>Hash of the rules that were used: two scans with the same one looked for the same tokens.</summary>
    public required string RuleSetHash { get; init; }

    public required DateTimeOffset Started { get; init; }

    public required DateTimeOffset Ended { get; init; }

    public required int ExitCode { get; init; }

    public IReadOnlyList<ScannedRoot> Roots { get; init; } = [];

    public IReadOnlyList<ReportedFinding> Findings { get; init; } = [];

    public IReadOnlyList<SuppressedFinding> Suppressed { get; init; } = [];

    public IReadOnlyList<Problem> Problems { get; init; } = [];

    public IReadOnlyList<Notice> Notices { get; init; } = [];

    public IReadOnlyList<LimitHit> LimitsHit { get; init; } = [];

    public ScanStatistics Statistics { get; init; } = new();

    /// <summary>Dropped candidates; filled only when explanations were asked for.</summary>
    public IReadOnlyList<Explanation> Explanations { get; init; } = [];

    /// <summary>False if something could not be read, so that secrets may have been missed.</summary>
    public bool Complete => Problems.Count == 0 && Roots.All(root => root.Complete);
}
