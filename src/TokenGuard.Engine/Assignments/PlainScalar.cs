using TokenGuard.Engine.Credentials;

namespace TokenGuard.Engine.Assignments;

/// <summary>
/// A value without quotes that has the rest of a line of a YAML file, or of one of variables, for itself: brackets, commas, quotes and bars belong to it
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
        if (mark <= start || !HasLine(text, start, text[mark] == ',') || WordEnd(text, start, mayHoldSigns: false) is not { } end)
        {
            return GeneratedEnd(text, start) is { } whole && whole > mark ? whole : null;
        }

        var isWhole = IsClosing(text[end - 1]) && IsSettled(LineAbove(text, start));
        end = isWhole ? end : WithoutMarks(text, start, end);
        return end > mark && !IsCode(text[start..end]) ? end : null;
    }

    /// <summary>
    /// Where a password ends that was generated and has the rest of a line for itself, behind a name and a sign or a blank, as files of
    /// properties and settings have it, or any one behind a variable's name in capitals; null if there is none.
    /// </summary>
    public static int? GeneratedEnd(ReadOnlySpan<byte> text, int start)
    {
        if (WordEnd(text, start, mayHoldSigns: true) is not { } end || !FollowsName(text, start) || IsCode(text[start..end]))
        {
            return null;
        }

        end = WithoutMarks(text, start, end);
        var word = text[start..end];
        return word.Length > 0 && (IsVariable(text, start) || GeneratedPasswords.Are(word, ValueCounts.Of(word))) ? end : null;
    }

    private static int WithoutMarks(ReadOnlySpan<byte> text, int start, int end)
    {
        while (end > start && IsMark(text[end - 1]))
        {
            end--;
        }

        return end;
    }

    /// <summary>True behind a name at the beginning of a line, or of an element of a list, and a sign or blanks.</summary>
    private static bool FollowsName(ReadOnlySpan<byte> text, int start)
    {
        var at = Blanks.SkipBackInLine(text, start);
        at = Blanks.SkipBackInLine(text, at > 0 && text[at - 1] is (byte)'=' or (byte)':' ? at - 1 : at);
        var end = at;
        while (at > 0 && end - at < LongestKey && (Ascii.IsWord(text[at - 1]) || text[at - 1] is (byte)'.' or (byte)'-'))
        {
            at--;
        }

        at -= text[..at].EndsWith("export "u8) ? "export ".Length : 0;
        return at < end && end < start && BeginsLine(text, at);
    }

    /// <summary>True behind <c>NAME=</c> in capitals.</summary>
    private static bool IsVariable(ReadOnlySpan<byte> text, int start)
    {
        var at = start - 1;
        while (at > 0 && start - at < LongestKey && (Ascii.IsUpper(text[at - 1]) || Ascii.IsDigit(text[at - 1]) || text[at - 1] == '_'))
        {
            at--;
        }

        return text[start - 1] == '=' && at < start - 2 && (at == 0 || text[at - 1] is (byte)'\n' or (byte)' ');
    }

    /// <summary>What ends a value in code.</summary>
    public static bool IsMark(byte b) =>
        b is (byte)',' or (byte)';' or (byte)'|' or (byte)')' or (byte)']' or (byte)'}' or (byte)'<' or (byte)'>' or (byte)'"' or (byte)'\'' or (byte)'`';

    public static bool HasMark(ReadOnlySpan<byte> value)
    {
        foreach (var b in value)
        {
            if (IsMark(b))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// True behind <c>key: </c> with nothing but blanks and a list's dash before it on the line, and where nothing else stands
    /// before the value. Several may be joined by commas.
    /// </summary>
    private static bool HasLine(ReadOnlySpan<byte> text, int start, bool mayJoin)
    {
        var at = Blanks.SkipBackInLine(text, start);
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
    private static int? WordEnd(ReadOnlySpan<byte> text, int start, bool mayHoldSigns)
    {
        for (var at = start; at < Math.Min(text.Length, start + Longest); at++)
        {
            if (text[at] <= ' ')
            {
                var next = Blanks.SkipInLine(text, at);
                return next >= text.Length || text[next] is (byte)'\n' or (byte)'\r' or (byte)'#' ? at : null;
            }

            if (!mayHoldSigns && text[at] is (byte)':' or (byte)'=')
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
