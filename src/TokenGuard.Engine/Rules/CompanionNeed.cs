using TokenGuard.Engine.Patterns;

namespace TokenGuard.Engine.Rules;

/// <summary>A value that completes a composite credential: an account name, a key id, an e-mail address.</summary>
public sealed record CompanionNeed
{
    /// <summary>The name that verify and revoke templates use for it.</summary>
    public required string Name { get; init; }

    /// <summary>What the value is. Needs of the same kind share one pattern set over all rules.</summary>
    public required string Kind { get; init; }

    /// <summary>Pattern in the engine's RE2 subset; the group <c>value</c> is the companion, else the whole match.</summary>
    public required string Pattern { get; init; }

    /// <summary>The pattern's required literals; null if it has none and is run only over files with a finding.</summary>
    public RequiredLiterals? Anchors { get; init; }

    /// <summary>The stretch that stands in every match; null if there is none.</summary>
    public RequiredStretch? Stretch { get; init; }

    /// <summary>Whether it is looked for far from tokens too, in a reading of its own.</summary>
    public bool IsFar => Anchors is not null;

    public CompanionReach Within { get; init; } = CompanionReach.File;

    /// <summary>True if the token cannot be verified without it. It never decides whether a token is a finding.</summary>
    public bool Required { get; init; }

    /// <summary>True if the value is a secret too, as a session token is: it is shown and stored nowhere, and read again with the token.</summary>
    public bool Secret { get; init; }

    /// <summary>Values that are never a companion, compared without case.</summary>
    public IReadOnlyList<string> Not { get; init; } = [];
}
