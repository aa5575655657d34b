namespace TokenGuard.Engine;

/// <summary>Bounds that keep hostile input from costing more than its size.</summary>
public sealed record ScanLimits
{
    public static ScanLimits Default { get; } = new();

    /// <summary>Encodings seen through inside each other.</summary>
    public int DecodingDepth { get; init; } = 5;

    /// <summary>Findings kept of one blob; what comes behind them is counted as a limit reached.</summary>
    public int FindingsPerBlob { get; init; } = 10_000;
}
