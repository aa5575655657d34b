namespace TokenGuard.Engine.Credentials;

/// <summary>Knows how people make passwords of a word or two and a number: <c>Orchid!4821</c>, <c>copperMeadow77</c>, <c>Heron_4821</c>.</summary>
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
        if (value.IsEmpty || value.Length > Longest)
        {
            return false;
        }

        // Names of things have joints, but no sign at their end; and hardly any is one word with a capital.
        var isSigned = IsSign(value[^1]);
        var letters = Count(value, 0, IsLetter);
        var second = SecondWord(value, letters, isSigned);
        var mayBeJoined = isSigned || (second == 0 && IsCapitalWord(value[..letters]));
        letters += second;
        var number = letters + Count(value, letters, b => IsSign(b) || (mayBeJoined && IsJoint(b)));
        var digits = Count(value, number, Ascii.IsDigit);
        var end = number + digits;
        return letters >= FewestLetters && digits is >= FewestDigits and <= MostDigits
            && number - letters <= MostSigns && end + Count(value, end, b => IsSign(b) || IsJoint(b)) == value.Length && value.Length - end <= MostSigns;
    }

    /// <summary><c>Summer#meadow</c>: a sign between two words, where a capital says that rules for passwords were kept; a joint if a sign ends the whole.</summary>
    private static int SecondWord(ReadOnlySpan<byte> value, int first, bool isSigned)
    {
        var isCapital = Ascii.IsUpper(value[0]);
        var sign = Count(value, first, b => (isCapital && b != '@' && IsSign(b)) || (isSigned && IsJoint(b)));
        var second = sign == 1 ? Count(value, first + 1, IsLetter) : 0;
        return first >= FewestLetters && second >= FewestLetters ? second + 1 : 0;
    }

    private static bool IsCapitalWord(ReadOnlySpan<byte> word) => word.Length > 1 && Ascii.IsUpper(word[0]) && Count(word, 1, Ascii.IsLower) == word.Length - 1;

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

    private static bool IsJoint(byte b) => b is (byte)'-' or (byte)'_' or (byte)'.';
}
