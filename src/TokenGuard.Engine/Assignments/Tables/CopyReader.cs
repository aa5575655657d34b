namespace TokenGuard.Engine.Assignments.Tables;

/// <summary>Reads the lines behind a COPY of PostgreSQL, whose values are separated by tabs (postgresql.org/docs/current/sql-copy.html, "Text Format").</summary>
internal static class CopyReader
{
    /// <param name="text">The text.</param>
    /// <param name="at">Behind FROM stdin.</param>
    /// <param name="column">The column whose values are wanted, from 0.</param>
    /// <param name="columns">How many there are.</param>
    /// <param name="name">The name of the column.</param>
    /// <param name="budget">What rows may cost.</param>
    /// <param name="values">Takes the values.</param>
    public static void Read(ReadOnlySpan<byte> text, int at, int column, int columns, ByteSpan name, RowBudget budget, List<AssignedValue> values)
    {
        if (!budget.IsLeft)
        {
            // Where a line never ends, looking for its end is what costs.
            return;
        }

        var end = LineEnd(text, at);
        budget.Take(at, end);
        for (at = end + 1; at < text.Length && budget.IsLeft; at = end + 1)
        {
            end = LineEnd(text, at);
            budget.Take(at, end);
            if (Field(text[at..end], column, columns) is not { } field)
            {
                return;
            }

            budget.Add(values, name, new ByteSpan(at + field.Start, field.Length));
        }
    }

    /// <summary>Null if the line has not as many fields as the table has columns, as that which ends the rows.</summary>
    private static ByteSpan? Field(ReadOnlySpan<byte> line, int column, int columns)
    {
        line = Ascii.TrimEnd(line, "\r"u8);
        ByteSpan? found = null;
        var start = 0;
        for (var i = 0; i < columns; i++)
        {
            var tab = line[start..].IndexOf((byte)'\t');
            if (tab < 0 != (i == columns - 1))
            {
                return null;
            }

            var end = tab < 0 ? line.Length : start + tab;
            found = i == column ? ByteSpan.FromBounds(start, end) : found;
            start = end + 1;
        }

        return columns == 1 && line.SequenceEqual("\\."u8) ? null : found;
    }

    private static int LineEnd(ReadOnlySpan<byte> text, int at)
    {
        var length = text[at..].IndexOf((byte)'\n');
        return length < 0 ? text.Length : at + length;
    }
}
