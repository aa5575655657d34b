namespace TokenGuard.Engine.Checks;

/// <summary>Base64 of either alphabet (RFC 4648 §4 and §5), padding optional.</summary>
internal static class Base64
{
    private static readonly sbyte[] Values = BuildValues();

    /// <summary>Most bytes that a text of this length can decode into.</summary>
    public static int MaxDecodedLength(int encodedLength) => (encodedLength + 3) / 4 * 3;

    public static bool IsDigit(byte b) => Values[b] >= 0;

    /// <summary>The six bits of a digit.</summary>
    public static bool TryDigit(byte b, out int bits) => (bits = Values[b]) >= 0;

    /// <summary>The 24 bits of the first four digits.</summary>
    public static bool TryQuad(ReadOnlySpan<byte> digits, out int bits)
    {
        bits = (Values[digits[0]] << 18) | (Values[digits[1]] << 12) | (Values[digits[2]] << 6) | (int)Values[digits[3]];
        return bits >= 0;
    }

    /// <summary>Decodes a whole text.</summary>
    /// <returns>Number of bytes written, or -1 if the text is not base64.</returns>
    public static int Decode(ReadOnlySpan<byte> text, Span<byte> output)
    {
        while (!text.IsEmpty && text[^1] == '=')
        {
            text = text[..^1];
        }

        if (text.Length % 4 == 1)
        {
            return -1;
        }

        uint bits = 0;
        int count = 0, written = 0;
        foreach (var b in text)
        {
            var value = Values[b];
            if (value < 0)
            {
                return -1;
            }

            bits = (bits << 6) | (byte)value;
            count += 6;
            if (count >= 8)
            {
                count -= 8;
                output[written++] = (byte)(bits >> count);
            }
        }

        return written;
    }

    private static sbyte[] BuildValues()
    {
        var values = new sbyte[256];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = -1;
        }

        for (var i = 0; i < 26; i++)
        {
            values['A' + i] = (sbyte)i;
            values['a' + i] = (sbyte)(26 + i);
        }

        for (var i = 0; i < 10; i++)
        {
            values['0' + i] = (sbyte)(52 + i);
        }

        values['+'] = values['-'] = 62;
        values['/'] = values['_'] = 63;
        return values;
    }
}
