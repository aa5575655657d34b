namespace TokenGuard.Engine.Assignments;

/// <summary>
/// A value without quotes that has a line of a YAML file for itself: a comma belongs to it there, and separates only between
/// brackets (YAML 1.2.2, 7.3.3).
/// </summary>
internal static class PlainScalar
{
    private const int LongestKey = 80;

    /// <summary>True for a value with a comma that begins behind a key and goes on to the end of the line: then it holds all its commas.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the value begins.</param>
    /// <param name="comma">Its first comma.</param>
    public static bool Holds(ReadOnlySpan<byte> text, int start, int comma) =>
        comma > start && comma + 1 < text.Length && Ascii.IsAlphanumeric(text[comma + 1]) && IsBehindKey(text, start) && GoesOn(text, comma + 1);

    /// <summary>True behind <c>key: </c>, with nothing but blanks and a list's dash before it on the line. Several have several values.</summary>
    private static bool IsBehindKey(ReadOnlySpan<byte> text, int start)
    {
        var at = start;
        while (at > 0 && text[at - 1] is (byte)' ' or (byte)'\t' && start - at < Blanks.Most)
        {
            at--;
        }

        if (at == start || at == 0 || text[at - 1] != ':')
        {
            return false;
        }

        var end = --at;
        while (at > 0 && end - at < LongestKey && (Ascii.IsWord(text[at - 1]) || text[at - 1] is (byte)'-' or (byte)'.'))
        {
            at--;
        }

        var isOfMany = at < end && text[end - 1] is (byte)'s' or (byte)'S' && !Ascii.EndsWithIgnoreCase(text[at..end], "ss"u8);
        return at < end && !isOfMany && BeginsLine(text, at);
    }

    private static bool BeginsLine(ReadOnlySpan<byte> text, int at)
    {
        for (var first = Math.Max(0, at - Blanks.Most); at > first && text[at - 1] is (byte)' ' or (byte)'\t' or (byte)'-'; at--)
        {
        }

        return at == 0 || text[at - 1] == '\n';
    }

    /// <summary>True if the rest of the line is one word, and no code or further pair.</summary>
    private static bool GoesOn(ReadOnlySpan<byte> text, int at)
    {
        for (var last = Math.Min(text.Length, at + ValueReader.LongestValue); at < last; at++)
        {
            if (text[at] <= ' ')
            {
                at = Blanks.SkipInLine(text, at);
                return text[at - 1] != ',' && (at >= text.Length || text[at] is (byte)'\n' or (byte)'\r' or (byte)'#');
            }

            if (text[at] is (byte)'"' or (byte)'\'' or (byte)'`' or (byte)'(' or (byte)')' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)'<' or (byte)'>' or (byte)'=' or (byte)':' or (byte)';')
            {
                return false;
            }
        }

        return at == text.Length;
    }
}
