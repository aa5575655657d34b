namespace TokenGuard.Engine;

/// <summary>Classes of ASCII bytes.</summary>
internal static class Ascii
{
    public static bool IsDigit(byte b) => (uint)(b - '0') <= 9;

    public static bool IsLower(byte b) => (uint)(b - 'a') <= 25;

    public static bool IsUpper(byte b) => (uint)(b - 'A') <= 25;

    public static bool IsLetter(byte b) => IsLower((byte)(b | 0x20));

    public static bool IsAlphanumeric(byte b) => IsDigit(b) || IsLetter(b);

    public static bool IsHexDigit(byte b) => IsDigit(b) || (uint)((b | 0x20) - 'a') <= 5;

    public static bool IsWord(byte b) => IsAlphanumeric(b) || b == '_';

    /// <summary>Printable ASCII and the white space of text files.</summary>
    public static bool IsText(byte b) => b is (>= 0x20 and < 0x7F) or (byte)'\t' or (byte)'\n' or (byte)'\r';

    /// <summary>One of the three that code puts around texts.</summary>
    public static bool IsQuote(byte b) => b is (byte)'"' or (byte)'\'' or (byte)'`';

    public static byte ToLower(byte b) => IsUpper(b) ? (byte)(b | 0x20) : b;

    /// <summary>The value of a hex digit, or -1.</summary>
    /// <remarks>Which digits are letters is chance, so that no branch asks for it.</remarks>
    public static int HexValue(byte b) =>
        ((uint)(b - '0') > 9) & ((uint)((b | 0x20) - 'a') > 5) ? -1 : (b & 0xF) + (9 * (b >> 6));

    /// <summary>Whether <paramref name="text"/> ends in <paramref name="lowerWord"/> whatever its case.</summary>
    public static bool EndsWithIgnoreCase(ReadOnlySpan<byte> text, ReadOnlySpan<byte> lowerWord) =>
        text.Length >= lowerWord.Length && IndexOfIgnoreCase(text[^lowerWord.Length..], lowerWord) == 0;

    /// <summary>Whether one of the bytes is a digit.</summary>
    public static bool HasDigit(ReadOnlySpan<byte> text)
    {
        foreach (var b in text)
        {
            if (IsDigit(b))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether all bytes are printable ASCII.</summary>
    public static bool IsPrintable(ReadOnlySpan<byte> text)
    {
        foreach (var b in text)
        {
            if (b is < 0x20 or >= 0x7F)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The text without any of some marks at its end.</summary>
    public static ReadOnlySpan<byte> TrimEnd(ReadOnlySpan<byte> text, ReadOnlySpan<byte> marks)
    {
        var end = text.Length;
        while (end > 0 && marks.IndexOf(text[end - 1]) >= 0)
        {
            end--;
        }

        return text[..end];
    }

    /// <summary>The text without any of some marks at either end.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text, ReadOnlySpan<byte> marks)
    {
        var start = 0;
        while (start < text.Length && marks.IndexOf(text[start]) >= 0)
        {
            start++;
        }

        return TrimEnd(text[start..], marks);
    }

    /// <summary>Position of <paramref name="lowerNeedle"/> in <paramref name="text"/> whatever its case, or -1.</summary>
    public static int IndexOfIgnoreCase(ReadOnlySpan<byte> text, ReadOnlySpan<byte> lowerNeedle)
    {
        if (lowerNeedle.IsEmpty)
        {
            return 0;
        }

        var lower = lowerNeedle[0];
        var upper = IsLower(lower) ? (byte)(lower & ~0x20) : lower;
        for (var i = 0; i + lowerNeedle.Length <= text.Length; i++)
        {
            var next = text[i..(text.Length - lowerNeedle.Length + 1)].IndexOfAny(lower, upper);
            if (next < 0)
            {
                return -1;
            }

            i += next;
            var j = 1;
            while (j < lowerNeedle.Length && ToLower(text[i + j]) == lowerNeedle[j])
            {
                j++;
            }

            if (j == lowerNeedle.Length)
            {
                return i;
            }
        }

        return -1;
    }
}
