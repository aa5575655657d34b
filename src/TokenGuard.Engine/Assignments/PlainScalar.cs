namespace TokenGuard.Engine.Assignments;

/// <summary>
/// A value without quotes that has the rest of a line of a YAML file for itself: brackets, commas, quotes and bars belong to it
/// there (YAML 1.2.2, 7.3.3), while code ends a value with them.
/// </summary>
internal static class PlainScalar
{
    private const int LongestKey = 80;

    /// <summary>In bytes: what decides stands near, and code and data in one long word are no values that people write.</summary>
    private const int Longest = 128;

    /// <summary>
    /// Where a value ends that holds marks by which code would end it; null if it is none. Marks at its end are not taken for
    /// parts of it, since in code they stand there, but for a closing bracket where the line above leaves nothing to close.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the value begins.</param>
    /// <param name="mark">Its first mark.</param>
    public static int? EndOf(ReadOnlySpan<byte> text, int start, int mark)
    {
        if (mark <= start || !HasLine(text, start, text[mark] == ',') || WordEnd(text, start) is not { } end)
        {
            return null;
        }

        var isWhole = IsClosing(text[end - 1]) && IsSettled(LineAbove(text, start));
        while (!isWhole && end > start && IsMark(text[end - 1]))
        {
            end--;
        }

        return end > mark && !IsCode(text[start..end]) ? end : null;
    }

    /// <summary>What ends a value in code.</summary>
    public static bool IsMark(byte b) =>
        b is (byte)',' or (byte)';' or (byte)'|' or (byte)')' or (byte)']' or (byte)'}' or (byte)'<' or (byte)'>' or (byte)'"' or (byte)'\'' or (byte)'`';

    /// <summary>
    /// True behind <c>key: </c> with nothing but blanks and a list's dash before it on the line, and where nothing else stands
    /// before the value. Several may be joined by commas.
    /// </summary>
    private static bool HasLine(ReadOnlySpan<byte> text, int start, bool mayJoin)
    {
        var at = start;
        while (at > 0 && text[at - 1] is (byte)' ' or (byte)'\t' && start - at < Blanks.Most)
        {
            at--;
        }

        if (at == start || at == 0)
        {
            return false;
        }

        if (text[at - 1] != ':')
        {
            return BeginsLine(text, start);
        }

        var end = --at;
        while (at > 0 && end - at < LongestKey && (Ascii.IsWord(text[at - 1]) || text[at - 1] is (byte)'-' or (byte)'.'))
        {
            at--;
        }

        var isOfMany = mayJoin && at < end && text[end - 1] is (byte)'s' or (byte)'S' && !Ascii.EndsWithIgnoreCase(text[at..end], "ss"u8);
        return at < end && !isOfMany && BeginsLine(text, at);
    }

    private static bool BeginsLine(ReadOnlySpan<byte> text, int at)
    {
        for (var first = Math.Max(0, at - Blanks.Most); at > first && text[at - 1] is (byte)' ' or (byte)'\t' or (byte)'-'; at--)
        {
        }

        return at == 0 || text[at - 1] == '\n';
    }

    private static bool IsClosing(byte b) => b is (byte)')' or (byte)']' or (byte)'}' or (byte)'>';

    private static ReadOnlySpan<byte> LineAbove(ReadOnlySpan<byte> text, int at)
    {
        var end = text[..at].LastIndexOf((byte)'\n') + 1;
        while (end > 0 && text[end - 1] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            end--;
        }

        return text[(text[..end].LastIndexOf((byte)'\n') + 1)..end];
    }

    /// <summary>True if a line neither goes on in the next one, as lists of arguments and members do, nor opens a bracket for it.</summary>
    private static bool IsSettled(ReadOnlySpan<byte> line)
    {
        if (line.Length > 0 && line[^1] is (byte)',' or (byte)';')
        {
            return false;
        }

        var depth = 0;
        for (var i = line.Length - 1; i >= 0 && depth >= 0; i--)
        {
            depth += line[i] is (byte)')' or (byte)']' or (byte)'}' ? 1 : line[i] is (byte)'(' or (byte)'[' or (byte)'{' ? -1 : 0;
        }

        return depth >= 0;
    }

    /// <summary>The end of a word behind which the line ends, but for a comment; null if there is more, or a further pair in it.</summary>
    private static int? WordEnd(ReadOnlySpan<byte> text, int start)
    {
        for (var at = start; at < Math.Min(text.Length, start + Longest); at++)
        {
            if (text[at] <= ' ')
            {
                var next = Blanks.SkipInLine(text, at);
                return next >= text.Length || text[next] is (byte)'\n' or (byte)'\r' or (byte)'#' ? at : null;
            }

            if (text[at] is (byte)':' or (byte)'=')
            {
                return null;
            }
        }

        return text.Length - start <= Longest ? text.Length : null;
    }

    /// <summary>True for calls, subscripts, types, templates and literals: brackets and quotes in pairs, which passwords hold by chance only.</summary>
    private static bool IsCode(ReadOnlySpan<byte> word) =>
        IsPair(word, (byte)'(', (byte)')') || IsPair(word, (byte)'[', (byte)']') || IsPair(word, (byte)'<', (byte)'>') || word.IndexOf((byte)'{') is var brace && brace >= 0 && word[brace..].IndexOf((byte)'}') > 0
        || IsRepeated(word, (byte)'"') || IsRepeated(word, (byte)'\'') || IsRepeated(word, (byte)'`');

    private static bool IsPair(ReadOnlySpan<byte> word, byte open, byte close)
    {
        var at = word.IndexOf(open);
        return at >= 0 && word[at..].IndexOf(close) > 0 && (at == 0 || Ascii.IsWord(word[at - 1]) || word[at - 1] is (byte)'.' or (byte)'>' or (byte)']');
    }

    private static bool IsRepeated(ReadOnlySpan<byte> word, byte quote) => word.IndexOf(quote) is var first && first >= 0 && word.LastIndexOf(quote) > first;
}
