namespace TokenGuard.Engine.Assignments;

/// <summary>Tells the pair that follows one without a value from that value: <c>gate.password=</c>, and in the next line <c>gate.port=80</c>.</summary>
internal static class NextPair
{
    private const int LongestName = 40;
    private const int LongestIndent = 200;

    /// <summary>True if a name and the sign stand here; in YAML in no deeper column, where they are no element of a group.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">Where the name before begins.</param>
    /// <param name="at">The first character of a line behind the sign.</param>
    /// <param name="sign">The sign behind that name: = or :.</param>
    public static bool Is(ReadOnlySpan<byte> text, int name, int at, byte sign)
    {
        // Lists of variables have a dash before each.
        at += sign == '=' && text[at..].StartsWith("- "u8) ? 2 : 0;
        var end = at;
        while (end < text.Length && end - at < LongestName && (Ascii.IsWord(text[end]) || text[end] is (byte)'.' or (byte)'-'))
        {
            end++;
        }

        // Lists of texts for pages write names of one width, and the sign behind blanks.
        var behind = Blanks.SkipInLine(text, end);
        return end > at && behind < text.Length && text[behind] == sign
            && (sign == '=' ? behind == end : (behind > end || behind + 1 == text.Length || text[behind + 1] <= ' ') && ColumnOf(text, at) <= ColumnOf(text, name));
    }

    /// <summary>True for <c>gate.title=…</c> in a line of its own: also behind the colon of a text, as in <c>gate.token=Token:</c>, it is the next one.</summary>
    public static bool IsProperty(ReadOnlySpan<byte> text, int at)
    {
        var end = at;
        while (end < text.Length && end - at < LongestName && (Ascii.IsWord(text[end]) || text[end] is (byte)'.' or (byte)'-'))
        {
            end++;
        }

        return end > at && end < text.Length && text[end] == '=' && text[at..end].IndexOf((byte)'.') > 0;
    }

    private static int ColumnOf(ReadOnlySpan<byte> text, int at)
    {
        var first = Math.Max(0, at - LongestIndent);
        return at - first - text[first..at].LastIndexOf((byte)'\n') - 1;
    }
}
