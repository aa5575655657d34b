using System.Net;
using TokenGuard.Engine.Rules.Calls;

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

    /// <summary>Leads the address of a rule's call there, whose names may still stand in braces.</summary>
    /// <param name="sandbox">The sandbox.</param>
    /// <param name="template">Such as <c>https://{subdomain}.zendesk.com/api/v2/users.json</c>.</param>
    public static string Redirect(Uri sandbox, string template)
    {
        var path = template.IndexOf('/', "https://".Length);
        var host = template["https://".Length..(path < 0 ? template.Length : path)];
        var names = host == CallTemplate.Host ? [] : TextTemplate.Parse(host).Names;
        var tenant = names.Count == 0 ? "" : "/" + string.Join('.', names.Select(name => $"{{{name}}}"));
        return sandbox.GetLeftPart(UriPartial.Path).TrimEnd('/') + tenant + (path < 0 ? "" : template[path..]);
    }

    internal static Uri Redirect(Uri sandbox, string? tenant, Uri url) =>
        new(sandbox.GetLeftPart(UriPartial.Path).TrimEnd('/') + (tenant is null ? "" : "/" + Uri.EscapeDataString(tenant)) + url.PathAndQuery);
}
