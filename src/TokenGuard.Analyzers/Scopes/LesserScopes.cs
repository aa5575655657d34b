using TokenGuard.Engine.Rules;

namespace TokenGuard.Analyzers.Scopes;

/// <summary>Finds scopes that are less than what code asks for, and enough for its calls.</summary>
internal static class LesserScopes
{
    /// <summary>The names of the set, in the catalogue's order; null if it is not known or not less than what is asked for.</summary>
    /// <param name="catalog">The provider's scopes.</param>
    /// <param name="asked">What the code asks for.</param>
    /// <param name="calls">The calls, at least one.</param>
    public static IReadOnlyList<string>? Find(ScopeCatalog catalog, IReadOnlyCollection<ScopeDefinition> asked, IReadOnlyList<ApiCall> calls) =>
        LeastScopes.Find(catalog, [.. calls.Select(call => (call.Verb, call.Url))]) is { } chosen && IsLess(chosen, asked)
            ? [.. chosen.Select(scope => scope.Match)]
            : null;

    private static bool IsLess(IReadOnlyList<ScopeDefinition> chosen, IReadOnlyCollection<ScopeDefinition> asked) =>
        chosen.All(scope => asked.Any(wide => wide == scope || wide.Includes(scope)))
        && !asked.All(chosen.Contains);
}
