using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Scopes;

/// <summary>Finds scopes inside texts: in the query of addresses, in form bodies and in JSON.</summary>
internal static class EmbeddedScopes
{
    private const string Word = "scope";

    /// <summary>The values of all fields that are called like scopes.</summary>
    public static IEnumerable<EmbeddedScope> Find(string text)
    {
        for (var at = text.IndexOf(Word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(Word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var start = at;
            while (start > 0 && (char.IsLetter(text[start - 1]) || text[start - 1] == '_'))
            {
                start--;
            }

            var end = at + Word.Length;
            if (end < text.Length && text[end] is 's' or 'S')
            {
                end++;
            }

            if (ScopeName.IsKey(text[start..end]) && Read(text, start, end) is { } found)
            {
                yield return found;
            }
        }
    }

    private static EmbeddedScope? Read(string text, int start, int end)
    {
        if (end < text.Length && text[end] is '"' or '\'')
        {
            return start > 0 && text[start - 1] == text[end] ? ReadJson(text, end + 1) : null;
        }

        var brackets = Follows(text, end, "[]") ? 2 : Follows(text, end, "%5B%5D") ? 6 : 0;
        end += brackets;
        return end < text.Length && text[end] == '=' && IsFieldStart(text, start) ? ReadQuery(text, end + 1) : null;
    }

    private static bool Follows(string text, int at, string piece) => string.Compare(text, at, piece, 0, piece.Length, StringComparison.OrdinalIgnoreCase) == 0;

    private static bool IsFieldStart(string text, int start) => start == 0 || text[start - 1] is '?' or '&' or ';' or '"' or '\'' or '\n' or ' ';

    private static EmbeddedScope ReadQuery(string text, int start)
    {
        var end = text.IndexOfAny(['&', '#', '"', '\'', '<', '>', '\r', '\n'], start);
        end = end < 0 ? text.Length : end;
        return new EmbeddedScope(start, end - start, Decode(text[start..end]));
    }

    private static EmbeddedScope? ReadJson(string text, int at)
    {
        at = SkipSpace(text, at);
        if (at >= text.Length || text[at] is not (':' or '='))
        {
            return null;
        }

        at = SkipSpace(text, at + 1);
        if (at >= text.Length)
        {
            return new EmbeddedScope(text.Length, 0, "");
        }

        var close = text[at] == '[' ? text.IndexOf(']', at) : text[at] is '"' or '\'' ? text.IndexOf(text[at], at + 1) : -1;
        return text[at] switch
        {
            '"' or '\'' => Value(text, at + 1, close),
            '[' => Value(text, at + 1, close) is var list ? list with { Text = list.Text.Replace('"', ' ').Replace('\'', ' ').Replace(',', ' ').Trim() } : null,
            FoldedText.Hole => new EmbeddedScope(at, 1, text.Substring(at, 1)),
            _ => null,
        };
    }

    private static EmbeddedScope Value(string text, int start, int end)
    {
        end = end < 0 ? text.Length : end;
        return new EmbeddedScope(start, end - start, text[start..end]);
    }

    private static int SkipSpace(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }

    /// <summary>What a URL's escapes mean; wrong ones stay as they are.</summary>
    private static string Decode(string value) => Uri.UnescapeDataString(value.Replace('+', ' '));
}

/// <summary>Scopes inside a text.</summary>
/// <param name="Start">Where their value begins.</param>
/// <param name="Length">How long it is as it is written.</param>
/// <param name="Text">The value.</param>
internal sealed record EmbeddedScope(int Start, int Length, string Text);
