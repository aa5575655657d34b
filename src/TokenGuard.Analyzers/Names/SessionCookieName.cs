namespace TokenGuard.Analyzers.Names;

/// <summary>Tells by its name a cookie that keeps somebody logged in.</summary>
internal static class SessionCookieName
{
    private static readonly HashSet<string> Last = new(StringComparer.OrdinalIgnoreCase)
    {
        "session", "sessionid", "sid", "jsessionid", "phpsessid", "aspxauth", "auth",
    };

    private static readonly string[] Prefixes = ["__Host-", "__Secure-"];

    public static bool Is(string name)
    {
        var own = Prefixes.FirstOrDefault(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) is { } found ? name[found.Length..] : name;
        if (own is ".AspNetCore.Cookies" || own.StartsWith(".AspNetCore.Identity.", StringComparison.Ordinal))
        {
            return true;
        }

        var words = own.Split(['.', '_', '-', ' '], StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 && (Last.Contains(words[words.Length - 1])
            || (NameWords.Split(own) is [.., "session", "id"] or [.., "session" or "auth" or "login", "cookie"] or [_, .., "session" or "auth"]));
    }
}
