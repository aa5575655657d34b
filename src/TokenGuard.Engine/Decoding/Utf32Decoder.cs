namespace TokenGuard.Engine.Decoding;

/// <summary>Sees through UTF-32, with or without a byte order mark, of a whole blob.</summary>
internal static class Utf32Decoder
{
    private const int ProbedBytes = 512;

    /// <summary>The byte order of a UTF-32 text, or null if the blob is something else.</summary>
    public static EncodingKind? Detect(ReadOnlySpan<byte> blob)
    {
        if (blob.Length < 4)
        {
            return null;
        }

        // The mark of UTF-16 stands at the beginning of that of UTF-32, where a NUL would follow it: no text has that.
        if (UnitAt(blob, 0, little: true) == 0xFEFF)
        {
            return EncodingKind.Utf32LittleEndian;
        }

        return UnitAt(blob, 0, little: false) == 0xFEFF ? EncodingKind.Utf32BigEndian
            : IsText(blob, little: true) ? EncodingKind.Utf32LittleEndian
            : IsText(blob, little: false) ? EncodingKind.Utf32BigEndian
            : null;
    }

    /// <summary>Appends the text as UTF-8. What is no character becomes U+FFFD.</summary>
    public static void Decode(ReadOnlySpan<byte> blob, EncodingKind kind, DecodedText output)
    {
        for (var i = 0; i < blob.Length; i += 4)
        {
            output.AppendRune(i + 4 <= blob.Length ? UnitAt(blob, i, kind == EncodingKind.Utf32LittleEndian) : -1, i);
        }

        output.MarkRegion(kind, 0, new ByteSpan(0, blob.Length));
    }

    // Without a mark: the beginning has characters of the first plane only, and most of them are ASCII.
    private static bool IsText(ReadOnlySpan<byte> blob, bool little)
    {
        var probed = Math.Min(ProbedBytes, blob.Length) & ~3;
        var ascii = 0;
        for (var i = 0; i < probed; i += 4)
        {
            var unit = UnitAt(blob, i, little);
            if (unit is <= 0 or > 0xFFFF)
            {
                return false;
            }

            ascii += unit < 0x80 && Ascii.IsText((byte)unit) ? 1 : 0;
        }

        return probed >= 16 && ascii >= probed / 4 * 9 / 10;
    }

    private static int UnitAt(ReadOnlySpan<byte> blob, int at, bool little) => little
        ? blob[at] | (blob[at + 1] << 8) | (blob[at + 2] << 16) | (blob[at + 3] << 24)
        : (blob[at] << 24) | (blob[at + 1] << 16) | (blob[at + 2] << 8) | blob[at + 3];
}
