namespace TokenGuard.Engine;

/// <summary>What one blob held.</summary>
public sealed class ScanResult
{
    public static ScanResult Empty { get; } = new();

    /// <summary>Findings by place; no two of them cover the same text.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Findings whose text a more specific rule, or the same one through fewer layers, has claimed.</summary>
    public IReadOnlyList<Finding> Displaced { get; init; } = [];

    /// <summary>Companion values of the blob.</summary>
    public IReadOnlyList<ContextFact> Facts { get; init; } = [];

    /// <summary>Candidates that fell; empty unless explanations were asked for.</summary>
    public IReadOnlyList<DroppedCandidate> Dropped { get; init; } = [];

    /// <summary>Limits that were reached, in words; what lies behind them was not looked at.</summary>
    public IReadOnlyList<string> LimitsReached { get; init; } = [];
}
