namespace TokenGuard.Engine.Assignments;

/// <summary>
/// Finds the value of a pair that names it last: <c>value="…" name="X"</c>, <c>{"value": "…", "key": "X"}</c>,
/// <c>setObject:@"…" forKey:@"X"</c>.
/// </summary>
internal static class ReversedPair
{
    private const int LongestKey = 24;

    /// <summary>The value, or null if none stands before the name.</summary>
    public static ByteSpan? Of(ReadOnlySpan<byte> text, ByteSpan name)
    {
        var at = name.Start;
        if (at < 2 || !Ascii.IsQuote(text[at - 1]) || name.End >= text.Length || text[name.End] != text[at - 1])
        {
            return null;
        }

        if (KeyBefore(text, at - 1) is not { } key || !IsName(text.Slice(key.Start, key.Length)))
        {
            return null;
        }

        var end = Blanks.SkipBack(text, key.Start > 0 && Ascii.IsQuote(text[key.Start - 1]) ? key.Start - 1 : key.Start);
        end = Blanks.SkipBack(text, end > 0 && text[end - 1] == ',' ? end - 1 : end) - 1;
        if (end < 1 || !Ascii.IsQuote(text[end]))
        {
            return null;
        }

        var first = Math.Max(0, end - ValueReader.LongestValue);
        var start = first + text[first..end].LastIndexOfAny(text[end], (byte)'\n');
        return start >= first && text[start] == text[end] && KeyBefore(text, start) is { } label && IsValue(text.Slice(label.Start, label.Length))
            ? ByteSpan.FromBounds(start + 1, end)
            : null;
    }

    private static bool IsName(ReadOnlySpan<byte> key) => Ascii.EndsWithIgnoreCase(key, "name"u8) || Ascii.EndsWithIgnoreCase(key, "key"u8) || Ascii.EndsWithIgnoreCase(key, "headerfield"u8);

    private static bool IsValue(ReadOnlySpan<byte> key) => PairReader.IsValue(key) || Ascii.EndsWithIgnoreCase(key, "object"u8);

    /// <summary>The word before the sign that ends at an offset, or null.</summary>
    private static ByteSpan? KeyBefore(ReadOnlySpan<byte> text, int at)
    {
        at = Blanks.SkipBack(text, at > 0 && text[at - 1] == '@' ? at - 1 : at);
        if (at == 0 || text[at - 1] is not ((byte)':' or (byte)'='))
        {
            return null;
        }

        var end = Blanks.SkipBack(text, at - 1);
        end -= end > 0 && Ascii.IsQuote(text[end - 1]) ? 1 : 0;
        var start = end;
        while (start > 0 && end - start < LongestKey && Ascii.IsWord(text[start - 1]))
        {
            start--;
        }

        return start < end ? ByteSpan.FromBounds(start, end) : null;
    }
}
