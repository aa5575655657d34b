namespace TokenGuard.Engine.Assignments;

/// <summary>
/// Finds the value that code takes where what it looks up under a name is missing: <c>var("X").unwrap_or("…")</c>,
/// <c>getenv("X").orElse("…")</c>, <c>$ENV{X} // '…'</c>, <c>fetch("X") { "…" }</c>.
/// </summary>
internal static class FallbackReader
{
    private const int LongestClosure = 4;

    private static readonly byte[][] Calls = [.. new[] { ".unwrap_or(", ".unwrap_or_else(", ".orElse(", ".orElseGet(", ".getOrElse(", ".get_or_insert(" }.Select(System.Text.Encoding.ASCII.GetBytes)];

    /// <summary>Steps to the value behind what closes the name.</summary>
    public static bool Skip(ReadOnlySpan<byte> text, int nameEnd, ref int at)
    {
        switch (text[at])
        {
            case (byte)'.':
                return SkipCall(text, ref at);
            case (byte)'/' when text[nameEnd] == '}' && text[at..].StartsWith("// "u8):
                return SkipTo(text, at + 3, ref at);
            case (byte)'{' when text[nameEnd] != ')' && Ascii.TrimEnd(text[..at], " "u8).EndsWith(")"u8):
                return SkipTo(text, Blanks.SkipInLine(text, at + 1), ref at);
            default:
                return false;
        }
    }

    private static bool SkipCall(ReadOnlySpan<byte> text, ref int at)
    {
        foreach (var call in Calls)
        {
            if (text[at..].StartsWith(call))
            {
                var value = BehindClosure(text, at + call.Length);
                at = value < text.Length ? value : at;
                return value < text.Length;
            }
        }

        return false;
    }

    /// <summary>What a function without arguments begins with: <c>|_| </c>, <c>|| </c>, <c>() -> </c>.</summary>
    private static int BehindClosure(ReadOnlySpan<byte> text, int at)
    {
        var rest = text.Slice(at, Math.Min(LongestClosure, text.Length - at));
        return rest.StartsWith("|"u8) && rest[1..].IndexOf((byte)'|') is >= 0 and var bar ? Blanks.SkipInLine(text, at + bar + 2)
            : text[at..].StartsWith("() -> "u8) ? at + "() -> ".Length
            : at;
    }

    private static bool SkipTo(ReadOnlySpan<byte> text, int value, ref int at)
    {
        if (value >= text.Length || !Ascii.IsQuote(text[value]))
        {
            return false;
        }

        at = value;
        return true;
    }
}
