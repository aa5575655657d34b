namespace TokenGuard.Engine.Checks;

/// <summary>CRC-32 (IEEE 802.3) written with the digits 0-9A-Za-z.</summary>
internal static class Base62Crc32
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const uint Polynomial = 0xEDB88320;

    /// <summary>Writes the checksum of a text, padded with zeros on the left.</summary>
    public static void Write(ReadOnlySpan<byte> text, Span<byte> output)
    {
        var checksum = Crc32(text);
        for (var i = output.Length - 1; i >= 0; i--)
        {
            output[i] = (byte)Digits[(int)(checksum % 62)];
            checksum /= 62;
        }
    }

    private static uint Crc32(ReadOnlySpan<byte> text)
    {
        var crc = ~0u;
        foreach (var b in text)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ Polynomial;
            }
        }

        return ~crc;
    }
}
