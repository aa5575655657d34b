using System.Runtime.CompilerServices;
using TokenGuard.Analyzers.Hosting;
using TokenGuard.Analyzers.Values;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Analyzers.Http;

/// <summary>The APIs of the rules and of a project's configuration, found by address.</summary>
internal sealed class ProviderApis
{
    private static readonly ConditionalWeakTable<ProjectFiles, ProviderApis> Known = new();

    private readonly IReadOnlyList<ProviderApi> all;
    private readonly IReadOnlyList<(ProviderDefinition Provider, UrlTemplate Host)> hosts;

    private ProviderApis(ProjectFiles project)
    {
        var providers = project.Rules.Catalog.Providers;
        all =
        [
            .. project.Configuration.Apis.Select(api => new ProviderApi(api, null, UrlTemplate.Parse(api.Base, []))),
            .. providers.SelectMany(provider => provider.Apis.Select(api => new ProviderApi(api, provider, UrlTemplate.Parse(api.Base, provider.Tenants)))),
        ];
        hosts = [.. providers.Where(provider => !provider.Generic).SelectMany(provider => provider.SendTo.Select(host => (provider, UrlTemplate.Parse("https://" + host, provider.Tenants))))];
    }

    public static ProviderApis For(GuardCompilation guard) => Known.GetValue(guard.Project, project => new ProviderApis(project));

    /// <summary>The API that an address belongs to; the one with the longest base, if several fit.</summary>
    /// <param name="address">A whole address.</param>
    /// <param name="path">What follows the base, with the query.</param>
    public ProviderApi? Find(FoldedText address, out string path)
    {
        path = "";
        ProviderApi? best = null;
        if (!UrlReader.IsAbsolute(address) || !IsFixed(UrlReader.HostOf(address.Text)))
        {
            return null;
        }

        foreach (var api in all)
        {
            if (api.Template.TryMatch(address.Text, out var rest) && (best is null || api.Template.Text.Length > best.Template.Text.Length))
            {
                best = api;
                path = rest;
            }
        }

        return best;
    }

    /// <summary>The provider that a host belongs to, or null.</summary>
    public ProviderDefinition? OwnerOf(string host)
    {
        if (host.Length == 0 || !IsFixed(host))
        {
            return null;
        }

        foreach (var (provider, template) in hosts)
        {
            if (template.TryMatch("https://" + host, out _))
            {
                return provider;
            }
        }

        return null;
    }

    /// <summary>Says whether a provider's tokens may be sent to a host.</summary>
    public bool Owns(ProviderDefinition provider, string host) =>
        hosts.Any(one => one.Provider.Id == provider.Id && one.Host.TryMatch("https://" + host, out _))
        || all.Any(api => api.Provider?.Id == provider.Id && UrlReader.HostOf(api.Template.Text) == host);

    /// <summary>Says whether at least the domain is known: what stands before it may be a tenant.</summary>
    private static bool IsFixed(string host)
    {
        var domain = host.LastIndexOf('.', Math.Max(host.LastIndexOf('.') - 1, 0));
        return host.IndexOf(FoldedText.Hole, Math.Max(domain, 0)) < 0 && host.IndexOf('{', Math.Max(domain, 0)) < 0;
    }
}
