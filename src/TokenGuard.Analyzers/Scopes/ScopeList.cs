using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Scopes;

/// <summary>Takes apart and judges texts that name scopes, whoever grants them.</summary>
internal static class ScopeList
{
    private static readonly HashSet<string> SignIn = new(StringComparer.OrdinalIgnoreCase)
    {
        "openid", "profile", "email", "offline_access", "phone", "address",
    };

    private static readonly HashSet<string> Everything = new(StringComparer.OrdinalIgnoreCase)
    {
        "all", "root", "admin", "full", "full_access", "full-access", "fullaccess", "full_control", "superuser",
    };

    private static readonly string[] EverythingBehind = [":*", ".*", "/*", ".full_access", ":full_access", "/full_access", ".full_control", ":full_control"];

    /// <summary>The scopes of a text: separated by spaces, commas or what URLs make of them. None that a hole touches.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        var scopes = new List<string>();
        foreach (var part in text.Split([' ', ',', ';', '+', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            var scope = part.Trim('"', '\'', '[', ']');
            if (scope.Length > 0 && scope.IndexOf(FoldedText.Hole) < 0 && !scopes.Contains(scope))
            {
                scopes.Add(scope);
            }
        }

        return scopes;
    }

    /// <summary>True for the scopes of signing in, which are always in order.</summary>
    public static bool IsSignIn(string scope) => SignIn.Contains(scope);

    /// <summary>True for a scope that says by itself that it is everything.</summary>
    public static bool IsEverything(string scope) =>
        scope == "*" || Everything.Contains(scope) || EverythingBehind.Any(end => scope.Length > end.Length && scope.EndsWith(end, StringComparison.OrdinalIgnoreCase));

    /// <summary>True for a text whose every part could be the name of a scope.</summary>
    public static bool LooksLikeScopes(string text)
    {
        // The word itself is the name of a field or setting.
        if (text.Length is 0 or > 600 || text.Equals("scope", StringComparison.OrdinalIgnoreCase) || text.Equals("scopes", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c) && c is not (' ' or ',' or '.' or ':' or '/' or '_' or '-' or '*' or '+' or '%' or '\n' or '\r' or FoldedText.Hole))
            {
                return false;
            }
        }

        return true;
    }
}
