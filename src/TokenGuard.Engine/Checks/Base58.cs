namespace TokenGuard.Engine.Checks;

/// <summary>
/// Numbers in base 58 with a checksum, as wallets write keys: the first four bytes of SHA-256 twice over the content stand
/// behind it. Source: https://en.bitcoin.it/wiki/Base58Check_encoding
/// </summary>
internal static class Base58
{
    public const int ChecksumLength = 4;

    /// <summary>In digits. Reading takes time with the square of it, and no key is as long.</summary>
    public const int Longest = 256;

    private static ReadOnlySpan<byte> Digits => "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"u8;

    /// <summary>The bytes that the digits stand for, checksum included; null if there is another character or there are too many.</summary>
    public static byte[]? Decode(ReadOnlySpan<byte> text)
    {
        if (text.Length > Longest)
        {
            return null;
        }

        Span<byte> number = stackalloc byte[Longest];
        var length = 0;
        foreach (var b in text)
        {
            var carry = Digits.IndexOf(b);
            if (carry < 0)
            {
                return null;
            }

            for (var i = 0; i < length; i++)
            {
                carry += number[i] * 58;
                number[i] = (byte)carry;
                carry >>= 8;
            }

            if (carry > 0)
            {
                number[length++] = (byte)carry;
            }
        }

        // Each leading zero byte is one leading digit of zero.
        for (var i = 0; i < text.Length && text[i] == Digits[0]; i++)
        {
            number[length++] = 0;
        }

        number = number[..length];
        number.Reverse();
        return number.ToArray();
    }

    /// <summary>The content with its checksum behind it, in digits.</summary>
    public static byte[] EncodeChecked(byte[] content)
    {
        byte[] bytes = [.. content, .. Checksum(content)];
        var digits = new List<byte>();
        foreach (var b in bytes)
        {
            int carry = b;
            for (var i = 0; i < digits.Count; i++)
            {
                carry += digits[i] << 8;
                digits[i] = (byte)(carry % 58);
                carry /= 58;
            }

            for (; carry > 0; carry /= 58)
            {
                digits.Add((byte)(carry % 58));
            }
        }

        digits.AddRange(new byte[bytes.TakeWhile(b => b == 0).Count()]);
        digits.Reverse();
        return [.. digits.Select(digit => Digits[digit])];
    }

    public static byte[] Checksum(ReadOnlySpan<byte> content) => Sha256.Of(Sha256.Of(content, default), default).AsSpan(0, ChecksumLength).ToArray();
}
