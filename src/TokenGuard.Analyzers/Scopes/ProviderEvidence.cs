namespace TokenGuard.Analyzers.Scopes;

/// <summary>Whose scopes a piece of code may mean.</summary>
/// <param name="Providers">The providers it speaks of, by address or, if there is none, by name.</param>
/// <param name="IsForeign">True if it obtains a token at an address that is none of the known providers'.</param>
/// <param name="IsNear">True if the code speaks of them at the place itself or in its method, its type's name included.</param>
internal sealed record ProviderEvidence(IReadOnlyList<ScopeProvider> Providers, bool IsForeign, bool IsNear)
{
    public static ProviderEvidence None { get; } = new([], IsForeign: false, IsNear: false);
}
