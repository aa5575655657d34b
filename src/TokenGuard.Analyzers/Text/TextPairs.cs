namespace TokenGuard.Analyzers.Text;

/// <summary>Names and values in texts of JSON, XML, forms and command lines, whatever else the text holds.</summary>
internal static class TextPairs
{
    private const int LongestName = 64;

    /// <summary>A quick look for what stands around values.</summary>
    public static bool MayBeIn(string text) =>
        text.IndexOf('"') >= 0 || text.IndexOf('\'') >= 0 || text.IndexOf("</", StringComparison.Ordinal) >= 0 || text.IndexOf("--", StringComparison.Ordinal) >= 0;

    /// <summary>
    /// Pairs such as <c>"password": "…"</c>, <c>&lt;password&gt;…&lt;/password&gt;</c>, <c>password="…"</c> and <c>--password …</c>.
    /// </summary>
    public static IEnumerable<(string Name, string Value)> Find(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var pair = text[i] switch
            {
                ':' => Quoted(text, i, EndOfName(text, i)),
                '=' when i > 0 => Quoted(text, i, SkipBlanks(text, i)),
                '\'' when i > 0 && text[i - 1] == ' ' => Clause(text, i),
                '>' => Element(text, i),
                '-' when i > 0 && text[i - 1] == '-' && (i == 1 || char.IsWhiteSpace(text[i - 2])) => Option(text, i + 1),
                _ => null,
            };
            if (pair is { } found)
            {
                yield return found;
            }
        }
    }

    /// <summary>SQL gives a password without a sign: <c>IDENTIFIED BY '…'</c>, <c>WITH PASSWORD '…'</c>.</summary>
    private static (string, string)? Clause(string text, int quote)
    {
        var before = text.AsSpan(0, quote).TrimEnd();
        return before.EndsWith("PASSWORD".AsSpan(), StringComparison.Ordinal) || before.EndsWith("IDENTIFIED BY".AsSpan(), StringComparison.OrdinalIgnoreCase)
            ? Quoted(text, quote - 1, "PASSWORD")
            : null;
    }

    private static int SkipBlanks(string text, int end)
    {
        while (end > 0 && text[end - 1] == ' ')
        {
            end--;
        }

        return end;
    }

    /// <summary>JSON's names stand in quotes.</summary>
    private static int EndOfName(string text, int colon)
    {
        var end = colon;
        while (end > 0 && text[end - 1] is ' ' or '"' or '\'' or '\\')
        {
            end--;
        }

        return end;
    }

    private static (string, string)? Quoted(string text, int at, int endOfName) => NameBefore(text, endOfName) is { } name ? Quoted(text, at, name) : null;

    private static (string, string)? Quoted(string text, int at, string name)
    {
        var start = at + 1;
        while (start < text.Length && text[start] is ' ' or '\\')
        {
            start++;
        }

        if (start >= text.Length || text[start] is not ('"' or '\''))
        {
            return null;
        }

        var close = text.IndexOf(text[start], start + 1);
        return close > start + 1 ? (name, text[(start + 1)..close].TrimEnd('\\')) : null;
    }

    private static (string, string)? Element(string text, int at)
    {
        var close = text.IndexOf("</", at, StringComparison.Ordinal);
        return close > at + 1 && text.IndexOf('<', at) == close && NameBefore(text, at) is { } name
            && string.CompareOrdinal(text, close + 2, name, 0, name.Length) == 0
            ? (name, text[(at + 1)..close])
            : null;
    }

    /// <summary>An option of a command line; what explains one has words where its value would stand.</summary>
    private static (string, string)? Option(string text, int start)
    {
        var end = start;
        while (end < text.Length && end - start < LongestName && IsNamePart(text[end]))
        {
            end++;
        }

        if (end == start || end >= text.Length || text[end] is not (' ' or '='))
        {
            return null;
        }

        var close = text.IndexOfAny([' ', '\t', '\r', '\n', ',', ';'], end + 1);
        var value = close < 0 ? text[(end + 1)..] : text[(end + 1)..close];
        return value.Any(char.IsDigit) && value.Any(char.IsLetter) && value[0] is not ('"' or '\'' or '-') ? (text[start..end], value) : null;
    }

    private static string? NameBefore(string text, int end)
    {
        var start = end;
        while (start > 0 && end - start < LongestName && IsNamePart(text[start - 1]))
        {
            start--;
        }

        return start < end ? text[start..end] : null;
    }

    private static bool IsNamePart(char c) => char.IsLetterOrDigit(c) || c is '_' or '-' or '.';
}
