using TokenGuard.Analyzers.Names;

namespace TokenGuard.Analyzers.Scopes;

/// <summary>Judges by its name whether a variable, parameter or key holds the OAuth scopes of a request.</summary>
internal static class ScopeName
{
    /// <summary>Words that make it something else: scopes of other kinds, and scopes that are checked, not asked for.</summary>
    private static readonly HashSet<string> Other = new(StringComparer.Ordinal)
    {
        "service", "services", "di", "log", "logger", "logging", "lifetime", "transaction", "cache", "variable", "search", "ldap", "css",
        "required", "require", "accepted", "accept", "expected", "claim", "claims", "allowed", "supported", "available", "known", "missing",
        "granted", "denied", "forbidden", "valid", "invalid", "insufficient", "policy", "schema", "telemetry", "activity", "trace",
    };

    /// <summary>Words that may follow: <c>scopeList</c>, <c>scopesToConsent</c>.</summary>
    private static readonly HashSet<string> Behind = new(StringComparer.Ordinal)
    {
        "list", "string", "str", "text", "value", "values", "param", "parameter", "array", "default", "defaults", "to", "consent", "requested", "set", "names", "name",
    };

    /// <summary>True for <c>scope</c>, <c>Scopes</c>, <c>zendeskScopes</c>, <c>GITHUB_SCOPE</c>, <c>Zendesk:Scope</c>.</summary>
    public static bool IsScope(string name)
    {
        if (name.IndexOf("scope", StringComparison.OrdinalIgnoreCase) < 0)
        {
            return false;
        }

        var words = NameWords.Split(name);
        var at = words.FindLastIndex(word => word is "scope" or "scopes");
        return at >= 0 && words.Skip(at + 1).All(IsBehind) && !words.Exists(Other.Contains);
    }

    /// <summary>True for the scopes that an API has and others may ask for: <c>ApiScopes</c>, <c>ResourceScopes</c>.</summary>
    public static bool IsOfResource(string name)
    {
        var words = NameWords.Split(name);
        var at = words.FindLastIndex(word => word is "scope" or "scopes");
        return at > 0 && words[at - 1] is "api" or "resource" or "identity";
    }

    /// <summary>True for a name that speaks of several scopes, as few other things than OAuth do.</summary>
    public static bool IsPlural(string name) => name.IndexOf("scopes", StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>True for the name of a field of a request that holds scopes.</summary>
    public static bool IsKey(string key) =>
        key.Length is > 4 and < 40 && key.IndexOf(' ') < 0 && !key.StartsWith("x-", StringComparison.OrdinalIgnoreCase) && IsScope(key);

    private static bool IsBehind(string word) => Behind.Contains(word) || word.All(char.IsDigit);
}
