namespace TokenGuard.Engine.Assignments;

/// <summary>
/// Finds the value behind a name that a command line gives, which has a flag of its own and others before it:
/// <c>--name acme-token --type String --value …</c>.
/// </summary>
internal static class FlagReader
{
    private const int LongestFlag = 24;
    private const int LongestArgument = 120;
    private const int MostFlags = 6;

    /// <summary>Steps to where the value begins, if one of the flags that follow is for it.</summary>
    public static bool Skip(ReadOnlySpan<byte> text, ref int at)
    {
        var from = at;
        for (var i = 0; i < MostFlags; i++)
        {
            from = SkipBlanks(text, from);
            var end = FlagEnd(text, from);
            if (end == from)
            {
                return false;
            }

            var isValue = IsForValue(text[from..end]);
            from = end < text.Length && text[end] == '=' ? end + 1 : SkipBlanks(text, end);
            if (isValue)
            {
                at = from;
                return true;
            }

            from = ArgumentEnd(text, from);
        }

        return false;
    }

    private static bool IsForValue(ReadOnlySpan<byte> flag) =>
        flag.EndsWith("-value"u8) || flag.EndsWith("-body"u8) || flag.SequenceEqual("-b"u8)
        || flag.SequenceEqual("--secret-string"u8) || flag.SequenceEqual("--plaintext"u8);

    private static int FlagEnd(ReadOnlySpan<byte> text, int at)
    {
        if (at + 1 >= text.Length || text[at] != '-')
        {
            return at;
        }

        var end = at;
        while (end < text.Length && end - at < LongestFlag && (Ascii.IsWord(text[end]) || text[end] == '-'))
        {
            end++;
        }

        return end;
    }

    /// <summary>Behind what a flag is given; where the next flag begins if it is given nothing.</summary>
    private static int ArgumentEnd(ReadOnlySpan<byte> text, int at)
    {
        if (at >= text.Length || text[at] == '-')
        {
            return at;
        }

        var rest = text.Slice(at, Math.Min(LongestArgument, text.Length - at));
        var isQuoted = rest[0] is (byte)'"' or (byte)'\'';
        var length = isQuoted ? rest[1..].IndexOfAny(rest[0], (byte)'\n') + 2 : rest.IndexOfAny((byte)' ', (byte)'\n', (byte)'|');
        return length < (isQuoted ? 2 : 0) ? at : at + length;
    }

    /// <summary>Blanks in a line, and the mark by which a command goes on in the next one.</summary>
    private static int SkipBlanks(ReadOnlySpan<byte> text, int at)
    {
        at = Blanks.SkipInLine(text, at);
        return at + 1 < text.Length && text[at] is (byte)'\\' or (byte)'`' && text[at + 1] is (byte)'\n' or (byte)'\r' ? Blanks.Skip(text, at + 1) : at;
    }
}
