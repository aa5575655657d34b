namespace TokenGuard.Engine;

/// <summary>The bytes of one character in UTF-8.</summary>
internal static class Utf8Sequence
{
    /// <summary>Whether a text is made of such characters.</summary>
    public static bool IsText(ReadOnlySpan<byte> text)
    {
        for (var i = 0; i < text.Length;)
        {
            var length = LengthAt(text[i..]);
            if (length == 0)
            {
                return false;
            }

            i += length;
        }

        return true;
    }

    /// <summary>Length of the character at the start, or 0 if there is none. The ranges are those of RFC 3629.</summary>
    public static int LengthAt(ReadOnlySpan<byte> bytes)
    {
        var first = bytes[0];
        var second = bytes.Length > 1 ? bytes[1] : 0;
        var (length, low, high) = first switch
        {
            < 0x80 => (1, 0, 0),
            < 0xC2 => (0, 0, 0),
            < 0xE0 => (2, 0x80, 0xBF),
            0xE0 => (3, 0xA0, 0xBF),
            0xED => (3, 0x80, 0x9F),
            < 0xF0 => (3, 0x80, 0xBF),
            0xF0 => (4, 0x90, 0xBF),
            < 0xF4 => (4, 0x80, 0xBF),
            0xF4 => (4, 0x80, 0x8F),
            _ => (0, 0, 0),
        };
        if (length <= 1)
        {
            return length;
        }

        if (length > bytes.Length || second < low || second > high)
        {
            return 0;
        }

        for (var i = 2; i < length; i++)
        {
            if ((bytes[i] & 0xC0) != 0x80)
            {
                return 0;
            }
        }

        return length;
    }
}
