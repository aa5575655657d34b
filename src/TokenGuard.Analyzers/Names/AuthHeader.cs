using System.Text;

namespace TokenGuard.Analyzers.Names;

/// <summary>Names of HTTP headers that carry a credential.</summary>
internal static class AuthHeader
{
    public const string Authorization = "Authorization";

    private const string Basic = "Basic ";
    private const int ShortestLogin = 8;
    private const int LongestLogin = 512;

    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        Authorization, "X-Authorization", "Proxy-Authorization", "X-Api-Key", "Api-Key", "ApiKey", "X-ApiKey", "Ocp-Apim-Subscription-Key", "X-Auth-Token", "X-Access-Token",
        "X-Token", "X-Auth-Key", "X-Auth", "PRIVATE-TOKEN", "JOB-TOKEN", "DEPLOY-TOKEN", "X-GitHub-Token", "X-Gitlab-Token", "X-Vault-Token", "X-Shopify-Access-Token",
        "X-Figma-Token", "X-Amz-Security-Token", "X-Functions-Key", "X-Goog-Api-Key", "DD-API-KEY", "DD-APPLICATION-KEY", "X-Postmark-Server-Token",
        "X-Postmark-Account-Token", "Circle-Token", "X-RapidAPI-Key", "X-Secret-Key", "X-Client-Secret", "X-JFrog-Art-Api", "X-Algolia-API-Key", "X-Redmine-API-Key",
        "X-Master-Key", "X-N8N-API-KEY", "X-Sonar-Passcode", "X-Session-Token", "Access-Token", "Auth-Token", "Token", "X-OpenAI-Api-Key", "Cookie",
    };

    /// <summary>True for a header that logs in: a known one, or one that is called like a credential.</summary>
    public static bool Is(string name) =>
        Names.Contains(name) || (name.StartsWith("X-", StringComparison.OrdinalIgnoreCase) && name.IndexOf(' ') < 0 && CredentialName.IsCredential(name));

    /// <summary>True also for other names of credentials; cookies hold much that logs nobody in.</summary>
    public static bool LogsIn(string? name) => name is not null and not "Cookie" && (Is(name) || CredentialName.IsCredential(name));

    /// <summary>True also for a name that nobody knows but that may mean a credential: where a wrong yes is better than a wrong no.</summary>
    public static bool MayBe(string name) =>
        Names.Contains(name) || CredentialName.IsCredential(name) || NameWords.Split(name).Any(word => word is "authorization" or "auth" or "authentication" or "signature" or "session");

    /// <summary>
    /// The credential of a header's value: what follows the scheme's word, if there is one. Of a list such as
    /// <c>Acme client="x", token="y"</c> it is the value whose name means one; empty if there is none.
    /// </summary>
    public static string Credential(string value)
    {
        var trimmed = value.Trim();
        if (trimmed.IndexOf("=\"", StringComparison.Ordinal) > 0)
        {
            return trimmed.Split(',').Select(pair => pair.Split(['='], 2)).FirstOrDefault(pair => pair.Length == 2 && NamesCredential(pair[0]))?[1].Trim(' ', '"') ?? "";
        }

        var space = trimmed.IndexOf(' ');
        return space > 0 && IsScheme(trimmed[..space]) ? trimmed[(space + 1)..].Trim() : IsScheme(trimmed) ? "" : trimmed;
    }

    /// <summary>True for a whole value of the header that holds a user and a password: <c>Basic …</c>.</summary>
    public static bool IsLogin(string value)
    {
        if (!value.StartsWith(Basic, StringComparison.Ordinal) || value.Length - Basic.Length is < ShortestLogin or > LongestLogin)
        {
            return false;
        }

        try
        {
            var login = Encoding.UTF8.GetString(Convert.FromBase64String(value[Basic.Length..]));
            var colon = login.IndexOf(':');
            return colon > 0 && login.All(c => c >= ' ') && CredentialText.IsGiven(login[(colon + 1)..]);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>The first name of a list has the scheme's word before it.</summary>
    private static bool NamesCredential(string name)
    {
        var last = name.Trim().Split(' ').Last();
        return CredentialName.IsCredential(last) || last.Equals("response", StringComparison.OrdinalIgnoreCase) || last.Equals("signature", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>True for the words that name a way to authenticate.</summary>
    public static bool IsScheme(string word) => word.TrimEnd(':').ToLowerInvariant() is
        "bearer" or "basic" or "token" or "digest" or "negotiate" or "ntlm" or "oauth" or "apikey" or "api-key" or "key" or "bot" or "jwt" or "hmac"
        or "aws4-hmac-sha256" or "sharedaccesssignature" or "sharedkey" or "genieky" or "geniekey" or "ssws" or "discogs" or "zoho-oauthtoken" or "bearer,";
}
