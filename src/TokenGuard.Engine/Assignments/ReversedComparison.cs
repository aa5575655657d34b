namespace TokenGuard.Engine.Assignments;

/// <summary>Finds the value that stands before a name which it is compared with: <c>"…".equals(password)</c>, <c>'…' == password</c>.</summary>
internal static class ReversedComparison
{
    private const int LongestValue = 200;

    private static readonly byte[][] Calls = [.. new[] { ".equals", ".Equals", ".equalsIgnoreCase" }.Select(System.Text.Encoding.ASCII.GetBytes)];

    /// <summary>The value, or null if none stands before the name.</summary>
    public static ByteSpan? Of(ReadOnlySpan<byte> text, ByteSpan name)
    {
        if (name.Start < 4 || Ascii.IsQuote(text[name.Start - 1]))
        {
            return null;
        }

        var end = text[name.Start - 1] == '(' ? BeforeCall(text, name.Start - 1) : BeforeSign(text, name.Start);
        if (end is not { } quote || quote < 1 || !Ascii.IsQuote(text[quote]) || text[quote - 1] == '\\')
        {
            return null;
        }

        var first = Math.Max(0, quote - LongestValue);
        var start = first + text[first..quote].LastIndexOfAny(text[quote], (byte)'\n');
        return start >= first && text[start] == text[quote] ? ByteSpan.FromBounds(start + 1, quote) : null;
    }

    /// <summary>The quote before <c>.equals(</c>.</summary>
    private static int? BeforeCall(ReadOnlySpan<byte> text, int open)
    {
        foreach (var call in Calls)
        {
            if (text[..open].EndsWith(call))
            {
                return open - call.Length - 1;
            }
        }

        return null;
    }

    /// <summary>The quote before <c> == </c>.</summary>
    private static int? BeforeSign(ReadOnlySpan<byte> text, int at)
    {
        var end = Blanks.SkipBackInLine(text, at);
        return text[..end].EndsWith("=="u8) ? Blanks.SkipBackInLine(text, end - (text[..end].EndsWith("==="u8) ? 3 : 2)) - 1 : null;
    }
}
