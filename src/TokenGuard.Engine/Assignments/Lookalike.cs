namespace TokenGuard.Engine.Assignments;

/// <summary>Knows what looks like an assignment and is none: an address, a declaration, a verb, an index, the next key of a list.</summary>
internal static class Lookalike
{
    private const int LongestText = 80;

    /// <summary><c>TOKEN://broker:9092</c>: the name of a listener is the scheme of an address.</summary>
    public static bool IsScheme(ReadOnlySpan<byte> text, ByteSpan name, int at) => at == name.End && text[at..].StartsWith("://"u8);

    /// <summary><c>checksum/secret: 4f2a…</c>: a digest by which a chart of Helm has pods begin anew (helm.sh/docs, "Chart Development Tips and Tricks").</summary>
    public static bool IsChecksum(ReadOnlySpan<byte> text, ByteSpan name) => text[..name.Start].EndsWith("checksum/"u8);

    /// <summary><c>{key:"wren",value:function(q){…}}</c>: a method of a class, as compilers write them for old browsers.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The name.</param>
    /// <param name="at">What stands behind the sign.</param>
    public static bool IsMethod(ReadOnlySpan<byte> text, ByteSpan name, int at)
    {
        at = name.Length == "key".Length ? Blanks.Skip(text, at) : text.Length;
        at += at < text.Length && text[at] == '\\' ? 1 : 0;
        if (at >= text.Length || !Ascii.IsQuote(text[at]) || Closing(text, at) is not { } end)
        {
            return false;
        }

        var comma = Blanks.Skip(text, end + 1);
        if (comma >= text.Length || text[comma] != ',')
        {
            return false;
        }

        var rest = text[Blanks.Skip(text, comma + 1)..];
        return IsFunction(rest, "value:"u8) || IsFunction(rest, "get:"u8) || IsFunction(rest, "set:"u8);
    }

    private static bool IsFunction(ReadOnlySpan<byte> text, ReadOnlySpan<byte> member) =>
        text.StartsWith(member) && text[Blanks.Skip(text, member.Length)..] is var value && (value.StartsWith("function"u8) || value.StartsWith("async function"u8));

    /// <summary><c>private Mp4Reader reader;</c>: a type and a name behind the word that says who may use them.</summary>
    public static bool IsDeclaration(ReadOnlySpan<byte> text, ByteSpan name, int at)
    {
        if (name.Length != "private".Length || Ascii.IndexOfIgnoreCase(text.Slice(name.Start, name.Length), "private"u8) != 0)
        {
            return false;
        }

        var end = at;
        while (end < text.Length && end - at < LongestText && (Ascii.IsWord(text[end]) || text[end] == '.'))
        {
            end++;
        }

        return end + 1 < text.Length && text[end] == ' ' && (Ascii.IsLetter(text[end + 1]) || text[end + 1] == '_');
    }

    /// <summary><c>Pass `depth=3`</c> says what to do, and so does <c>pass "depth3" on</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The name.</param>
    /// <param name="at">The quote behind it.</param>
    public static bool IsVerb(ReadOnlySpan<byte> text, ByteSpan name, int at) =>
        name.Length == 4 && Ascii.EndsWithIgnoreCase(text.Slice(name.Start, name.Length), "pass"u8)
        && (text[at] == '`' || (Closing(text, at) is { } end && end + 2 < text.Length && text[end + 1] == ' ' && Ascii.IsLetter(text[end + 2])));

    /// <summary><c>UNIQUE KEY `user_ix` (`user`)</c>: the name of an index, before its columns.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The name.</param>
    /// <param name="at">The quote behind it.</param>
    public static bool IsIndex(ReadOnlySpan<byte> text, ByteSpan name, int at) =>
        text[at] == '`' && name.Length == 3 && Closing(text, at) is { } end && text[Blanks.SkipInLine(text, end + 1)..].StartsWith("("u8);

    /// <summary><c>'new_password', 'vatid' => …</c>: what follows the name in its list is itself the name of something.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where the next text of the list begins.</param>
    public static bool IsKey(ReadOnlySpan<byte> text, int at)
    {
        if (at >= text.Length || !Ascii.IsQuote(text[at]) || Closing(text, at) is not { } end)
        {
            return false;
        }

        var sign = text[Blanks.SkipInLine(text, end + 1)..];
        return sign.StartsWith("=>"u8) || (sign.StartsWith(":"u8) && !sign.StartsWith("::"u8));
    }

    /// <summary>The quote that ends a short literal of one line; null if none does.</summary>
    private static int? Closing(ReadOnlySpan<byte> text, int at)
    {
        for (var i = at + 1; i < text.Length && i - at < LongestText && text[i] != '\n'; i++)
        {
            if (text[i] == text[at])
            {
                return i;
            }
        }

        return null;
    }
}
