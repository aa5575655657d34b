namespace TokenGuard.Engine.Rules;

/// <summary>What one scope, or a family of scopes, allows: a <c>[[provider.scope]]</c>.</summary>
public sealed record ScopeDefinition
{
    /// <summary>The name, or a pattern of names in which <c>*</c> is any text.</summary>
    public required string Match { get; init; }

    /// <summary>True if it grants more than an ordinary integration needs.</summary>
    public bool Broad { get; init; }

    /// <summary>Scopes together with which, if all of them are asked for, it grants more than an ordinary integration needs.</summary>
    public IReadOnlyList<string> BroadWith { get; init; } = [];

    /// <summary>True if no other provider has a scope of this name.</summary>
    public bool Distinct { get; init; }

    /// <summary>Names and patterns of the scopes that it includes.</summary>
    public IReadOnlyList<string> Implies { get; init; } = [];

    /// <summary>Narrower scopes to ask for.</summary>
    public IReadOnlyList<string> Instead { get; init; } = [];

    /// <summary>Calls that it allows, see <see cref="CallPattern"/>; relative to the base of the provider's API that is called.</summary>
    public IReadOnlyList<string> Grants { get; init; } = [];

    /// <summary>The flow in which it is broad.</summary>
    public ScopeFlow Flow { get; init; }

    /// <summary>Why it is broad, in one sentence; may be empty.</summary>
    public string Reason { get; init; } = "";

    /// <summary>True if <see cref="Match"/> is a pattern.</summary>
    public bool IsPattern => Match.Contains('*');

    /// <summary>Says whether a scope is meant, whatever its case.</summary>
    public bool Matches(string scope) => Glob.MatchesName(Match.ToLowerInvariant(), scope.ToLowerInvariant());

    /// <summary>Says whether it says of another that it includes it.</summary>
    public bool Includes(ScopeDefinition other) => Implies.Any(implied => new ScopeDefinition { Match = implied }.Matches(other.Match));
}

/// <summary>How a token is obtained.</summary>
public enum ScopeFlow
{
    Any,

    /// <summary>A person signs in, and the token acts for that person.</summary>
    Delegated,

    /// <summary>The application signs in with its own credential.</summary>
    Application,
}
