namespace TokenGuard.Scanning.Findings;

/// <summary>Whether a token still works, and where that cannot be said, why.</summary>
/// <param name="State">The answer.</param>
/// <param name="Reason">Why the answer is what it is, in words without the value.</param>
public sealed record Verdict(VerdictState State, string? Reason = null)
{
    public static Verdict Unchecked { get; } = new(VerdictState.Unchecked);

    /// <summary>Who the token is, as names and values.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Identity { get; init; } = [];

    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>When the token ends by itself.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>Its last use before it was looked at; null if the provider does not tell, or may mean the look itself.</summary>
    public DateTimeOffset? LastUsed { get; init; }

    /// <summary>True if the provider took the look for a use of the token.</summary>
    public bool CountedAsUse { get; init; }
}
