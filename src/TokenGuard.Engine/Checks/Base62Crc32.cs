namespace TokenGuard.Engine.Checks;

/// <summary>The checksum of GitHub's and npm's tokens: CRC-32 (IEEE 802.3) as six base62 digits.</summary>
internal static class Base62Crc32
{
    /// <summary>Digits of a checksum.</summary>
    public const int Length = 6;

    private const uint Polynomial = 0xEDB88320;

    private static ReadOnlySpan<byte> Digits => "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8;

    /// <summary>Writes the checksum of <paramref name="text"/>, most significant digit first, padded with zeros.</summary>
    public static void Write(ReadOnlySpan<byte> text, Span<byte> checksum)
    {
        var rest = Crc32(text);
        for (var i = Length - 1; i >= 0; i--)
        {
            checksum[i] = Digits[(int)(rest % 62)];
            rest /= 62;
        }
    }

    // Bit by bit: values are short, and a table would cost more to build than it saves.
    private static uint Crc32(ReadOnlySpan<byte> text)
    {
        var crc = uint.MaxValue;
        foreach (var b in text)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * Polynomial);
            }
        }

        return ~crc;
    }
}
