using TokenGuard.Analyzers.Names;

namespace TokenGuard.Analyzers.Credentials;

/// <summary>Judges names in the widest sense: beside <see cref="CredentialName"/> those of headers and connection strings.</summary>
internal static class CredentialKey
{
    /// <summary>True for the name of a variable whose whole value gives access.</summary>
    public static bool IsVariable(string name) => !Masking.Is(name) && (CredentialName.IsCredential(name) || IsHeader(name) || IsConnection(name));

    /// <summary>True for a key of configuration, environment, headers or JSON whose value gives access.</summary>
    public static bool IsKey(string key) => key.Length < 120 && key.IndexOf(' ') < 0 && (IsVariable(key) || AuthHeader.Is(key) || IsUnder(key, "ConnectionStrings"));

    /// <summary>True for the one name that grammars use too.</summary>
    public static bool IsBareToken(string name) => name.TrimStart('_', '@') is "token" or "Token" or "tok" or "tokenValue" or "TokenValue" or "tokenString" or "tokenText";

    private static bool IsHeader(string name)
    {
        var words = NameWords.Split(name);
        var last = words.Count - 1;
        return last >= 0 && (words[last] == "authorization"
            || (last > 0 && words[last] == "header" && words[last - 1] is "auth" or "authorization" or "authentication" or "bearer")
            || (last > 0 && words[last] == "cookie" && words[last - 1] is "auth" or "session"));
    }

    private static bool IsConnection(string name)
    {
        name = name.Replace("_", "");
        return name.EndsWith("ConnectionString", StringComparison.OrdinalIgnoreCase) || name.EndsWith("ConnStr", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith("ConnString", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsUnder(string key, string section) => key.StartsWith(section + ":", StringComparison.OrdinalIgnoreCase);
}
