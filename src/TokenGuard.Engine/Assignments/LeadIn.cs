namespace TokenGuard.Engine.Assignments;

/// <summary>
/// Steps over what stands between a sign and a value and belongs to neither: marks of blocks, bold text, tags and anchors, the
/// start of an expression.
/// </summary>
internal static class LeadIn
{
    private const int LongestWord = 40;
    private const int LongestBlock = 4;

    private static ReadOnlySpan<byte> Function => "() => "u8;

    /// <summary>Where the value begins.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The name.</param>
    /// <param name="at">Behind the sign.</param>
    public static int Skip(ReadOnlySpan<byte> text, ByteSpan name, int at) =>
        SkipExpression(text, HereDocument.Skip(text, SkipBlock(text, Blanks.Skip(text, SkipBold(text, name, at)))));

    /// <summary>The mark of a YAML block, whose text is the next line.</summary>
    private static int SkipBlock(ReadOnlySpan<byte> text, int at)
    {
        if (at >= text.Length || text[at] is not ((byte)'|' or (byte)'>'))
        {
            return at;
        }

        var end = at + 1;
        while (end < text.Length && end - at < LongestBlock && (text[end] is (byte)'-' or (byte)'+' || Ascii.IsDigit(text[end])))
        {
            end++;
        }

        var line = Blanks.SkipInLine(text, end);
        return line < text.Length && text[line] is (byte)'\n' or (byte)'\r' ? Blanks.Skip(text, line) : at;
    }

    /// <summary><c>**Password:** …</c>: what ends the bold text of Markdown that the sign stands in.</summary>
    private static int SkipBold(ReadOnlySpan<byte> text, ByteSpan name, int at)
    {
        if (!text[at..].StartsWith("**"u8) || text[at - 1] != ':')
        {
            return at;
        }

        var before = text[Math.Max(0, name.Start - LongestWord)..name.Start];
        before = before[(before.LastIndexOf((byte)'\n') + 1)..];
        return before.IndexOf("**"u8) >= 0 ? at + 2 : at;
    }

    /// <summary>
    /// What stands before a text and belongs to none: the start of an expression of Spring that is a text alone,
    /// <c>@Value("${api.key:#{'…'}}")</c>, and of a function that returns one, tags and anchors of YAML, <c>!!str …</c> and <c>&amp;shared …</c>, and what PHP
    /// says of a text that it shows, <c>string(14) "…"</c>.
    /// </summary>
    private static int SkipExpression(ReadOnlySpan<byte> text, int at)
    {
        var rest = text[at..];
        if (rest.StartsWith("#{'"u8))
        {
            return at + 2;
        }

        if (rest.StartsWith("!!str "u8))
        {
            return at + 6;
        }

        // const getToken = () => "…"
        if (rest.StartsWith(Function) && rest.Length > Function.Length && Ascii.IsQuote(rest[Function.Length]))
        {
            return at + Function.Length;
        }

        return rest.StartsWith("string("u8) ? SkipShown(text, at) : rest.StartsWith("&"u8) && at > 1 && text[at - 1] == ' ' && text[at - 2] == ':' ? SkipAnchor(text, at) : at;
    }

    private static int SkipShown(ReadOnlySpan<byte> text, int at)
    {
        var end = at + "string(".Length;
        while (end < text.Length && Ascii.IsDigit(text[end]))
        {
            end++;
        }

        return text[end..].StartsWith(") \""u8) ? end + 2 : at;
    }

    private static int SkipAnchor(ReadOnlySpan<byte> text, int at)
    {
        var end = at + 1;
        while (end < text.Length && end - at < LongestWord && (Ascii.IsWord(text[end]) || text[end] == '-'))
        {
            end++;
        }

        return end > at + 1 && end + 1 < text.Length && text[end] == ' ' && text[end + 1] > ' ' ? end + 1 : at;
    }
}
