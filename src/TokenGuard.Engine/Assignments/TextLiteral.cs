namespace TokenGuard.Engine.Assignments;

/// <summary>
/// Tells in code whether a name and its value stand within a text: there <c>password: tiger</c> is no variable, but a line of
/// a configuration.
/// </summary>
internal static class TextLiteral
{
    private const int LongestLine = 200;
    private const int LongestText = 2048;
    private const int LongestWord = 40;

    /// <summary>
    /// True if a quote that was open before the name closes behind the value in its line, if a text of several lines is open
    /// there, if a user's name stands before it as code would not write it, or if a comment says it.
    /// </summary>
    public static bool Holds(ReadOnlySpan<byte> text, ByteSpan name, ByteSpan value)
    {
        var first = text[Math.Max(0, name.Start - LongestLine)..name.Start];
        var lineBreak = first.LastIndexOf((byte)'\n');
        if (lineBreak < 0 && name.Start > LongestLine)
        {
            return false;
        }

        first = first[(lineBreak + 1)..];
        var rest = text.Slice(value.End, Math.Min(LongestLine, text.Length - value.End));
        var end = rest.IndexOf((byte)'\n');
        rest = end < 0 ? rest : rest[..end];
        if (IsBetween(first, rest, (byte)'"') || IsBetween(first, rest, (byte)'\'') || IsBetween(first, rest, (byte)'`') || (Ascii.HasDigit(text.Slice(value.Start, value.Length)) && IsComment(first, rest)))
        {
            return true;
        }

        return first.IndexOfAny((byte)'"', (byte)'\'', (byte)'`') < 0
            && (IsBelowOpening(text[..(name.Start - first.Length)]) || IsBehindUser(text[..name.Start]));
    }

    /// <summary>
    /// True for a line that is a comment, unless a mark of code stands behind the value: then it is code that was taken out.
    /// Without a digit the value may be the first word of what the comment says about the name.
    /// </summary>
    private static bool IsComment(ReadOnlySpan<byte> before, ReadOnlySpan<byte> behind)
    {
        before = before[Blanks.SkipInLine(before, 0)..];
        return (before.StartsWith("//"u8) || before.StartsWith("# "u8) || before.StartsWith("* "u8) || before.StartsWith("-- "u8) || before.StartsWith("<!--"u8))
            && behind.IndexOfAny((byte)';', (byte)'(', (byte)'=') < 0 && behind.IndexOf((byte)'{') < 0;
    }

    /// <summary><c>user: robot, password: …</c>, also in two lines without a comma: a user without quotes that is not the variable of that name.</summary>
    private static bool IsBehindUser(ReadOnlySpan<byte> before)
    {
        var end = BlanksBefore(before, before.Length);
        end = end > 0 && before[end - 1] is (byte)',' ? BlanksBefore(before, end - 1) : end;
        var user = WordBefore(before, end);
        var sign = BlanksBefore(before, user);
        if (user == end || sign == 0 || before[sign - 1] != ':')
        {
            return false;
        }

        var keyEnd = BlanksBefore(before, sign - 1);
        var key = before[WordBefore(before, keyEnd)..keyEnd];
        return (Ascii.EndsWithIgnoreCase(key, "user"u8) || Ascii.EndsWithIgnoreCase(key, "username"u8) || Ascii.EndsWithIgnoreCase(key, "login"u8))
            && !before[user..end].SequenceEqual(key);
    }

    private static int BlanksBefore(ReadOnlySpan<byte> text, int at)
    {
        for (var first = Math.Max(0, at - Blanks.Most); at > first && text[at - 1] <= ' ';)
        {
            at--;
        }

        return at;
    }

    private static int WordBefore(ReadOnlySpan<byte> text, int at)
    {
        for (var first = Math.Max(0, at - LongestWord); at > first && (Ascii.IsWord(text[at - 1]) || text[at - 1] is (byte)'.' or (byte)'-' or (byte)'@');)
        {
            at--;
        }

        return at;
    }

    private static bool IsBetween(ReadOnlySpan<byte> before, ReadOnlySpan<byte> behind, byte quote)
    {
        var isOpen = false;
        for (var i = 0; i < before.Length; i++)
        {
            isOpen ^= before[i] == quote && (i == 0 || before[i - 1] != '\\');
        }

        return isOpen && behind.IndexOf(quote) >= 0;
    }

    /// <summary>True if the last mark of a text of several lines opens one: a sign that wants a value stands before it.</summary>
    private static bool IsBelowOpening(ReadOnlySpan<byte> before)
    {
        before = before[Math.Max(0, before.Length - LongestText)..];
        var at = before.LastIndexOf((byte)'`');
        var triple = Math.Max(before.LastIndexOf("\"\"\""u8), before.LastIndexOf("'''"u8));
        at = Math.Max(at, triple);
        if (at < 0)
        {
            return false;
        }

        while (at > 0 && (before[at - 1] is (byte)' ' or (byte)'\t' || Ascii.IsQuote(before[at - 1])))
        {
            at--;
        }

        return at > 0 && before[at - 1] is (byte)'=' or (byte)'(' or (byte)',' or (byte)':' or (byte)'+' or (byte)'{' or (byte)'[';
    }
}
