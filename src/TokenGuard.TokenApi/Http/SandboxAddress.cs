using System.Net;

namespace TokenGuard.TokenApi.Http;

/// <summary>Leads a provider's address to a sandbox on this machine: <c>https://acme.zendesk.com/x</c> becomes <c>http://127.0.0.1:8080/acme/x</c>.</summary>
public static class SandboxAddress
{
    /// <summary>Reads what <c>--provider-url</c> takes.</summary>
    /// <param name="text">As in <c>zendesk=http://127.0.0.1:8080</c>.</param>
    /// <exception cref="FormatException">It names no provider, is no address, or is no loopback address.</exception>
    public static (string Provider, Uri Address) Parse(string text)
    {
        var sign = text.IndexOf('=', StringComparison.Ordinal);
        if (sign <= 0 || !Uri.TryCreate(text[(sign + 1)..], UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw new FormatException($"'{text}' must look like zendesk=http://127.0.0.1:8080");
        }

        // A name could lead anywhere, localhost too.
        return IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip)
            ? (text[..sign], address)
            : throw new FormatException($"'{address.Host}' is no loopback address such as 127.0.0.1: secrets go to a provider's own hosts or stay on this machine");
    }

    internal static Uri Redirect(Uri sandbox, string? tenant, Uri url) =>
        new(sandbox.GetLeftPart(UriPartial.Path).TrimEnd('/') + (tenant is null ? "" : "/" + Uri.EscapeDataString(tenant)) + url.PathAndQuery);
}
