namespace TokenGuard.Engine.Assignments.Tables;

/// <summary>
/// Reads lines of separated values beneath a heading that names the columns: files of values between commas, semicolons or tabs
/// (RFC 4180), and tables of Markdown.
/// </summary>
internal static class SeparatedReader
{
    private const int LongestCell = 40;

    /// <summary>In bytes, of a heading that may stand anywhere in a text.</summary>
    private const int LongestTitle = 500;

    private const byte Bar = (byte)'|';

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <param name="text">The text.</param>
    /// <param name="name">The name of the column, or the last word of it.</param>
    /// <param name="budget">What rows may cost.</param>
    /// <param name="values">Takes the values.</param>
    /// <returns>True if it stands in a heading.</returns>
    public static bool Read(ReadOnlySpan<byte> text, ByteSpan name, RowBudget budget, List<AssignedValue> values)
    {
        if (SeparatorOf(text, name) is not { } separator || LineStart(text, name.Start, separator == Bar) is not { } start)
        {
            return false;
        }

        var longest = separator == Bar ? LongestTitle : TableReader.LongestHeading;
        var end = name.End + text.Slice(name.End, Math.Min(longest, text.Length - name.End)).IndexOf((byte)'\n');
        var rows = end + 1;
        if (end < name.End || end - start > longest || (separator == Bar && !SkipRule(text, ref rows) && !IsFirstRow(text, start, ref rows)))
        {
            return false;
        }

        var heading = Ascii.TrimEnd(text[start..end], "\r"u8);
        var label = ByteSpan.FromBounds(LabelStart(text, start, name.Start), name.End);
        if (!IsHeading(heading, separator) || !TableReader.IsCredential(text.Slice(label.Start, label.Length)))
        {
            return false;
        }

        var column = Count(text[start..name.Start], separator);
        if (column < TableReader.MostColumns)
        {
            ReadLines(text, rows, separator, column, Count(heading, separator) + 1, label, budget, values);
        }

        return true;
    }

    /// <summary>What stands behind the name; before it if the line ends there.</summary>
    private static byte? SeparatorOf(ReadOnlySpan<byte> text, ByteSpan name)
    {
        var end = name.End;
        while (end < text.Length && text[end] is (byte)'"' or (byte)' ' && end - name.End < LongestCell)
        {
            end++;
        }

        if (end >= text.Length || IsSeparator(text[end]))
        {
            return end < text.Length ? text[end] : null;
        }

        if (text[end] is not ((byte)'\r' or (byte)'\n'))
        {
            return null;
        }

        var at = name.Start;
        while (at > 0 && name.Start - at < LongestCell && (Ascii.IsWord(text[at - 1]) || text[at - 1] is (byte)'"' or (byte)' '))
        {
            at--;
        }

        return at > 0 && IsSeparator(text[at - 1]) ? text[at - 1] : null;
    }

    private static bool IsSeparator(byte b) => b is (byte)',' or (byte)';' or (byte)'\t' or Bar;

    /// <summary>Where the heading begins: in any line of a text, or in the first alone; null if it cannot be one.</summary>
    private static int? LineStart(ReadOnlySpan<byte> text, int at, bool inAnyLine)
    {
        var first = Math.Max(0, at - TableReader.LongestHeading);
        var start = first + text[first..at].LastIndexOf((byte)'\n') + 1;
        if (start > first ? !inAnyLine : first > 0)
        {
            return null;
        }

        return start == 0 && text.StartsWith(ByteOrderMark) ? ByteOrderMark.Length : start;
    }

    /// <summary>Steps over the line between the heading of a table and its rows: <c>|---|:---:|</c>.</summary>
    private static bool SkipRule(ReadOnlySpan<byte> text, ref int at)
    {
        var end = at;
        var dashes = 0;
        while (end < text.Length && text[end] is Bar or (byte)'-' or (byte)':' or (byte)' ' or (byte)'\r')
        {
            dashes += text[end] == '-' ? 1 : 0;
            end++;
        }

        at = end + 1;
        return dashes > 0 && end < text.Length && text[end] == '\n';
    }

    /// <summary>
    /// Tables of examples in Gherkin have no line between heading and rows, those that databases print have <c>+----+</c>: true if
    /// no row stands before the heading and one behind it.
    /// </summary>
    private static bool IsFirstRow(ReadOnlySpan<byte> text, int start, ref int at)
    {
        var before = start > 0 ? text[..(start - 1)] : default;
        before = before[(before.LastIndexOf((byte)'\n') + 1)..];
        var first = Blanks.SkipInLine(text, start);
        var last = Ascii.TrimEnd(text[first..Math.Max(first, LineEnd(text, first))], " \r"u8);
        if (text[first] != Bar || last.IsEmpty || last[^1] != Bar || (Blanks.SkipInLine(before, 0) is var lead && lead < before.Length && before[lead] == Bar))
        {
            return false;
        }

        at = LineEnd(text, first) + 1;
        var row = Blanks.SkipInLine(text, at);
        if (row + 1 < text.Length && text[row] == '+' && text[row + 1] == '-')
        {
            at = LineEnd(text, row) + 1;
            row = Blanks.SkipInLine(text, at);
        }

        return at > 0 && row < text.Length && text[row] == Bar;
    }

