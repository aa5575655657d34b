using TokenGuard.Analyzers.Urls;

namespace TokenGuard.Analyzers.Transport;

/// <summary>An absolute address whose protocol does not encrypt, to a host that is not this machine.</summary>
/// <param name="Scheme">The protocol, in lower case.</param>
/// <param name="Host">The host, with holes.</param>
/// <param name="Text">The whole address, with holes.</param>
internal sealed record ClearTextUrl(string Scheme, string Host, string Text)
{
    private static readonly string[] Schemes =
        ["http", "ws", "ftp", "ldap", "amqp", "mqtt", "redis", "telnet", "smtp", "imap", "pop3", "nats", "mongodb"];

    /// <summary>Hosts of names of things: namespaces, schemas, vocabularies.</summary>
    private static readonly string[] Vocabularies =
        ["w3.org", "xmlsoap.org", "schemas.microsoft.com", "schemas.openxmlformats.org", "json-schema.org", "tempuri.org", "purl.org", "xml.org", "oasis-open.org", "docs.oasis-open.org", "openid.net", "axschema.org", "hl7.org", "opengis.net", "adobe.com", "iptc.org", "dublincore.org", "xmlns.com", "schema.org", "java.sun.com", "apache.org", "xsd.org"];

    /// <summary>What stands between the protocol and the host has a name and a password.</summary>
    public bool HasUserInfo
    {
        get
        {
            var start = Scheme.Length + 3;
            var end = Text.IndexOfAny(['/', '?', '#'], start);
            var authority = end < 0 ? Text[start..] : Text[start..end];
            var at = authority.LastIndexOf('@');
            return at > 0 && authority.IndexOf(':', 0, at) is >= 0 and var colon && colon + 1 < at;
        }
    }

    /// <summary>The path in lower case, without query.</summary>
    public string Path
    {
        get
        {
            var start = Text.IndexOf('/', Scheme.Length + 3);
            var end = start < 0 ? -1 : Text.IndexOfAny(['?', '#'], start);
            return start < 0 ? "" : (end < 0 ? Text[start..] : Text[start..end]).ToLowerInvariant();
        }
    }

    /// <summary>True for an address at which a token is got for a secret.</summary>
    public bool IsTokenEndpoint => Path.EndsWith("/oauth/token", StringComparison.Ordinal) || Path.EndsWith("/connect/token", StringComparison.Ordinal) || Path.EndsWith("/oauth2/token", StringComparison.Ordinal)
        || Path.EndsWith("/oauth/access_token", StringComparison.Ordinal) || Path.EndsWith("/oauth2/v2.0/token", StringComparison.Ordinal) || Path.EndsWith("/openid-connect/token", StringComparison.Ordinal)
        || Path.EndsWith("/oauth/tokens", StringComparison.Ordinal) || Path.EndsWith("/oauth2/v1/token", StringComparison.Ordinal) || Path.EndsWith("/auth/token", StringComparison.Ordinal);

    /// <summary>True for an address that a name and a password are posted to.</summary>
    public bool IsLogin => IsTokenEndpoint || Path.TrimEnd('/') is var path && (path.EndsWith("/login", StringComparison.Ordinal) || path.EndsWith("/signin", StringComparison.Ordinal)
        || path.EndsWith("/token", StringComparison.Ordinal) || path.EndsWith("/authenticate", StringComparison.Ordinal));

    /// <summary>Says in a few comparisons whether a written text begins such an address.</summary>
    public static bool MayBegin(string text) =>
        text.IndexOf("://", 0, Math.Min(text.Length, 10), StringComparison.Ordinal) is > 1 and var end && SchemeOf(text, end) is not null;

    /// <summary>Reads an address; null if it is none, encrypted, of this machine, or the name of a vocabulary.</summary>
    public static ClearTextUrl? Read(string text)
    {
        if (text.IndexOf("://", 0, Math.Min(text.Length, 10), StringComparison.Ordinal) is not (> 1 and var end) || SchemeOf(text, end) is not { } scheme || text.IndexOfAny([' ', '\n', '<', '>']) >= 0)
        {
            return null;
        }

        var host = Hosts.Of(text);
        return host.Length == 0 || Hosts.IsLocal(host) || Vocabularies.Any(known => host == known || host.EndsWith("." + known, StringComparison.Ordinal)) || host.StartsWith("schemas.", StringComparison.Ordinal)
            ? null
            : new ClearTextUrl(scheme, host, text);
    }

    /// <summary>True if only its own user name and password can say that a credential goes this way.</summary>
    public bool IsSpokenByOthers => Scheme is not ("http" or "ws" or "ftp" or "ldap");

    /// <summary>True for a data base that is told not to encrypt; without being told, it depends on the server.</summary>
    public bool IsTurnedOff => Scheme != "mongodb" || Text.IndexOf("tls=false", StringComparison.OrdinalIgnoreCase) > 0 || Text.IndexOf("ssl=false", StringComparison.OrdinalIgnoreCase) > 0;

    private static string? SchemeOf(string text, int end)
    {
        foreach (var scheme in Schemes)
        {
            if (scheme.Length == end && string.Compare(text, 0, scheme, 0, end, StringComparison.OrdinalIgnoreCase) == 0)
            {
                return scheme;
            }
        }

        return null;
    }
}
