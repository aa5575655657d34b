namespace TokenGuard.Engine.Checks;

/// <summary>
/// Bech32: a readable part, a 1, the content in digits of five bits and six digits of a checksum over all of it.
/// Source: https://github.com/bitcoin/bips/blob/master/bip-0173.mediawiki#bech32
/// </summary>
internal static class Bech32
{
    private const int ChecksumLength = 6;

    private static readonly uint[] Generator = [0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3];

    private static ReadOnlySpan<byte> Digits => "qpzry9x8gf2tvdw0s3jn54khce6mua7l"u8;

    /// <summary>How many bytes the text holds; null if it is no such text, or its checksum does not fit.</summary>
    public static int? BytesOf(ReadOnlySpan<byte> text)
    {
        var separator = text.LastIndexOf((byte)'1');
        var digits = text.Length - separator - 1;
        if (separator < 1 || digits < ChecksumLength || !IsOneCase(text))
        {
            return null;
        }

        var sum = OfReadablePart(text[..separator]);
        var last = 0;
        for (var i = separator + 1; i < text.Length; i++)
        {
            var digit = Digits.IndexOf(Ascii.ToLower(text[i]));
            if (digit < 0)
            {
                return null;
            }

            last = i < text.Length - ChecksumLength ? digit : last;
            sum = Add(sum, digit);
        }

        // What is left over of the last digit is zero, and less than a digit.
        var bits = (digits - ChecksumLength) * 5;
        var rest = bits % 8;
        return sum == 1 && rest < 5 && (last & ((1 << rest) - 1)) == 0 ? bits / 8 : null;
    }

    /// <summary>The text of some bytes, in the case of the readable part.</summary>
    public static byte[] Encode(byte[] readable, byte[] content)
    {
        var sum = OfReadablePart(readable);
        var text = new List<byte>(readable) { (byte)'1' };
        var isUpper = readable.Any(Ascii.IsUpper);
        int bits = 0, pending = 0;
        foreach (var b in content)
        {
            pending = (pending << 8) | b;
            for (bits += 8; bits >= 5; bits -= 5)
            {
                Append(pending >> (bits - 5) & 31);
            }

            pending &= (1 << bits) - 1;
        }

        if (bits > 0)
        {
            Append(pending << (5 - bits) & 31);
        }

        var checksum = sum;
        for (var i = 0; i < ChecksumLength; i++)
        {
            checksum = Add(checksum, 0);
        }

        checksum ^= 1;
        for (var i = ChecksumLength - 1; i >= 0; i--)
        {
            Append((int)(checksum >> (5 * i)) & 31);
        }

        return [.. text];

        void Append(int digit)
        {
            var b = Digits[digit];
            text.Add(isUpper && Ascii.IsLower(b) ? (byte)(b ^ 0x20) : b);
            sum = Add(sum, digit);
        }
    }

    private static uint OfReadablePart(ReadOnlySpan<byte> readable)
    {
        var sum = 1u;
        foreach (var b in readable)
        {
            sum = Add(sum, Ascii.ToLower(b) >> 5);
        }

        sum = Add(sum, 0);
        foreach (var b in readable)
        {
            sum = Add(sum, Ascii.ToLower(b) & 31);
        }

        return sum;
    }

    private static uint Add(uint sum, int digit)
    {
        var top = sum >> 25;
        sum = ((sum & 0x1FFFFFF) << 5) ^ (uint)digit;
        for (var i = 0; i < Generator.Length; i++)
        {
            sum ^= (top >> i & 1) == 1 ? Generator[i] : 0;
        }

        return sum;
    }

    private static bool IsOneCase(ReadOnlySpan<byte> text)
    {
        bool lower = false, upper = false;
        foreach (var b in text)
        {
            lower |= Ascii.IsLower(b);
            upper |= Ascii.IsUpper(b);
        }

        return !(lower && upper);
    }
}
