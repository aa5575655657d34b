namespace TokenGuard.Engine.Assignments;

/// <summary>Tells a comparison of a shell, <c>test "$pass" = last</c>, from an assignment: what shells assign to has no dollar before it.</summary>
internal static class ShellComparison
{
    private const int LongestWord = 40;

    /// <summary>True if a variable is compared with a word of small letters; with anything else it may be asked for a password.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The name.</param>
    /// <param name="signEnd">Behind the sign.</param>
    /// <param name="at">Where the word begins.</param>
    public static bool Is(ReadOnlySpan<byte> text, ByteSpan name, int signEnd, int at)
    {
        if (text[name.Start] != '$' || at == signEnd)
        {
            return false;
        }

        var end = at;
        while (end < text.Length && end - at < LongestWord && Ascii.IsLower(text[end]))
        {
            end++;
        }

        return end > at && (end == text.Length || text[end] is (byte)' ' or (byte)';' or (byte)'\r' or (byte)'\n');
    }
}
