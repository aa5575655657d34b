using TokenGuard.Scanning.Findings;

namespace TokenGuard.TokenApi.Verification;

/// <summary>What a provider says of a token.</summary>
public sealed record TokenVerdict
{
    public required VerdictState State { get; init; }

    /// <summary>Why, in words without the value.</summary>
    public required string Reason { get; init; }

    /// <summary>Who the token is, as names and values: user, account, role.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Identity { get; init; } = [];

    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>When it ends by itself; null if it does not, or the provider does not say.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>Its last use before this look at it; null if the provider does not say, or may mean this look.</summary>
    public DateTimeOffset? LastUsed { get; init; }

    /// <summary>True if the provider took the look for a use of the token.</summary>
    public bool CountedAsUse { get; init; }

    /// <summary>True if it is dead only where it answered live before: the refusal may have another cause.</summary>
    public bool NeedsProof { get; init; }

    /// <summary>True if it was refused as a dead one is, and that is no proof.</summary>
    public bool IsUnproved { get; init; }

    /// <summary>The companions that the verdict holds for.</summary>
    public IReadOnlyDictionary<string, string> Companions { get; init; } = new Dictionary<string, string>();

    public static TokenVerdict Unknown(string reason) => new() { State = VerdictState.Unknown, Reason = reason };

    /// <summary>The verdict as reports have it.</summary>
    public Verdict ToVerdict() => new(State, Reason)
    {
        Identity = Identity,
        Scopes = Scopes,
        Expires = Expires,
        LastUsed = LastUsed,
        CountedAsUse = CountedAsUse,
    };
}
