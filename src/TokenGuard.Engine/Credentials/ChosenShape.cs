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
        var letters = Letters(value, 0);
        var second = SecondWord(value, letters, isSigned);
        var mayBeJoined = isSigned || (second == 0 && IsCapitalWord(value[..letters]));
        letters += second;
        var number = letters + Signs(value, letters, mayBeJoined);
        var digits = Digits(value, number);
        var end = number + digits;
        return letters >= FewestLetters && digits is >= FewestDigits and <= MostDigits
            && number - letters <= MostSigns && end + Signs(value, end, mayBeJoint: true) == value.Length && value.Length - end <= MostSigns;
    }

    /// <summary><c>Summer#meadow</c>: a sign between two words, where a capital says that rules for passwords were kept; a joint if a sign ends the whole.</summary>
    private static int SecondWord(ReadOnlySpan<byte> value, int first, bool isSigned)
    {
        if (first < FewestLetters || first == value.Length || !((Ascii.IsUpper(value[0]) && value[first] != '@' && IsSign(value[first])) || (isSigned && IsJoint(value[first]))))
        {
            return 0;
        }

        var second = Letters(value, first + 1);
        return second >= FewestLetters ? second + 1 : 0;
    }

    private static bool IsCapitalWord(ReadOnlySpan<byte> word)
    {
        for (var i = 1; i < word.Length; i++)
        {
            if (!Ascii.IsLower(word[i]))
            {
                return false;
            }
        }

        return word.Length > 1 && Ascii.IsUpper(word[0]);
    }

    // Beyond ASCII too, whatever the encoding.
    private static int Letters(ReadOnlySpan<byte> value, int from)
    {
        var at = from;
        while (at < value.Length && (Ascii.IsLetter(value[at]) || value[at] >= 0x80))
        {
            at++;
        }

        return at - from;
    }

    private static int Digits(ReadOnlySpan<byte> value, int from)
    {
        var at = from;
        while (at < value.Length && Ascii.IsDigit(value[at]))
        {
            at++;
        }

        return at - from;
    }

    private static int Signs(ReadOnlySpan<byte> value, int from, bool mayBeJoint)
    {
        var at = from;
        while (at < value.Length && (IsSign(value[at]) || (mayBeJoint && IsJoint(value[at]))))
        {
            at++;
        }

        return at - from;
    }

    /// <summary>What people put in because a rule wants a sign; those that join words, paths and code are others.</summary>
    private static bool IsSign(byte b) => b is (byte)'!' or (byte)'@' or (byte)'#' or (byte)'$' or (byte)'%' or (byte)'^' or (byte)'&' or (byte)'*' or (byte)'?' or (byte)'+' or (byte)'~';

    private static bool IsJoint(byte b) => b is (byte)'-' or (byte)'_' or (byte)'.';
}
