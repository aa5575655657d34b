using TokenGuard.Engine.Credentials;

namespace TokenGuard.Engine.Assignments.Tables;

/// <summary>
/// Reads the rows of dumps that name their columns only where the table is made:
/// <c>CREATE TABLE t (a int, b text); INSERT INTO t VALUES (1, '…');</c>, as mysqldump and sqlite3 write them.
/// </summary>
internal static class DefinitionReader
{
    private const int LongestType = 20;

    /// <summary>Bytes between the definition and the first row: indexes, locks, comments.</summary>
    private const int LongestDistance = 4096;

    /// <summary>Times that the word may stand in comments and defaults of columns.</summary>
    private const int MostTables = 4;

    private static readonly WordSet TextTypes = new("varchar varchar2 nvarchar nvarchar2 char nchar character text ntext tinytext mediumtext longtext citext clob string varbinary blob uuid");

    /// <param name="text">The text.</param>
    /// <param name="cell">The name of the column with its quotes.</param>
    /// <param name="name">The name of the column.</param>
    /// <param name="at">What stands behind it and blanks.</param>
    /// <param name="budget">What rows may cost.</param>
    /// <param name="values">Takes the values.</param>
    /// <returns>True if a table is made here, and one of its columns is this one.</returns>
    public static bool Read(ReadOnlySpan<byte> text, ByteSpan cell, ByteSpan name, int at, RowBudget budget, List<AssignedValue> values)
    {
        if (!IsType(text, at) || !TableReader.IsCredential(text.Slice(name.Start, name.Length)) || TableAround(text, cell.Start, out var column) is not { } table)
        {
            return false;
        }

        if (column < TableReader.MostColumns)
        {
            ReadRows(text, at, table, new RowReader(text, column, SqlWords.Escapes(text, table)), name, budget, values);
        }

        return true;
    }

    /// <summary>The name of the table that is made around an offset, if a column begins there; and how many stand before it.</summary>
    private static ByteSpan? TableAround(ReadOnlySpan<byte> text, int at, out int column)
    {
        column = 0;
        var first = Math.Max(0, at - TableReader.LongestHeading);
        var end = at;
        for (var i = 0; i < MostTables; i++)
        {
            var before = text[first..end];
            end = first + Math.Max(before.LastIndexOf("TABLE"u8), before.LastIndexOf("table"u8));
            if (end < first)
            {
                return null;
            }

            if (SqlWords.MadeTable(text, end) is { } table)
            {
                var open = Blanks.Skip(text, table.End);
                return open < at && text[open] == '(' && IsColumn(text[(open + 1)..at], out column) ? table : null;
            }
        }

        return null;
    }

    /// <summary>True if the next column begins behind the given ones, which no bracket or text is open in.</summary>
    private static bool IsColumn(ReadOnlySpan<byte> columns, out int count)
    {
        count = 0;
        var depth = 0;
        var isBegun = false;
        for (var i = 0; i < columns.Length && count < TableReader.MostColumns; i++)
        {
            switch (columns[i])
            {
                case (byte)'\'':
                    var length = columns[(i + 1)..].IndexOf((byte)'\'');
                    if (length < 0)
                    {
                        return false;
                    }

                    i += length + 1;
                    break;
                case (byte)'(':
                    depth++;
                    break;
                case (byte)')' when depth-- == 0:
                    return false;
                case (byte)',' when depth == 0:
                    count++;
                    isBegun = false;
                    continue;
            }

            isBegun |= columns[i] > ' ';
        }

        return depth == 0 && (!isBegun || count == TableReader.MostColumns);
    }

    private static void ReadRows(ReadOnlySpan<byte> text, int at, ByteSpan table, RowReader rows, ByteSpan name, RowBudget budget, List<AssignedValue> values)
    {
        while (budget.IsLeft && NextInsert(text, at) is { } next)
        {
            budget.Take(at, next);
            at = next;
            if (SqlWords.SkipTable(text, ref at, text.Slice(table.Start, table.Length)) && SqlWords.SkipValues(text, ref at))
            {
                rows.Read(name, ref at, budget, values);
            }
        }
    }

    /// <summary>Behind the next INSERT that is near; null if there is none.</summary>
    private static int? NextInsert(ReadOnlySpan<byte> text, int at)
    {
        var rest = text.Slice(at, Math.Min(LongestDistance, text.Length - at));
        var (upper, lower) = (rest.IndexOf("INSERT"u8), rest.IndexOf("insert"u8));
        var next = upper < 0 || (lower >= 0 && lower < upper) ? lower : upper;
        return next < 0 ? null : at + next + "INSERT".Length;
    }

    private static bool IsType(ReadOnlySpan<byte> text, int at)
    {
        Span<byte> word = stackalloc byte[LongestType];
        var length = 0;
        at += text[at] is (byte)'[' ? 1 : 0;
        while (at + length < text.Length && length < LongestType && Ascii.IsAlphanumeric(text[at + length]))
        {
            word[length] = Ascii.ToLower(text[at + length]);
            length++;
        }

        return TextTypes.Contains(word[..length]);
    }
}
