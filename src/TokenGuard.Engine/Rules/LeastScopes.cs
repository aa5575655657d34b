namespace TokenGuard.Engine.Rules;

/// <summary>Finds the least set of scopes with which some calls work.</summary>
public static class LeastScopes
{
    /// <summary>The set in the catalogue's order; null if no scope is known for one of the calls.</summary>
    /// <param name="catalog">The provider's scopes.</param>
    /// <param name="calls">Verbs and paths below the API's base, at least one.</param>
    public static IReadOnlyList<ScopeDefinition>? Find(ScopeCatalog catalog, IReadOnlyList<(string Verb, string Path)> calls)
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
        return [.. catalog.Scopes.Where(chosen.Contains)];
    }

    private static HashSet<int> Covered(ScopeDefinition scope, IReadOnlyList<(string Verb, string Path)> calls)
    {
        var patterns = scope.Grants.Select(CallPattern.Parse).ToList();
        return [.. Enumerable.Range(0, calls.Count).Where(index => patterns.Exists(pattern => pattern.Matches(calls[index].Verb, calls[index].Path)))];
    }

    /// <summary>How much a scope allows, roughly: what it includes counts too.</summary>
    private static int Reach(ScopeDefinition scope, ScopeCatalog catalog) =>
        scope.Grants.Count + catalog.Scopes.Where(scope.Includes).Sum(other => 1 + other.Grants.Count);
}
