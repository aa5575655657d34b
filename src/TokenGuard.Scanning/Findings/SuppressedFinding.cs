namespace TokenGuard.Scanning.Findings;

/// <summary>A finding that somebody accepted.</summary>
public sealed record SuppressedFinding
{
    public required ReportedFinding Finding { get; init; }

    public required SuppressionOrigin Origin { get; init; }

    public string? Reason { get; init; }

    public string? Owner { get; init; }

    /// <summary>The last day on which it holds, as yyyy-MM-dd; null for no end.</summary>
    public string? Until { get; init; }
}
