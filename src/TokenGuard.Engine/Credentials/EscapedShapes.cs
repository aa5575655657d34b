using TokenGuard.Engine.Decoding;

namespace TokenGuard.Engine.Credentials;

/// <summary>Knows texts in the escapes of addresses, of C, of JSON and of HTML.</summary>
internal static class EscapedShapes
{
    private const int LongestWord = 8;
    private const int FewestWords = 3;

    /// <summary><c>;gates=wren,%3B,q,%2C</c>: short words and signs, some of which are escaped.</summary>
    public static bool AreWords(ReadOnlySpan<byte> value)
    {
        if (value.IndexOf((byte)'%') < 0)
        {
            return false;
        }

        int words = 0, length = 0, escapes = 0;
        for (var i = 0; i <= value.Length; i++)
        {
            if (i < value.Length && Ascii.IsLetter(value[i]) && length < LongestWord)
            {
                length++;
                continue;
            }

            if (i < value.Length && Ascii.IsAlphanumeric(value[i]))
            {
                return false;
            }

            words += length > 0 ? 1 : 0;
            length = 0;
            if (i + 2 < value.Length && value[i] == '%' && HexDigits.TryRead(value, i + 1, 2, out _))
            {
                escapes++;
                i += 2;
            }
        }

        return escapes > 0 && words >= FewestWords;
    }

    /// <summary>Letters and spaces, each as C escapes it: <c>\x6d\x61</c>.</summary>
    public static bool AreText(ReadOnlySpan<byte> value)
    {
        for (var at = 0; at < value.Length; at += 4)
        {
            if (!value[at..].StartsWith("\\x"u8) || !HexDigits.TryRead(value, at + 2, 2, out var character) || !Ascii.IsText((byte)character))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary><c>&amp;ldquo;wren</c>, <c>\u0026#34;</c>: HTML, and such that JSON escapes once more.</summary>
    public static bool HasEntity(ReadOnlySpan<byte> value)
    {
        var at = value.IndexOf("\\u0026"u8);
        if (at < 0 && value[0] != '&')
        {
            return false;
        }

        var rest = at < 0 ? value[1..] : value[(at + "\\u0026".Length)..];

        // Code ends a value with the mark.
        var end = rest.IndexOf((byte)';') is >= 0 and var mark ? mark : at >= 0 ? rest.Length : -1;
        return end is > 1 and < LongestWord && OtherShapes.IsWordsAnd("#"u8, rest[..end]);
    }

    /// <summary>A character beyond ASCII as JSON escapes it, or YAML with eight digits.</summary>
    public static bool HasForeign(ReadOnlySpan<byte> value)
    {
        var at = value.IndexOf("\\u"u8);
        if (at >= 0)
        {
            return HexDigits.TryRead(value, at + 2, 4, out var character) && character >= 0x80;
        }

        at = value.IndexOf("\\U"u8);
        return at >= 0 && HexDigits.TryRead(value, at + 2, 8, out var rare) && rare >= 0x80;
    }
}
