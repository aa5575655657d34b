namespace TokenGuard.Engine.Assignments.Tables;

/// <summary>Reads the rows that stand in brackets behind VALUES, each a list of expressions (ISO/IEC 9075-2, "table value constructor").</summary>
/// <param name="text">The text.</param>
/// <param name="column">The column whose values are wanted, from 0.</param>
/// <param name="escapes">True if a backslash takes its meaning from a quote, as in MySQL.</param>
internal readonly ref struct RowReader(ReadOnlySpan<byte> text, int column, bool escapes)
{
    private const int LongestPrefix = 16;

    private readonly ReadOnlySpan<byte> text = text;
    private readonly bool escapes = escapes;

    /// <summary>Adds the values of all rows that follow each other.</summary>
    /// <param name="name">The name of the column.</param>
    /// <param name="at">Where the first row begins; afterwards behind the last one.</param>
    /// <param name="budget">What rows may cost.</param>
    /// <param name="values">Takes the values.</param>
    public void Read(ByteSpan name, ref int at, RowBudget budget, List<AssignedValue> values)
    {
        while (at < text.Length && text[at] == '(' && budget.IsLeft)
        {
            var start = at;
            if (!Row(ref at, out var value))
            {
                budget.Take(start, text.Length);
                return;
            }

            budget.Take(start, at);
            budget.Add(values, name, value);
            var next = Blanks.Skip(text, at);
            if (next >= text.Length || text[next] != ',')
            {
                return;
            }

            at = Blanks.Skip(text, next + 1);
        }
    }

    /// <returns>False if the row does not end.</returns>
    private bool Row(ref int at, out ByteSpan value)
    {
        value = default;
        var (field, depth, start) = (0, 0, at + 1);
        for (var i = start; i < text.Length; i++)
        {
            switch (text[i])
            {
                case (byte)'\'' or (byte)'"' or (byte)'`':
                    if (QuoteEnd(i) is not { } end)
                    {
                        return false;
                    }

                    value = depth == 0 && field == column && value.Length == 0 && IsPrefix(text[start..i]) ? ByteSpan.FromBounds(i + 1, end) : value;
                    i = end;
                    break;
                case (byte)'(':
                    depth++;
                    break;
                case (byte)')' when depth-- == 0:
                    at = i + 1;
                    return true;
                case (byte)',' when depth == 0:
                    field++;
                    start = i + 1;
                    break;
            }
        }

        return false;
    }

    /// <summary>The offset of the quote that ends a text; one that is doubled belongs to it.</summary>
    private int? QuoteEnd(int at)
    {
        var quote = text[at];
        var escapes = this.escapes || text[at - 1] is (byte)'E' or (byte)'e';
        for (var i = at + 1; ; i++)
        {
            var length = escapes ? text[i..].IndexOfAny(quote, (byte)'\\') : text[i..].IndexOf(quote);
            if (length < 0)
            {
                return null;
            }

            i += length;
            if (text[i] == quote && (i + 1 == text.Length || text[i + 1] != quote))
            {
                return i;
            }

            if (++i >= text.Length)
            {
                return null;
            }
        }
    }

    /// <summary>Nothing but what says how a text is encoded: <c>N'…'</c>, <c>E'…'</c>, <c>_binary '…'</c>.</summary>
    private static bool IsPrefix(ReadOnlySpan<byte> before)
    {
        foreach (var b in before)
        {
            if (b > ' ' && !Ascii.IsWord(b))
            {
                return false;
            }
        }

        return before.Length <= LongestPrefix || Ascii.Trim(before, " \t\r\n"u8).IsEmpty;
    }
}
