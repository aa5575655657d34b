namespace TokenGuard.Engine.Assignments;

/// <summary>Reads both values of a choice: <c>X = isLive ? "…" : "…"</c>, in Python <c>X = "…" if is_live else "…"</c>.</summary>
internal static class ChoiceReader
{
    private const int LongestCondition = 60;
    private const int LongestLine = 200;

    private static ReadOnlySpan<byte> Else => " else "u8;

    /// <param name="text">The text.</param>
    /// <param name="at">Behind the sign.</param>
    /// <param name="name">The name.</param>
    /// <param name="values">Takes the values.</param>
    /// <returns>False if no choice between two texts stands there.</returns>
    public static bool Read(ReadOnlySpan<byte> text, int at, ByteSpan name, List<AssignedValue> values)
    {
        var condition = text.Slice(at, Math.Min(LongestCondition, text.Length - at));
        var end = condition.IndexOfAny((byte)'?', (byte)'\n', (byte)';');
        var mark = end > 0 && condition[end] == '\n' ? Blanks.Skip(text, at + end) : at + end;
        if (end <= 0 || mark >= text.Length || text[mark] != '?')
        {
            return ReadWords(text, at, name, values);
        }

        var value = Blanks.Skip(text, mark + 1);
        if (!Literal(text, ref value, out var first))
        {
            return false;
        }

        value = Blanks.Skip(text, value + 1);
        if (value >= text.Length || text[value] != ':')
        {
            return false;
        }

        value = Blanks.Skip(text, value + 1);
        values.Add(new AssignedValue(name, first, AssignedForm.Quoted));
        if (Literal(text, ref value, out var second))
        {
            values.Add(new AssignedValue(name, second, AssignedForm.Quoted));
        }

        return true;
    }

    private static bool ReadWords(ReadOnlySpan<byte> text, int at, ByteSpan name, List<AssignedValue> values)
    {
        var line = text.Slice(at, Math.Min(LongestLine, text.Length - at));
        line = line.IndexOf((byte)'\n') is >= 0 and var lineEnd ? line[..lineEnd] : line;
        if (line.IndexOf(" if "u8) is not (> 0 and var first) || line[first..].IndexOf(Else) is not (> 0 and var second))
        {
            return false;
        }

        var value = at + first + second + Else.Length;
        if (!Literal(text, ref value, out var other))
        {
            return false;
        }

        value = at;
        if (Literal(text, ref value, out var usual) && text[(value + 1)..].StartsWith(" if "u8))
        {
            values.Add(new AssignedValue(name, usual, AssignedForm.Quoted));
        }

        values.Add(new AssignedValue(name, other, AssignedForm.Quoted));
        return true;
    }

    private static bool Literal(ReadOnlySpan<byte> text, ref int at, out ByteSpan value)
    {
        value = default;
        return at < text.Length && Ascii.IsQuote(text[at]) && ValueReader.Read(text, ref at, AssignedForm.Bare, out value) == AssignedForm.Quoted;
    }
}
