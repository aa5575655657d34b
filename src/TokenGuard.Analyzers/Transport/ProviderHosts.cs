using System.Runtime.CompilerServices;
using TokenGuard.Analyzers.Hosting;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Analyzers.Transport;

/// <summary>The hosts that the rules send tokens to: a call to one of them carries a token.</summary>
internal sealed class ProviderHosts
{
    private static readonly ConditionalWeakTable<GuardRules, ProviderHosts> Known = new();

    private readonly Dictionary<string, List<UrlTemplate>> byEnding = new(StringComparer.Ordinal);

    private ProviderHosts(RuleCatalog catalog)
    {
        foreach (var provider in catalog.Providers)
        {
            foreach (var host in provider.SendTo)
            {
                var ending = EndingOf(host);
                if (!byEnding.TryGetValue(ending, out var templates))
                {
                    byEnding.Add(ending, templates = []);
                }

                templates.Add(UrlTemplate.Parse("https://" + host + "/", provider.Tenants));
            }
        }
    }

    /// <summary>Says whether an address is of a provider's host.</summary>
    public static bool Hold(GuardCompilation guard, ClearTextUrl url)
    {
        var hosts = Known.GetValue(guard.Rules, rules => new ProviderHosts(rules.Catalog));
        return hosts.byEnding.TryGetValue(EndingOf(url.Host), out var templates) && templates.Any(template => template.TryMatch(url.Text, out _));
    }

    /// <summary>The last two labels, by which templates are found; those with a tenant there are rare and never match.</summary>
    private static string EndingOf(string host)
    {
        var last = host.LastIndexOf('.');
        var before = last > 0 ? host.LastIndexOf('.', last - 1) : -1;
        return host[(before + 1)..];
    }
}
