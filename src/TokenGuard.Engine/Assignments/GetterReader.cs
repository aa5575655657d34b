namespace TokenGuard.Engine.Assignments;

/// <summary>
/// Finds the value that a function which bears the name returns and does nothing else: <c>GetX() => "…"</c>,
/// <c>getX() { return "…"; }</c>, <c>def get_x(): return "…"</c>; or that a test has it return.
/// </summary>
internal static class GetterReader
{
    private const int LongestType = 24;
    private const int LongestReceiver = 8;

    /// <summary>Steps from the bracket behind the name to the quote.</summary>
    public static bool Skip(ReadOnlySpan<byte> text, ref int at)
    {
        var close = text.Slice(at, Math.Min(LongestReceiver, text.Length - at)).IndexOf((byte)')');
        if (close < 0 || !IsReceiver(text.Slice(at + 1, Math.Max(0, close - 1))))
        {
            return false;
        }

        var behind = at + close + 1;
        if (StubReader.Skip(text, ref behind))
        {
            at = behind;
            return true;
        }

        var body = SkipType(text, Blanks.Skip(text, behind));
        if (body >= text.Length || text[body] is not ((byte)'=' or (byte)'{' or (byte)':'))
        {
            return false;
        }

        var isArrow = text[body..].StartsWith("=>"u8);
        var value = Blanks.Skip(text, body + (isArrow ? 2 : 1));
        var returns = text[value..].StartsWith("return "u8);
        if (text[body] == ':' && !returns)
        {
            return false;
        }

        value += returns ? "return ".Length : 0;
        if (value >= text.Length || !Ascii.IsQuote(text[value]))
        {
            return false;
        }

        at = value;
        return true;
    }

    private static bool IsReceiver(ReadOnlySpan<byte> arguments) => arguments.IsEmpty || arguments.SequenceEqual("self"u8) || arguments.SequenceEqual("cls"u8) || arguments.SequenceEqual("void"u8);

    /// <summary><c>: string</c>, <c>-> &amp;'static str</c>.</summary>
    private static int SkipType(ReadOnlySpan<byte> text, int at)
    {
        var end = at;
        while (end < text.Length && end - at < LongestType && (Ascii.IsWord(text[end]) || text[end] is (byte)'-' or (byte)'>' or (byte)' ' or (byte)'&' || (text[end] == '\'' && text[end - 1] == '&') || (text[end] == ':' && end + 1 < text.Length && text[end + 1] == ' ')))
        {
            end++;
        }

        return end;
    }
}
