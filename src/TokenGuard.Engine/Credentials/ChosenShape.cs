namespace TokenGuard.Engine.Credentials;

/// <summary>Knows how people make passwords of a word or two and a number: <c>Orchid!4821</c>, <c>copperMeadow77</c>.</summary>
internal static class ChosenShape
{
    private const int FewestLetters = 4;
    private const int FewestDigits = 2;
    private const int MostDigits = 6;
    private const int MostSigns = 2;
    private const int Longest = 24;

    /// <summary>True for letters, a number behind them, and no more than a sign between them and one at the end.</summary>
    public static bool Is(ReadOnlySpan<byte> value)
    {
        if (value.Length > Longest)
        {
            return false;
        }

        var letters = Count(value, 0, IsLetter);
        letters += Ascii.IsUpper(value[0]) ? SecondWord(value, letters) : 0;
        var number = letters + Count(value, letters, IsSign);
        var digits = Count(value, number, Ascii.IsDigit);
        var end = number + digits;
        return letters >= FewestLetters && digits is >= FewestDigits and <= MostDigits
            && number - letters <= MostSigns && end + Count(value, end, IsSign) == value.Length && value.Length - end <= MostSigns;
    }

    /// <summary><c>Summer#meadow</c>: a sign between two words, where a capital says that rules for passwords were kept.</summary>
    private static int SecondWord(ReadOnlySpan<byte> value, int first)
    {
        var sign = Count(value, first, b => b != '@' && IsSign(b));
        var second = sign == 1 ? Count(value, first + 1, IsLetter) : 0;
        return first >= FewestLetters && second >= FewestLetters ? second + 1 : 0;
    }

    private static int Count(ReadOnlySpan<byte> value, int from, Func<byte, bool> isOne)
    {
        var at = from;
        while (at < value.Length && isOne(value[at]))
        {
            at++;
        }

        return at - from;
    }

    // Beyond ASCII too, whatever the encoding.
    private static bool IsLetter(byte b) => Ascii.IsLetter(b) || b >= 0x80;

    /// <summary>What people put in because a rule wants a sign; those that join words, paths and code are others.</summary>
    private static bool IsSign(byte b) => b is (byte)'!' or (byte)'@' or (byte)'#' or (byte)'$' or (byte)'%' or (byte)'^' or (byte)'&' or (byte)'*' or (byte)'?' or (byte)'+' or (byte)'~';
}
