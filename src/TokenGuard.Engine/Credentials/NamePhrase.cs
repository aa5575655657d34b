namespace TokenGuard.Engine.Credentials;

/// <summary>Reads whose credential it is where prose, logs and tables write that before its name: <c>the Acme key: …</c>.</summary>
internal static class NamePhrase
{
    private const int LongestLoneName = 8;
    private const int LongestWord = 30;

    private static readonly WordSet Declarations = new("const let var val final static string char def auto export set new");

    /// <summary>The name; with the word before it if it is short, and no declaration stands there.</summary>
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> text, ByteSpan name, bool isCode)
    {
        var alone = text.Slice(name.Start, name.Length);
        if (isCode || name.Length > LongestLoneName || name.Start < 2 || text[name.Start - 1] != ' ')
        {
            return alone;
        }

        var end = name.Start - 1;
        var start = end;
        while (start > 0 && end - start < LongestWord && Ascii.IsWord(text[start - 1]))
        {
            start--;
        }

        return start == end || Declarations.Contains(text[start..end]) ? alone : text[start..name.End];
    }
}
