using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Embedded;

/// <summary>Finds what logs in within URLs: <c>scheme://user:password@host</c> and <c>scheme://token@host</c>.</summary>
internal static class UrlUserInfo
{
    private const string SchemeEnd = "://";
    private const int ShortestToken = 16;
    private const int LongestUserInfo = 512;

    public static IEnumerable<EmbeddedCredential> Find(string text)
    {
        for (var at = text.IndexOf(SchemeEnd, StringComparison.Ordinal); at >= 0; at = text.IndexOf(SchemeEnd, at + 1, StringComparison.Ordinal))
        {
            if (IsScheme(text, at) && Read(text, at + SchemeEnd.Length) is { } credential)
            {
                yield return credential;
            }
        }
    }

    /// <summary>A scheme, as far as it is known.</summary>
    private static bool IsScheme(string text, int end) =>
        end > 0 && (char.IsLetterOrDigit(text[end - 1]) || text[end - 1] == FoldedText.Hole);

    private static EmbeddedCredential? Read(string text, int start)
    {
        var end = AuthorityEnd(text, start);
        var at = end > start ? text.LastIndexOf('@', end - 1, end - start) : -1;
        if (at <= start || at - start > LongestUserInfo || !MayFollow(text, at + 1))
        {
            return null;
        }

        var colon = text.IndexOf(':', start, at - start);
        return colon >= 0 && colon + 1 < at && !IsWord(text[(colon + 1)..at], "x-oauth-basic")
            ? Judge(text, colon + 1, at, text[start..colon])
            : JudgeUser(text, start, colon < 0 ? at : colon);
    }

    /// <summary>Characters that no URL holds unescaped end it; so do those that start its path.</summary>
    private static int AuthorityEnd(string text, int start)
    {
        var end = start;
        while (end < text.Length && text[end] is not ('/' or '?' or '#' or '"' or '<' or '>' or '\\' or '^' or '`' or '|') && !char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        return end;
    }

    /// <summary>Behind the user info a host follows, or one that is put there when the program runs.</summary>
    private static bool MayFollow(string text, int at) =>
        at >= text.Length || char.IsLetterOrDigit(text[at]) || text[at] is '[' or '_' or '{' or '$' or '%' or FoldedText.Hole;

    /// <summary>Guests are let in by message brokers on the machine itself only.</summary>
    private static EmbeddedCredential? Judge(string text, int start, int end, string user)
    {
        var password = text[start..end];
        return IsWord(user, "anonymous") || (IsWord(user, "guest") && IsWord(password, "guest")) || PlaceholderText.Is(password) || PlaceholderText.IsCode(password)
            || password.IndexOfAny(['{', '}', '[', ']', '\'']) >= 0 || user.IndexOfAny(['[', ']', '(', ')']) >= 0
            ? null
            : new(start, password, SchemeEnd, EmbeddedRules.UrlPassword);
    }

    /// <summary>A user without a password logs in only if the name is a token.</summary>
    private static EmbeddedCredential? JudgeUser(string text, int start, int end)
    {
        var user = text[start..end];
        return user.Length < ShortestToken || PlaceholderText.Is(user) || !IsRandom(user) ? null : new(start, user, SchemeEnd, EmbeddedRules.UrlToken);
    }

    private static bool IsRandom(string user) =>
        user.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-') && user.Count(char.IsDigit) > 2 && user.Count(char.IsLetter) > 2;

    private static bool IsWord(string text, string word) => string.Equals(text, word, StringComparison.OrdinalIgnoreCase);
}
