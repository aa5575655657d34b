namespace TokenGuard.Engine.Checks;

/// <summary>Estimates how much chance is in a value.</summary>
internal static class Randomness
{
    /// <summary>
    /// A text of n random characters falls below 1 - 3.2/n of the mean entropy about once in 200 times, for alphabets
    /// from 10 to 62 and lengths from 16 to 64 (simulated).
    /// </summary>
    private const double Tolerance = 3.2;

    private const int LongestJudged = 256;
    private const double MostWords = 0.6;
    private const int LongestRun = 5;
    private const int FewestJoined = 4;

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

        value = value[..Math.Min(value.Length, LongestJudged)];

        return ShannonEntropy.PerByte(value) >= (1 - (Tolerance / value.Length)) * ExpectedEntropy(value.Length, alphabet)
            && WordLikeness.Share(value) < MostWords
            && !IsJoinedWords(value)
            && !IsCounting(value);
    }

    /// <summary>
    /// True for ids such as <c>feature-1234-show-new-menu</c>: at least four pieces between hyphens, underscores and
    /// dots, more than half of them of letters of one case.
    /// </summary>
    public static bool IsJoinedWords(ReadOnlySpan<byte> value)
    {
        int pieces = 0, words = 0;
        for (var start = 0; start <= value.Length; pieces++)
        {
            var length = value[start..].IndexOfAny((byte)'-', (byte)'_', (byte)'.');
            var piece = length < 0 ? value[start..] : value.Slice(start, length);
            words += IsOneCase(piece) ? 1 : 0;
            start += piece.Length + 1;
        }

        return pieces >= FewestJoined && words * 2 > pieces;
    }

    private static bool IsOneCase(ReadOnlySpan<byte> piece)
    {
        bool lower = false, upper = false;
        foreach (var b in piece)
        {
            lower |= Ascii.IsLower(b);
            upper |= Ascii.IsUpper(b);
            if (!Ascii.IsLetter(b))
            {
                return false;
            }
        }

        return piece.Length > 1 && lower != upper;
    }

    /// <summary>
    /// Mean Shannon entropy, in bits a character, of random texts of n characters out of an alphabet of k: log2 n less
    /// k/n times the mean of c log2 c over the binomial counts c of one character.
    /// </summary>
    private static double ExpectedEntropy(int length, int alphabet)
    {
        var p = 1.0 / alphabet;
        var probability = Math.Pow(1 - p, length);
        var mean = 0.0;
        for (var count = 0; count < length; count++)
        {
            mean += count > 1 ? probability * count * Math.Log(count) : 0;
            probability *= (length - count) / (count + 1.0) * p / (1 - p);
        }

        return (Math.Log(length) - (mean * alphabet / length)) / Math.Log(2);
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
