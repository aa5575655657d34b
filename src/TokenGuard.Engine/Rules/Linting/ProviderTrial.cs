namespace TokenGuard.Engine.Rules.Linting;

/// <summary>Holds what a file says of a provider's APIs and scopes against itself.</summary>
internal static class ProviderTrial
{
    public static IEnumerable<string> Try(ProviderDefinition provider)
    {
        foreach (var address in provider.Apis.Select(api => api.Base).Concat(provider.Scopes?.Endpoints ?? []))
        {
            var host = address.Split('/')[2];
            if (!provider.SendTo.Contains(host))
            {
                yield return $"'{address}': its host is not in 'send_to'";
            }
        }

        foreach (var complaint in provider.Scopes is { } scopes ? TryScopes(provider, scopes) : [])
        {
            yield return complaint;
        }
    }

    private static IEnumerable<string> TryScopes(ProviderDefinition provider, ScopeCatalog scopes)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var scope in scopes.Scopes)
        {
            if (!seen.Add(scope.Match))
            {
                yield return $"scope '{scope.Match}': it is there twice";
            }

            if ((scope.Broad || scope.BroadWith.Count > 0) && scope.Instead.Count == 0 && scope.Reason.Length == 0)
            {
                yield return $"scope '{scope.Match}': it is broad, but neither 'instead' nor 'reason' helps who reads so";
            }

            if (scope.Grants.Count > 0 && provider.Apis.Count == 0)
            {
                yield return $"scope '{scope.Match}': it grants calls, but there is no [[provider.api]] that they belong to";
            }

            if (scope is { Broad: false, Distinct: false, Reason: "" }
                && scopes.Scopes.FirstOrDefault(other => other.Broad && other.IsPattern && other.Matches(scope.Match)) is { } family)
            {
                yield return $"scope '{scope.Match}': it hides that '{family.Match}' is broad; leave it out, or say what makes it narrow";
            }

            foreach (var complaint in TryNames(scopes, scope))
            {
                yield return complaint;
            }
        }
    }

    private static IEnumerable<string> TryNames(ScopeCatalog scopes, ScopeDefinition scope)
    {
        foreach (var name in scope.Instead)
        {
            if (scopes.Find(name) is { Broad: true })
            {
                yield return $"scope '{scope.Match}': '{name}' is no advice, since it is broad itself";
            }
        }

        foreach (var name in scopes.Complete ? scope.Instead.Concat(scope.Implies).Concat(scope.BroadWith) : [])
        {
            var named = new ScopeDefinition { Match = name };
            if (named.IsPattern ? !scopes.Scopes.Any(other => named.Matches(other.Match)) : scopes.Find(name) is null)
            {
                yield return $"scope '{scope.Match}': there is no scope '{name}', although 'complete' says that all are named";
            }
        }
    }
}
