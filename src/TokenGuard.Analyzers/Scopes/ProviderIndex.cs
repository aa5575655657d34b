using System.Runtime.CompilerServices;
using TokenGuard.Analyzers.Hosting;
using TokenGuard.Analyzers.Names;
using TokenGuard.Engine;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Analyzers.Scopes;

/// <summary>The providers of a rule set whose scopes are known, found by name, by address and by their scopes.</summary>
internal sealed class ProviderIndex
{
    private static readonly ConditionalWeakTable<GuardRules, ProviderIndex> Known = new();

    /// <summary>What libraries and products are called whose provider has another name.</summary>
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.Ordinal)
    {
        ["octokit"] = "github",
        ["gmail"] = "google",
        ["gcp"] = "google",
        ["youtube"] = "google",
        ["msal"] = "microsoft",
        ["entra"] = "microsoft",
        ["msgraph"] = "microsoft",
        ["graphapi"] = "microsoft",
        ["dsharp"] = "discord",
        ["jira"] = "atlassian",
        ["confluence"] = "atlassian",
    };

    private readonly HashSet<string> fixedNames = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> patterns = [];
    private readonly List<string> prefixes = [];

    private ProviderIndex(RuleCatalog catalog)
    {
        Providers = [.. catalog.Providers.Where(provider => provider.Scopes is not null).Select(provider => new ScopeProvider(provider, provider.Scopes!))];
        foreach (var scope in Providers.SelectMany(provider => provider.Catalog.Scopes))
        {
            if (scope.IsPattern)
            {
                patterns.Add(scope.Match.ToLowerInvariant());
            }
            else
            {
                fixedNames.Add(scope.Match);
            }
        }

        prefixes.AddRange(Providers.SelectMany(provider => provider.Catalog.Prefixes));
    }

    public IReadOnlyList<ScopeProvider> Providers { get; }

    public static ProviderIndex For(GuardRules rules) => Known.GetValue(rules, key => new ProviderIndex(key.Catalog));

    /// <summary>The providers that a name speaks of: <c>gitHubScopes</c>, <c>AddGoogle</c>, <c>ZENDESK_SCOPE</c>.</summary>
    public IEnumerable<ScopeProvider> Named(string name)
    {
        var words = NameWords.Split(name);
        for (var i = 0; i < words.Count; i++)
        {
            var joined = "";
            for (var j = i; j < words.Count && j < i + 3; j++)
            {
                joined += words[j];
                foreach (var provider in OfName(joined))
                {
                    yield return provider;
                }
            }
        }
    }

    /// <summary>The providers whose address stands in a text.</summary>
    public IEnumerable<ScopeProvider> Addressed(string text) =>
        text.IndexOf('.') < 0 ? [] : Providers.Where(provider => provider.IsAddressedIn(text));

    /// <summary>The providers of a name in small letters.</summary>
    public IEnumerable<ScopeProvider> OfName(string name)
    {
        var meant = Aliases.TryGetValue(name, out var alias) ? alias : name;
        return Providers.Where(provider => provider.IsNamed(meant) || (alias is not null && provider.Definition.Id.StartsWith(meant, StringComparison.Ordinal)));
    }

    /// <summary>The provider that alone has a scope of this name.</summary>
    public ScopeProvider? OfDistinct(string scope) => Providers.FirstOrDefault(provider => provider.Catalog.Find(scope) is { Distinct: true });

    /// <summary>Says whether a text could name a scope that any provider has, or everything.</summary>
    public bool MayName(string text) => ScopeList.LooksLikeScopes(text) && ScopeList.Split(text).Any(MayBeScope);

    private bool MayBeScope(string scope)
    {
        if (fixedNames.Contains(scope) || ScopeList.IsEverything(scope))
        {
            return true;
        }

        var lower = scope.ToLowerInvariant();
        return patterns.Exists(pattern => Glob.MatchesName(pattern, lower)) || prefixes.Exists(prefix => scope.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
    }
}
