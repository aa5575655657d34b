using TokenGuard.Analyzers.Names;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Analyzers.Scopes;

/// <summary>A provider whose scopes are known, with what gives it away in code: its hosts and its name.</summary>
internal sealed class ScopeProvider
{
    /// <summary>Names that are words of every program too: only addresses tell these providers.</summary>
    private static readonly HashSet<string> EverydayWords = new(StringComparer.Ordinal)
    {
        "box", "line", "square", "zoom", "close", "front", "drift", "linear", "notion", "monday", "segment", "wise", "branch", "copper", "courier",
        "crisp", "census", "clerk", "daily", "convex", "render", "buffer", "frame", "help", "lob", "plaid", "checkout", "bitly", "gusto", "oura", "generic",
    };

    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly List<string> hosts = [];
    private readonly List<string> apiHosts = [];

    public ScopeProvider(ProviderDefinition definition, ScopeCatalog catalog)
    {
        Definition = definition;
        Catalog = catalog;
        Endpoints = [.. catalog.Endpoints.Select(endpoint => UrlTemplate.Parse(endpoint, definition.Tenants))];
        Apis = [.. definition.Apis.Select(api => UrlTemplate.Parse(api.Base, definition.Tenants))];
        AddName(definition.Id);
        AddName(definition.Name);
        foreach (var address in definition.SendTo.Concat(catalog.Endpoints))
        {
            AddHost(hosts, address);
        }

        foreach (var api in definition.Apis)
        {
            AddHost(hosts, api.Base);
            AddHost(apiHosts, api.Base);
        }
    }

    public ProviderDefinition Definition { get; }

    public ScopeCatalog Catalog { get; }

    /// <summary>Addresses that hand out tokens.</summary>
    public IReadOnlyList<UrlTemplate> Endpoints { get; }

    public IReadOnlyList<UrlTemplate> Apis { get; }

    /// <summary>Says whether a name, in small letters without anything between its words, is the provider's.</summary>
    public bool IsNamed(string name) => names.Contains(name);

    /// <summary>Says whether a text holds an address of the provider.</summary>
    public bool IsAddressedIn(string text) => IsAnyIn(hosts, text);

    /// <summary>Says whether a text holds the host of one of its APIs.</summary>
    public bool IsApiIn(string text) => IsAnyIn(apiHosts, text);

    private static bool IsAnyIn(List<string> hosts, string text)
    {
        foreach (var host in hosts)
        {
            var at = text.IndexOf(host, StringComparison.OrdinalIgnoreCase);
            if (at >= 0
                && (at == 0 || !(char.IsLetterOrDigit(text[at - 1]) || text[at - 1] == '-'))
                && (at + host.Length == text.Length || !(char.IsLetterOrDigit(text[at + host.Length]) || text[at + host.Length] is '.' or '-')))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True if an address is one that hands out tokens.</summary>
    public bool IsEndpoint(string url) => Endpoints.Any(endpoint => endpoint.TryMatch(url, out var rest) && (rest.Length == 0 || rest[0] == '?'));

    private void AddName(string name)
    {
        var joined = string.Concat(NameWords.Split(name));
        if (!EverydayWords.Contains(joined))
        {
            names.Add(joined);
        }
    }

    /// <summary>Keeps what is the same for all tenants.</summary>
    private static void AddHost(List<string> hosts, string address)
    {
        var start = address.IndexOf("://", StringComparison.Ordinal);
        var host = start < 0 ? address : address[(start + 3)..];
        host = host.Split('/')[0];
        var open = host.LastIndexOf('}');
        host = open < 0 ? host : host[(open + 1)..].TrimStart('.', '-');
        if (host.IndexOf('.') > 0 && !hosts.Contains(host))
        {
            hosts.Add(host);
        }
    }
}
