using TokenGuard.Engine.Rules;

namespace TokenGuard.Analyzers.Scopes;

/// <summary>One scope that the code asks for, with what is known of it.</summary>
/// <param name="Name">As it is written.</param>
/// <param name="Provider">Whose it is; null if that is not known.</param>
/// <param name="Definition">What it allows; null if the provider's rules do not tell.</param>
internal sealed record JudgedScope(string Name, ScopeProvider? Provider, ScopeDefinition? Definition)
{
    /// <summary>True if it grants more than an ordinary integration needs.</summary>
    public bool IsBroad { get; init; }

    /// <summary>True if the provider is certain and has no such scope.</summary>
    public bool IsUnknown { get; init; }
}
