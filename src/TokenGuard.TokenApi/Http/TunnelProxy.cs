using System.Net;

namespace TokenGuard.TokenApi.Http;

/// <summary>The proxy of <c>HTTPS_PROXY</c>: for https addresses, which it tunnels by CONNECT, and never for plain ones.</summary>
internal sealed class TunnelProxy(Uri proxy, IReadOnlyList<string> direct) : IWebProxy
{
    public ICredentials? Credentials { get; set; } = CredentialsOf(proxy);

    /// <summary>Reads <c>HTTPS_PROXY</c> and <c>NO_PROXY</c>, or their names in lower case; null without a proxy.</summary>
    public static TunnelProxy? FromEnvironment()
    {
        var text = Read("https_proxy") ?? Read("HTTPS_PROXY");
        if (string.IsNullOrWhiteSpace(text)
            || !Uri.TryCreate(text.Contains("://", StringComparison.Ordinal) ? text : "http://" + text, UriKind.Absolute, out var proxy))
        {
            return null;
        }

        var direct = (Read("no_proxy") ?? Read("NO_PROXY") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new TunnelProxy(proxy, direct);
    }

    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : proxy;

    public bool IsBypassed(Uri host) => host.Scheme != Uri.UriSchemeHttps || host.IsLoopback || direct.Any(entry => Covers(entry, host.Host));

    private static bool Covers(string entry, string host) =>
        entry == "*" || host.Equals(entry.TrimStart('.'), StringComparison.OrdinalIgnoreCase)
        || host.EndsWith("." + entry.TrimStart('.'), StringComparison.OrdinalIgnoreCase);

    private static NetworkCredential? CredentialsOf(Uri proxy) => proxy.UserInfo.Split(':', 2) is [{ Length: > 0 } user, var password]
        ? new NetworkCredential(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password))
        : null;

    private static string? Read(string name) => Environment.GetEnvironmentVariable(name);
}
