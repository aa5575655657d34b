namespace TokenGuard.Engine.Credentials;

/// <summary>
/// Knows what tables of users keep where the password once stood: digests with their salts, as applications and directories
/// write them. In a column of passwords, what looks random is one.
/// </summary>
internal static class PasswordDigests
{
    /// <summary>Digits of MD5 in hexadecimal, the shortest digest that is kept.</summary>
    private const int ShortestHex = 32;

    /// <summary>Characters of MD5 in Base64.</summary>
    private const int ShortestBase64 = 22;

    private const int LongestMethod = 24;

    public static bool Are(ReadOnlySpan<byte> value, ValueCounts counts) =>
        counts.Spaces == 0 && (BeginsWithHex(value) || HasMethod(value) || IsBase64(value));

    /// <summary>A digest alone, with a salt behind it, or with the mark of PostgreSQL or MySQL before it.</summary>
    private static bool BeginsWithHex(ReadOnlySpan<byte> value)
    {
        var digits = value[(value[0] == '*' ? 1 : value.StartsWith("md5"u8) ? 3 : value.StartsWith("0x"u8) ? 2 : 0)..];
        var length = 0;
        while (length < digits.Length && Ascii.IsHexDigit(digits[length]))
        {
            length++;
        }

        return length >= ShortestHex;
    }

    /// <summary><c>$2y$…</c>, <c>$P$B…</c>, <c>sha1$salt$…</c>, <c>pbkdf2:sha256:600000$…</c>, <c>{SSHA}…</c>, and Django's mark of none.</summary>
    private static bool HasMethod(ReadOnlySpan<byte> value)
    {
        if (value.Length < ShortestBase64)
        {
            return false;
        }

        var start = value[..Math.Min(value.Length, LongestMethod)];
        return value[0] is (byte)'$' or (byte)'!' ? value[0] == '!' || start[1..].IndexOf((byte)'$') >= 0
            : value[0] == '{' ? start.IndexOf((byte)'}') > 0
            : start.IndexOf((byte)'$') is > 0 and var end && OtherShapes.IsWordsAnd(":-"u8, start[..end]);
    }

    /// <summary>Filled up to groups of four, or as long as the digests of the usual methods are without that.</summary>
    private static bool IsBase64(ReadOnlySpan<byte> value)
    {
        foreach (var b in Ascii.TrimEnd(value, "="u8))
        {
            if (!Ascii.IsAlphanumeric(b) && b is not ((byte)'+' or (byte)'/'))
            {
                return false;
            }
        }

        return value.Length >= ShortestBase64 && (value[^1] == '=' ? value.Length % 4 == 0 : value.Length is ShortestBase64 or 27 or 43 or 64 or 84 or 86 or 88);
    }
}
