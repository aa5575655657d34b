using TokenGuard.Analyzers.Names;

namespace TokenGuard.Analyzers.Urls;

/// <summary>How sure the name of a query parameter is about its value.</summary>
internal enum QueryNameKind
{
    None,

    /// <summary>It can be a credential: the value must say so itself.</summary>
    Vague,
    Credential,
}

/// <summary>Judges names of query parameters.</summary>
internal static class QueryName
{
    private static readonly HashSet<string> Vague = new(StringComparer.OrdinalIgnoreCase) { "key", "auth", "appid", "app_id", "code", "session", "sessionid", "session_id", "sid", "sig", "signature", "k", "t", "authorization", "access", "authentication" };

    /// <summary>What links that people are sent once are for.</summary>
    private static readonly string[] Links = ["reset", "confirm", "invit", "unsubscrib", "verif", "activat", "optout", "magic"];

    /// <summary>Other values that are called tokens and give no access.</summary>
    private static readonly string[] Others =
        ["captcha", "csrf", "xsrf", "forgery", "nonce", "state", "continuation", "cursor", "page", "paging", "pagination", "next", "previous", "sync", "delta", "challenge", "cancellation", "rewrite", "syntax", "skip", "resum", "concurrency", "idempotency", "watermark"];

    private static readonly string[] Endings = ["token", "apikey", "password", "secret", "accesskey", "appkey", "passkey"];

    public static QueryNameKind Judge(string name)
    {
        if (name.Length is 0 or > 60 || IsOneTime(name))
        {
            return QueryNameKind.None;
        }

        return CredentialName.IsCredential(name) || (IsLower(name) && Endings.Any(ending => name.EndsWith(ending, StringComparison.Ordinal)))
            ? QueryNameKind.Credential
            : Vague.Contains(name) ? QueryNameKind.Vague : QueryNameKind.None;
    }

    /// <summary>True for names of values that a link may carry: reset, confirmation, invitation, paging.</summary>
    public static bool IsOneTime(string name) => IsLink(name) || Has(name, Others);

    /// <summary>True for addresses, types and methods that are about such a link.</summary>
    public static bool IsLink(string text) => Has(text, Links);

    /// <summary>True for names that many kinds of links use, so that what the link is for decides.</summary>
    public static bool IsBare(string name) => name.ToLowerInvariant() is "token" or "key" or "code" or "t" or "k" or "secret" or "jwt";

    private static bool Has(string text, string[] words) => words.Any(word => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);

    private static bool IsLower(string name) => name.All(char.IsLower);
}
