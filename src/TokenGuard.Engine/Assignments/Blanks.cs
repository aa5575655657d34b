namespace TokenGuard.Engine.Assignments;

/// <summary>Steps over spaces and line ends, no further than texts put between what belongs together.</summary>
internal static class Blanks
{
    public const int Most = 40;

    /// <summary>The first byte at or behind an offset that is no blank, or where the search ends.</summary>
    public static int Skip(ReadOnlySpan<byte> text, int at)
    {
        for (var end = Math.Min(text.Length, at + Most); at < end && text[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';)
        {
            at++;
        }

        return at;
    }

    /// <summary>The same, in one line.</summary>
    public static int SkipInLine(ReadOnlySpan<byte> text, int at)
    {
        for (var end = Math.Min(text.Length, at + Most); at < end && text[at] is (byte)' ' or (byte)'\t';)
        {
            at++;
        }

        return at;
    }
}
