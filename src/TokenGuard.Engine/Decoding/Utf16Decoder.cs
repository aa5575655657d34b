namespace TokenGuard.Engine.Decoding;

/// <summary>Sees through UTF-16, with or without a byte order mark, of a whole blob.</summary>
internal static class Utf16Decoder
{
    private const int ProbedBytes = 512;

    /// <summary>The byte order of a UTF-16 text, or null if the blob is something else.</summary>
    public static EncodingKind? Detect(ReadOnlySpan<byte> blob)
    {
        if (blob.Length >= 2 && blob[0] == 0xFF && blob[1] == 0xFE)
        {
            return EncodingKind.Utf16LittleEndian;
        }

        if (blob.Length >= 2 && blob[0] == 0xFE && blob[1] == 0xFF)
        {
            return EncodingKind.Utf16BigEndian;
        }

        return DetectWithoutMark(blob[..Math.Min(ProbedBytes, blob.Length & ~1)]);
    }

    /// <summary>Appends the text as UTF-8. A lone surrogate or an odd last byte becomes U+FFFD.</summary>
    public static void Decode(ReadOnlySpan<byte> blob, EncodingKind kind, DecodedText output)
    {
        var little = kind == EncodingKind.Utf16LittleEndian;
        for (var i = 0; i < blob.Length; i += 2)
        {
            var unit = UnitAt(blob, i, little);
            if (unit is >= 0xD800 and < 0xDC00 && UnitAt(blob, i + 2, little) is >= 0xDC00 and < 0xE000 and var low)
            {
                output.AppendRune(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00), i);
                i += 2;
            }
            else
            {
                output.AppendRune(unit, i);
            }
        }

        output.MarkRegion(kind, 0, new ByteSpan(0, blob.Length));
    }

    /// <summary>Without a mark: nearly every second byte of the beginning is NUL, on one side only.</summary>
    private static EncodingKind? DetectWithoutMark(ReadOnlySpan<byte> head)
    {
        if (head.Length < 16)
        {
            return null;
        }

        int even = 0, odd = 0;
        for (var i = 0; i < head.Length; i += 2)
        {
            even += head[i] == 0 ? 1 : 0;
            odd += head[i + 1] == 0 ? 1 : 0;
        }

        var most = head.Length / 2 * 9 / 10;
        return odd >= most && even == 0 ? EncodingKind.Utf16LittleEndian
            : even >= most && odd == 0 ? EncodingKind.Utf16BigEndian
            : null;
    }

    private static int UnitAt(ReadOnlySpan<byte> blob, int at, bool little) =>
        at + 1 >= blob.Length ? 0xFFFD : little ? blob[at] | (blob[at + 1] << 8) : (blob[at] << 8) | blob[at + 1];
}
