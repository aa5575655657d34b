namespace TokenGuard.Scanning.Findings;

/// <summary>A finding that somebody accepted.</summary>
public sealed record SuppressedFinding
{
    public required ReportedFinding Finding { get; init; }

    public required SuppressionOrigin Origin { get; init; }

    public string? Reason { get; init; }

    public string? Owner { get; init; }

    public DateOnly? Until { get; init; }
}
