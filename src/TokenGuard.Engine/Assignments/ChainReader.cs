namespace TokenGuard.Engine.Assignments;

/// <summary>
/// Finds the value that a declaration of what a name may hold gives it by default: <c>X: z.string().min(1).default("…")</c>,
/// <c>X: str({ default: "…" })</c>.
/// </summary>
internal static class ChainReader
{
    private const int LongestChain = 160;

    private const int LongestOwner = 20;

    private static ReadOnlySpan<byte> Default => ".default("u8;

    private static ReadOnlySpan<byte> Decode => ".decode("u8;

    /// <summary>The offset of the quote, or null.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where the arguments of the first call begin.</param>
    public static int? QuoteIn(ReadOnlySpan<byte> text, int at)
    {
        if (at < text.Length && text[at] == '{')
        {
            var pair = Blanks.Skip(text, at + 1);
            return PairReader.Skip(text, ref pair, isNamed: true) && Ascii.IsQuote(text[Math.Min(pair, text.Length - 1)]) ? pair : null;
        }

        for (var end = Math.Min(text.Length, at + LongestChain); at < end; at++)
        {
            switch (text[at])
            {
                case (byte)'.' when text[at..].StartsWith(Default) || text[at..].StartsWith(Decode):
                    var value = at + text[at..].IndexOf((byte)'(') + 1;
                    return value < text.Length && Ascii.IsQuote(text[value]) ? value : null;
                case (byte)'\n' when Blanks.Skip(text, at) is var next && (next >= text.Length || text[next] != '.'):
                case (byte)';' or (byte)',' or (byte)'=' or (byte)'{' or (byte)'}' or (byte)'"' or (byte)'\'' or (byte)'`':
                    return null;
            }
        }

        return null;
    }

    /// <summary>The same where the calls stand in the lines behind what they are made on.</summary>
    public static int? QuoteBehindBreak(ReadOnlySpan<byte> text, int at)
    {
        var end = at;
        while (end < text.Length && end - at < LongestOwner && Ascii.IsWord(text[end]))
        {
            end++;
        }

        var next = end > at && end < text.Length && text[end] is (byte)'\n' or (byte)'\r' ? Blanks.Skip(text, end) : text.Length;
        return next < text.Length && text[next] == '.' ? QuoteIn(text, next) : null;
    }
}