    /// <summary>Words with one separator between each two, no number among them, and nothing that code is written with.</summary>
    private static bool IsHeading(ReadOnlySpan<byte> line, byte separator)
    {
        var isNumber = separator != Bar;
        foreach (var b in line)
        {
            if (b == separator)
            {
                if (isNumber)
                {
                    return false;
                }

                isNumber = separator != Bar;
                continue;
            }

            if (!Ascii.IsWord(b) && b < 0x80 && b is not ((byte)' ' or (byte)'"' or (byte)'-' or (byte)'.' or (byte)'/' or (byte)'#' or (byte)':' or (byte)'*'))
            {
                return false;
            }

            isNumber &= !Ascii.IsLetter(b) && b is not ((byte)'_' or (byte)'#') && b < 0x80;
        }

        return !isNumber;
    }

    /// <summary>The first word of the cell: <c>Secret access key</c>.</summary>
    private static int LabelStart(ReadOnlySpan<byte> text, int first, int at)
    {
        var start = at;
        while (start > first && at - start < LongestCell && (Ascii.IsWord(text[start - 1]) || text[start - 1] == ' '))
        {
            start--;
        }

        return Blanks.SkipInLine(text, start);
    }

    private static int Count(ReadOnlySpan<byte> text, byte separator)
    {
        var count = 0;
        foreach (var b in text)
        {
            count += b == separator ? 1 : 0;
        }

        return count;
    }

    private static void ReadLines(ReadOnlySpan<byte> text, int at, byte separator, int column, int columns, ByteSpan name, RowBudget budget, List<AssignedValue> values)
    {
        for (var surplus = 0; at < text.Length && surplus >= 0 && budget.IsLeft;)
        {
            var start = at;
            var isRow = Line(text, ref at, separator, column, columns, out var value);
            budget.Take(start, at);
            if (!isRow)
            {
                // A table of Markdown ends there; other files have a line that is broken, but not half of them.
                surplus = separator == Bar ? -1 : surplus - 1;
                continue;
            }

            surplus++;
            budget.Add(values, name, value);
        }
    }

    /// <summary>Steps behind a line, whose values may hold line ends between quotes.</summary>
    /// <returns>False if it has not as many values as the heading.</returns>
    private static bool Line(ReadOnlySpan<byte> text, ref int at, byte separator, int column, int columns, out ByteSpan value)
    {
        value = default;
        for (var field = 0; ; field++)
        {
            while (at < text.Length && text[at] == ' ')
            {
                at++;
            }

            var isQuoted = separator != Bar && at < text.Length && text[at] == '"';
            var start = isQuoted ? at + 1 : at;
            var end = isQuoted ? QuoteEnd(text, start) : FieldEnd(text, start, separator);
            at = isQuoted ? FieldEnd(text, Math.Min(text.Length, end + 1), separator) : end;
            if (field == column)
            {
                value = Trimmed(text, start, end);
            }

            var isLast = at >= text.Length || text[at] == '\n';
            at++;
            if (isLast)
            {
                return field == columns - 1;
            }
        }
    }

    /// <summary>Where the next line feed is; -1 if none is near.</summary>
    private static int LineEnd(ReadOnlySpan<byte> text, int at) =>
        text.Slice(at, Math.Min(LongestTitle, text.Length - at)).IndexOf((byte)'\n') is >= 0 and var length ? at + length : -1;

    private static int FieldEnd(ReadOnlySpan<byte> text, int at, byte separator)
    {
        var length = text[at..].IndexOfAny(separator, (byte)'\n');
        return length < 0 ? text.Length : at + length;
    }

    private static int QuoteEnd(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length)
        {
            var length = text[at..].IndexOf((byte)'"');
            at = length < 0 ? text.Length : at + length;
            if (at + 1 >= text.Length || text[at + 1] != '"')
            {
                return at;
            }

            at += 2;
        }

        return at;
    }

    /// <summary>Without blanks, and Markdown's marks of code.</summary>
    private static ByteSpan Trimmed(ReadOnlySpan<byte> text, int start, int end)
    {
        while (end > start && text[end - 1] is (byte)' ' or (byte)'\r' or (byte)'`')
        {
            end--;
        }

        while (start < end && text[start] is (byte)' ' or (byte)'`')
        {
            start++;
        }

        return ByteSpan.FromBounds(start, end);
    }
}
