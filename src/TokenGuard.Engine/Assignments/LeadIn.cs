using TokenGuard.Engine.Credentials;

namespace TokenGuard.Engine.Assignments;

/// <summary>
/// Steps over what stands between a sign and a value and belongs to neither: marks of blocks, bold text, tags and anchors, the
/// start of an expression.
/// </summary>
internal static class LeadIn
{
    private const int LongestWord = 40;
    private const int LongestBlock = 4;
    private const int LongestTag = 10;

    /// <summary>Of HTML, around words of a line.</summary>
    private static readonly WordSet Tags = new("b strong i em u code kbd tt samp span");

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

    /// <summary><c>**Password:** …</c>, <c>&lt;b>Password:&lt;/b> …</c>: what ends the bold text that the sign stands in, and opens the value.</summary>
    private static int SkipBold(ReadOnlySpan<byte> text, ByteSpan name, int at)
    {
        if (at >= text.Length || text[at - 1] != ':')
        {
            return at;
        }

        if (text[at] is (byte)'*' or (byte)'_')
        {
            var end = text[at..].StartsWith("**"u8) || text[at..].StartsWith("__"u8) ? at + 2 : at + 1;
            var before = text[Math.Max(0, name.Start - LongestWord)..Math.Min(text.Length, name.Start + 2)];
            before = before[(before.LastIndexOf((byte)'\n') + 1)..];
            return before.IndexOf(text[at..end]) >= 0 && end < text.Length && text[end] is (byte)' ' or (byte)'`' ? end : at;
        }

        var closed = SkipTag(text, at, "</"u8);
        if (closed == at && text[name.End] != '<')
        {
            return at;
        }

        return SkipTag(text, Blanks.SkipInLine(text, closed), "<"u8);
    }

    /// <summary>The end of what closes bold text before the sign: <c>&lt;b>Password&lt;/b>: …</c>.</summary>
    public static int SkipClosedTag(ReadOnlySpan<byte> text, int at) =>
        SkipTag(text, at, "</"u8) is var end && end > at && end < text.Length && text[end] == ':' ? end : at;

    private static int SkipTag(ReadOnlySpan<byte> text, int at, ReadOnlySpan<byte> opening)
    {
        if (at >= text.Length || !text[at..].StartsWith(opening))
        {
            return at;
        }

        var rest = text.Slice(at + opening.Length, Math.Min(LongestTag, text.Length - at - opening.Length));
        var end = rest.IndexOf((byte)'>');
        return end > 0 && Tags.Contains(rest[..end]) ? at + opening.Length + end + 1 : at;
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

        // Camel's addresses say with it that nothing in a value is encoded.
        if (rest.StartsWith("RAW("u8))
        {
            return at + 4;
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
