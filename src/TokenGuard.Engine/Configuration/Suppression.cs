namespace TokenGuard.Engine.Configuration;

/// <summary>
/// An accepted finding. It holds for one secret (<see cref="Fingerprint"/>), for a path, or for one secret in a path,
/// and may be narrowed to one rule.
/// </summary>
public sealed record Suppression
{
    public string? Fingerprint { get; init; }

    public string? RuleId { get; init; }

    public PathGlob? Path { get; init; }

    /// <summary>Why it is accepted; never empty.</summary>
    public required string Reason { get; init; }

    public string? Owner { get; init; }

    /// <summary>The last day on which it holds, as yyyy-MM-dd; null for no end.</summary>
    public string? Until { get; init; }

    /// <summary>The file that says so, for messages.</summary>
    public required string Origin { get; init; }

    /// <summary>Line in that file, 1-based.</summary>
    public required int Line { get; init; }

    /// <summary>Says whether it holds for an occurrence, whatever the day.</summary>
    public bool Covers(string fingerprint, string ruleId, string path) =>
        (Fingerprint is null || string.Equals(Fingerprint, fingerprint, StringComparison.Ordinal))
        && (RuleId is null || string.Equals(RuleId, ruleId, StringComparison.Ordinal))
        && (Path is null || Path.Matches(path));

    /// <summary>Says whether its last day has gone by.</summary>
    /// <param name="today">The day, as yyyy-MM-dd.</param>
    public bool IsExpired(string today) => Until is not null && string.CompareOrdinal(Until, today) < 0;
}
