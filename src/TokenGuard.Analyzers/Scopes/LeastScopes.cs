using TokenGuard.Engine.Rules;

namespace TokenGuard.Analyzers.Scopes;

/// <summary>Finds the least set of scopes with which some calls work.</summary>
internal static class LeastScopes
{
    /// <summary>The names of the set, in the catalogue's order; null if it is not known or not less than what is asked for.</summary>
    /// <param name="catalog">The provider's scopes.</param>
    /// <param name="asked">What the code asks for.</param>
    /// <param name="calls">The calls, at least one.</param>
    public static IReadOnlyList<string>? Find(ScopeCatalog catalog, IReadOnlyCollection<ScopeDefinition> asked, IReadOnlyList<ApiCall> calls)
    {
        var granted = catalog.Scopes.Where(scope => scope.Grants.Count > 0 && !scope.IsPattern).ToDictionary(scope => scope, scope => Covered(scope, calls));
        var open = Enumerable.Range(0, calls.Count).ToList();
        var chosen = new List<ScopeDefinition>();
        while (open.Count > 0)
        {
            var best = granted
                .Where(pair => pair.Value.Overlaps(open))
                .OrderBy(pair => pair.Key.Broad)
                .ThenByDescending(pair => open.Count(pair.Value.Contains))
                .ThenBy(pair => Reach(pair.Key, catalog))
                .ThenBy(pair => pair.Key.Match, StringComparer.Ordinal)
                .Select(pair => pair.Key)
                .FirstOrDefault();
            if (best is null)
            {
                return null;
            }

            chosen.Add(best);
            open.RemoveAll(granted[best].Contains);
        }

        // What a later choice covers as well need not be asked for.
        chosen.RemoveAll(scope => granted[scope].All(call => chosen.Exists(other => other != scope && granted[other].Contains(call))) && chosen.Count > 1);
        return IsLess(chosen, asked) ? [.. catalog.Scopes.Where(chosen.Contains).Select(scope => scope.Match)] : null;
    }

    private static HashSet<int> Covered(ScopeDefinition scope, IReadOnlyList<ApiCall> calls)
    {
        var patterns = scope.Grants.Select(CallPattern.Parse).ToList();
        return [.. Enumerable.Range(0, calls.Count).Where(index => patterns.Exists(pattern => pattern.Matches(calls[index].Verb, calls[index].Url)))];
    }

    /// <summary>How much a scope allows, roughly: what it includes counts too.</summary>
    private static int Reach(ScopeDefinition scope, ScopeCatalog catalog) => scope.Grants.Count + catalog.Scopes.Where(other => Includes(scope, other)).Sum(other => 1 + other.Grants.Count);

    private static bool IsLess(List<ScopeDefinition> chosen, IReadOnlyCollection<ScopeDefinition> asked) =>
        chosen.TrueForAll(scope => asked.Any(wide => wide == scope || Includes(wide, scope)))
        && !asked.All(chosen.Contains);

    private static bool Includes(ScopeDefinition wide, ScopeDefinition narrow) =>
        wide.Implies.Any(implied => new ScopeDefinition { Match = implied }.Matches(narrow.Match));
}
