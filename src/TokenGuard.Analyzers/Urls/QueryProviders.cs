using System.Runtime.CompilerServices;
using TokenGuard.Analyzers.Hosting;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Analyzers.Urls;

/// <summary>Knows the APIs that take their credential in the query and nowhere else.</summary>
internal sealed class QueryProviders
{
    private static readonly ConditionalWeakTable<GuardRules, QueryProviders> Known = new();

    private readonly List<(UrlTemplate Base, string Name)> apis = [];

    private QueryProviders(RuleCatalog catalog)
    {
        foreach (var provider in catalog.Providers)
        {
            foreach (var api in provider.Apis)
            {
                var schemes = api.Schemes.Select(ApiScheme.Parse).ToList();
                if (schemes.Count > 0 && schemes.All(scheme => scheme.Place == ApiSchemePlace.Query))
                {
                    apis.AddRange(schemes.Select(scheme => (UrlTemplate.Parse(api.Base, provider.Tenants), scheme.Name)));
                }
            }
        }
    }

    /// <summary>True if an address is of such an API and a parameter is the one that it wants.</summary>
    public static bool WantIn(GuardCompilation guard, string url, string name) =>
        Known.GetValue(guard.Rules, rules => new QueryProviders(rules.Catalog)).apis
            .Any(api => string.Equals(api.Name, name, StringComparison.OrdinalIgnoreCase) && api.Base.TryMatch(url, out _));
}
