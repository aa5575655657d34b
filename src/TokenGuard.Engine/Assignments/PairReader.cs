namespace TokenGuard.Engine.Assignments;

/// <summary>
/// Finds the value where a name is one half of a pair: <c>key="name" value="…"</c>, lists of such pairs in YAML and JSON,
/// Terraform's variables.
/// </summary>
internal static class PairReader
{
    private const int LongestKey = 24;
    private const int LongestOther = 100;
    private const int LongestFolder = 40;
    private const int MostPairs = 6;

    /// <summary>Steps to the value of the pair whose key says that it is one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where the next pair may begin; afterwards where the value does, if there is one.</param>
    /// <param name="isNamed">True if the name is given as one, so that other pairs may stand between.</param>
    public static bool Skip(ReadOnlySpan<byte> text, ref int at, bool isNamed)
    {
        var from = at;
        for (var i = 0; i < (isNamed ? MostPairs : 1); i++)
        {
            if (!Key(text, ref from, out var isValue))
            {
                return false;
            }

            if (isValue)
            {
                at = from;
                return true;
            }

            if (!Other(text, ref from))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>True for the key of what a pair says of itself. An example is none: descriptions of interfaces are full of made-up ones.</summary>
    public static bool IsValue(ReadOnlySpan<byte> key) =>
        Ascii.EndsWithIgnoreCase(key, "value"u8) || Ascii.EndsWithIgnoreCase(key, "default"u8) || Ascii.EndsWithIgnoreCase(key, "content"u8);

    /// <summary>True for what is given as a name: <c>name: X</c>, <c>"Name": "X"</c>, <c>key = "/shop/X"</c>, <c>ParameterKey=X</c>.</summary>
    public static bool IsGiven(ReadOnlySpan<byte> text, int at)
    {
        for (var first = Math.Max(0, at - LongestFolder); at > first && (text[at - 1] is (byte)'/' or (byte)'.' or (byte)'-' || Ascii.IsWord(text[at - 1]));)
        {
            at--;
        }

        at = SkipBack(text, at);
        at = at > 0 && text[at - 1] is (byte)':' or (byte)'=' ? SkipBack(text, at - 1) : at;
        return EndsWithWord(text[..at], "name"u8) || EndsWithWord(text[..at], "key"u8);
    }

    /// <summary>True for <c>name</c>, <c>--name</c> and <c>ParameterName</c>, but not for <c>username</c>.</summary>
    private static bool EndsWithWord(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word)
    {
        var start = text.Length - word.Length;
        return Ascii.EndsWithIgnoreCase(text, word) && (start == 0 || !Ascii.IsLetter(text[start - 1]) || Ascii.IsUpper(text[start]));
    }

    private static int SkipBack(ReadOnlySpan<byte> text, int at)
    {
        for (var first = Math.Max(0, at - Blanks.Most); at > first && text[at - 1] is (byte)' ' or (byte)'"' or (byte)'\'' or (byte)'\\';)
        {
            at--;
        }

        return at;
    }

    /// <summary>A key and its sign.</summary>
    private static bool Key(ReadOnlySpan<byte> text, ref int at, out bool isValue)
    {
        isValue = false;
        var from = at;
        while (from < text.Length && from - at < 3 && text[from] is (byte)'"' or (byte)'\'' or (byte)'-' or (byte)'\\')
        {
            from++;
        }

        var end = from;
        while (end < text.Length && end - from < LongestKey && (Ascii.IsWord(text[end]) || (text[end] == ':' && end + 1 < text.Length && Ascii.IsLetter(text[end + 1]))))
        {
            end++;
        }

        var sign = Blanks.Skip(text, SignReader.SkipClosing(text, end));
        if (end == from || sign >= text.Length || text[sign] is not ((byte)'=' or (byte)':'))
        {
            return false;
        }

        isValue = IsValue(text[from..end]);
        at = Blanks.Skip(text, sign + 1);
        return true;
    }

    /// <summary>A value that is another one, and what stands between it and the next key.</summary>
    private static bool Other(ReadOnlySpan<byte> text, ref int at)
    {
        var rest = text.Slice(at, Math.Min(LongestOther, text.Length - at));
        if (rest.IsEmpty)
        {
            return false;
        }

        var isQuoted = rest[0] is (byte)'"' or (byte)'\'';
        var end = isQuoted ? rest[1..].IndexOfAny(rest[0], (byte)'\n') + 1 : rest.IndexOfAny((byte)',', (byte)'\n', (byte)'}');
        if (end <= 0 || (isQuoted && rest[end] == '\n') || rest[end] == '}')
        {
            return false;
        }

        at = Blanks.Skip(text, at + end + (isQuoted ? 1 : 0));
        at = at < text.Length && text[at] == ',' ? Blanks.Skip(text, at + 1) : at;
        return true;
    }
}
