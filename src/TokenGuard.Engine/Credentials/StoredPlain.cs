namespace TokenGuard.Engine.Credentials;

/// <summary>Knows the marks with which stores of passwords say that one is kept as it is: <c>{noop}…</c> of Spring, <c>{CLEARTEXT}…</c> of directories.</summary>
internal static class StoredPlain
{
    private static readonly byte[][] Marks = [.. new[] { "{noop}", "{plain}", "{clear}", "{cleartext}" }.Select(System.Text.Encoding.ASCII.GetBytes)];

    /// <summary>The password behind such a mark, or the whole value.</summary>
    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty || value[0] != '{')
        {
            return value;
        }

        foreach (var mark in Marks)
        {
            if (value.Length > mark.Length && Ascii.IndexOfIgnoreCase(value[..mark.Length], mark) == 0)
            {
                return value[mark.Length..];
            }
        }

        return value;
    }
}
