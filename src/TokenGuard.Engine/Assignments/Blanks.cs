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

    /// <summary>Where the blanks begin that end at an offset.</summary>
    public static int SkipBack(ReadOnlySpan<byte> text, int at)
    {
        for (var first = Math.Max(0, at - Most); at > first && text[at - 1] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';)
        {
            at--;
        }

        return at;
    }

    /// <summary>The same as <see cref="SkipBack"/>, in one line.</summary>
    public static int SkipBackInLine(ReadOnlySpan<byte> text, int at)
    {
        for (var first = Math.Max(0, at - Most); at > first && text[at - 1] is (byte)' ' or (byte)'\t';)
        {
            at--;
        }

        return at;
    }

    /// <summary>The same as <see cref="Skip"/>, in one line.</summary>
    public static int SkipInLine(ReadOnlySpan<byte> text, int at)
    {
        for (var end = Math.Min(text.Length, at + Most); at < end && text[at] is (byte)' ' or (byte)'\t';)
        {
            at++;
        }

        return at;
    }
}
