namespace TokenGuard.Engine.Assignments.Tables;

/// <summary>Steps over the words of SQL that stand around columns and rows.</summary>
internal static class SqlWords
{
    private const int LongestTable = 200;

    private static readonly byte[][] BeforeTable = [.. new[] { "into", "insert", "ignore", "replace", "table", "copy" }.Select(System.Text.Encoding.ASCII.GetBytes)];

    private static readonly byte[][] BeforeMadeTable = [.. new[] { "create", "temporary", "temp", "cached", "memory" }.Select(System.Text.Encoding.ASCII.GetBytes)];

    /// <summary>True for <c>`user_pass`</c>, as MySQL quotes names: behind a comma the next name stands.</summary>
    public static bool IsQuotedName(ReadOnlySpan<byte> text, ByteSpan name) => name.Start > 0 && text[name.Start - 1] == '`' && name.End < text.Length && text[name.End] == '`';

    /// <summary>True for the first of the values that a column may have, or is compared with: <c>enum('password','code')</c>, <c>IN ('password', 'code')</c>.</summary>
    public static bool IsChoice(ReadOnlySpan<byte> text, ByteSpan name)
    {
        if (name.Start < 2 || !Ascii.IsQuote(text[name.Start - 1]) || text[name.Start - 2] != '(')
        {
            return false;
        }

        var before = text[..Blanks.SkipBackInLine(text, name.Start - 2)];
        return EndsWithWord(before, "enum"u8) || EndsWithWord(before, "in"u8);
    }

    private static bool EndsWithWord(ReadOnlySpan<byte> text, ReadOnlySpan<byte> lowerWord) =>
        Ascii.EndsWithIgnoreCase(text, lowerWord) && (text.Length == lowerWord.Length || text[^(lowerWord.Length + 1)] <= ' ');

    /// <summary>Steps behind a word, if it stands behind blanks here.</summary>
    public static bool Skip(ReadOnlySpan<byte> text, ref int at, ReadOnlySpan<byte> lowerWord)
    {
        var start = Blanks.Skip(text, at);
        var end = start + lowerWord.Length;
        if (end > text.Length || Ascii.IndexOfIgnoreCase(text[start..end], lowerWord) != 0 || (end < text.Length && Ascii.IsWord(text[end])))
        {
            return false;
        }

        at = end;
        return true;
    }

    /// <summary>Steps to the first row behind VALUES, also where code writes the statement as several texts.</summary>
    public static bool SkipValues(ReadOnlySpan<byte> text, ref int at)
    {
        at = SkipJoint(text, at);
        if (Skip(text, ref at, "overriding"u8))
        {
            _ = Skip(text, ref at, "system"u8) || Skip(text, ref at, "user"u8);
            _ = Skip(text, ref at, "value"u8);
        }

        if (!Skip(text, ref at, "values"u8) && !Skip(text, ref at, "value"u8))
        {
            return false;
        }

        at = SkipJoint(text, at);
        return at < text.Length && text[at] == '(';
    }

    /// <summary>The name of the table that a statement puts rows in, before an offset; null if none stands there.</summary>
    public static ByteSpan? TableBefore(ReadOnlySpan<byte> text, int at)
    {
        var end = Blanks.SkipBack(text, at);
        var start = end;
        while (start > 0 && end - start < LongestTable && text[start - 1] > ' ')
        {
            start--;
        }

        var before = text[..Blanks.SkipBack(text, start)];
        return start < end && before.Length < start && EndsWithOneOf(before, BeforeTable) ? ByteSpan.FromBounds(start, end) : null;
    }

    private static bool EndsWithOneOf(ReadOnlySpan<byte> text, byte[][] lowerWords)
    {
        foreach (var word in lowerWords)
        {
            if (Ascii.EndsWithIgnoreCase(text, word) && (text.Length == word.Length || !Ascii.IsWord(text[^(word.Length + 1)])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The name of the table that is made, behind the word TABLE at an offset; null if none is made there.</summary>
    public static ByteSpan? MadeTable(ReadOnlySpan<byte> text, int at)
    {
        var start = at + "TABLE".Length;
        if (Skip(text, ref start, "if"u8))
        {
            _ = Skip(text, ref start, "not"u8) && Skip(text, ref start, "exists"u8);
        }

        start = Blanks.Skip(text, start);
        var end = TableEnd(text, start);
        var before = text[..Blanks.SkipBack(text, at)];
        return end > start && before.Length < at && EndsWithOneOf(before, BeforeMadeTable) ? ByteSpan.FromBounds(start, end) : null;
    }

    /// <summary>Steps behind the words between INSERT and the name of a table, and behind that name if it is the given one.</summary>
    public static bool SkipTable(ReadOnlySpan<byte> text, ref int at, ReadOnlySpan<byte> table)
    {
        _ = Skip(text, ref at, "ignore"u8);
        _ = Skip(text, ref at, "into"u8);
        var start = Blanks.Skip(text, at);
        var end = TableEnd(text, start);
        if (!WithoutQuotes(text[start..end]).SequenceEqual(WithoutQuotes(table)))
        {
            return false;
        }

        at = end;
        return true;
    }

    private static ReadOnlySpan<byte> WithoutQuotes(ReadOnlySpan<byte> name) => Ascii.Trim(name, "`\"[]"u8);

    private static int TableEnd(ReadOnlySpan<byte> text, int at)
    {
        var end = at;
        while (end < text.Length && end - at < LongestTable && text[end] > ' ' && text[end] is not ((byte)'(' or (byte)';' or (byte)','))
        {
            end++;
        }

        return end;
    }

    /// <summary>True if a backslash takes its meaning from a quote: MySQL alone puts names between backticks.</summary>
    public static bool Escapes(ReadOnlySpan<byte> text, ByteSpan table) => text[table.Start] == '`';

    private static int SkipJoint(ReadOnlySpan<byte> text, int at)
    {
        for (var end = Math.Min(text.Length, at + Blanks.Most); at < end && text[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'"' or (byte)'\'' or (byte)'+' or (byte)'.' or (byte)'&' or (byte)'\\';)
        {
            at++;
        }

        return at;
    }
}
