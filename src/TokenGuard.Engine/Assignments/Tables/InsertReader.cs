namespace TokenGuard.Engine.Assignments.Tables;

/// <summary>Reads the rows behind a list of columns: <c>INSERT INTO t (a, b) VALUES (1, '…')</c>, <c>COPY t (a, b) FROM stdin;</c>.</summary>
internal static class InsertReader
{
    /// <param name="text">The text.</param>
    /// <param name="name">The name of the column.</param>
    /// <param name="at">The comma or the bracket behind it.</param>
    /// <param name="budget">What rows may cost.</param>
    /// <param name="values">Takes the values.</param>
    /// <returns>True if it is a column in such a list.</returns>
    public static bool Read(ReadOnlySpan<byte> text, ByteSpan name, int at, RowBudget budget, List<AssignedValue> values)
    {
        if (ListEnd(text, at) is not { } close)
        {
            return false;
        }

        var next = close + 1;
        var isCopy = SqlWords.Skip(text, ref next, "from"u8) && SqlWords.Skip(text, ref next, "stdin"u8);
        if (!isCopy && !SqlWords.SkipValues(text, ref next))
        {
            return false;
        }

        if (ListStart(text, name.Start) is not { } open || SqlWords.TableBefore(text, open) is not { } table || !TableReader.IsCredential(text.Slice(name.Start, name.Length)))
        {
            return false;
        }

        var column = Commas(text[open..name.Start], TableReader.MostColumns);
        if (column < TableReader.MostColumns && isCopy)
        {
            CopyReader.Read(text, next, column, Commas(text[open..close], int.MaxValue) + 1, name, budget, values);
        }
        else if (column < TableReader.MostColumns)
        {
            new RowReader(text, column, SqlWords.Escapes(text, table)).Read(name, ref next, budget, values);
        }

        return true;
    }

    private static int? ListEnd(ReadOnlySpan<byte> text, int at)
    {
        var rest = text.Slice(at, Math.Min(TableReader.LongestHeading, text.Length - at));
        var end = rest.IndexOfAny((byte)')', (byte)'(', (byte)';');
        return end >= 0 && rest[end] == ')' ? at + end : null;
    }

    private static int? ListStart(ReadOnlySpan<byte> text, int at)
    {
        var first = Math.Max(0, at - TableReader.LongestHeading);
        var start = text[first..at].LastIndexOfAny((byte)'(', (byte)')', (byte)';');
        return start >= 0 && text[first + start] == '(' ? first + start : null;
    }

    private static int Commas(ReadOnlySpan<byte> list, int most)
    {
        var commas = 0;
        for (var i = 0; i < list.Length && commas < most; i++)
        {
            commas += list[i] == ',' ? 1 : 0;
        }

        return commas;
    }
}
