namespace TokenGuard.Engine.Checks;

/// <summary>Estimates how much chance is in a value.</summary>
internal static class Randomness
{
    private const double LeastShareOfExpected = 0.86;
    private const double MostWords = 0.5;
    private const int LongestRun = 5;

    /// <summary>
    /// Bits of chance in the value: its length times the bits a character of its alphabet carries, or 0 if the value
    /// does not look random.
    /// </summary>
    public static double EstimateBits(ReadOnlySpan<byte> value)
    {
        var alphabet = AlphabetSize(value);
        return LooksRandom(value, alphabet) ? value.Length * Math.Log(alphabet) / Math.Log(2) : 0;
    }

    private static bool LooksRandom(ReadOnlySpan<byte> value, int alphabet)
    {
        if (value.Length < 8 || HasRun(value))
        {
            return false;
        }

        return ShannonEntropy.PerByte(value) >= LeastShareOfExpected * ExpectedEntropy(value.Length, alphabet)
            && WordLikeness.Share(value) < MostWords
            && !IsCounting(value);
    }

    /// <summary>
    /// Mean Shannon entropy of a random text: a text of n characters cannot show more than log2 n bits, and shows
    /// about (k-1)/(2n ln 2) bits less than its alphabet of k carries (Miller and Madow's correction).
    /// </summary>
    private static double ExpectedEntropy(int length, int alphabet)
    {
        var distinct = alphabet * (1 - Math.Pow(1 - (1.0 / alphabet), length));
        var full = Math.Log(distinct) / Math.Log(2);
        return Math.Max(1, full - ((distinct - 1) / (2 * length * Math.Log(2)) / 2));
    }

    private static int AlphabetSize(ReadOnlySpan<byte> value)
    {
        bool digit = false, lower = false, upper = false, hex = true, other = false;
        foreach (var b in value)
        {
            digit |= Ascii.IsDigit(b);
            lower |= Ascii.IsLower(b);
            upper |= Ascii.IsUpper(b);
            other |= !Ascii.IsAlphanumeric(b);
            hex &= Ascii.IsHexDigit(b);
        }

        if (hex && !(lower && upper))
        {
            return lower || upper ? 16 : 10;
        }

        return (digit ? 10 : 0) + (lower ? 26 : 0) + (upper ? 26 : 0) + (other ? 2 : 0);
    }

    private static bool HasRun(ReadOnlySpan<byte> value)
    {
        var run = 1;
        for (var i = 1; i < value.Length; i++)
        {
            run = value[i] == value[i - 1] ? run + 1 : 1;
            if (run >= LongestRun)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for sequences such as 0123456789 or abcdefgh that make up half of the value.</summary>
    private static bool IsCounting(ReadOnlySpan<byte> value)
    {
        var steps = 0;
        for (var i = 1; i < value.Length; i++)
        {
            var step = value[i] - value[i - 1];
            steps += step is 1 or -1 ? 1 : 0;
        }

        return steps * 2 >= value.Length;
    }
}
