namespace TokenGuard.Engine.Checks;

/// <summary>
/// Says how much of a value reads as words. A value is cut into pieces at everything that is no letter and at
/// changes to upper case, as identifiers are; a piece counts as a word if it could be spoken.
/// </summary>
internal static class WordLikeness
{
    private const int ShortestWord = 4;
    private const int LongestConsonants = 3;
    private const double FewestVowels = 0.25;
    private const double MostVowels = 0.67;

    /// <summary>Share of the value's bytes that stand in pieces that read as words, 0 to 1.</summary>
    public static double Share(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty)
        {
            return 0;
        }

        var covered = 0;
        for (var i = 0; i < value.Length;)
        {
            if (!Ascii.IsLetter(value[i]))
            {
                i++;
                continue;
            }

            var end = PieceEnd(value, i);
            if (ReadsAsWord(value[i..end]))
            {
                covered += end - i;
            }

            i = end;
        }

        return (double)covered / value.Length;
    }

    private static int PieceEnd(ReadOnlySpan<byte> value, int start)
    {
        var end = start + 1;
        var upper = Ascii.IsUpper(value[start]) && end < value.Length && Ascii.IsUpper(value[end]);
        while (end < value.Length && (upper ? Ascii.IsUpper(value[end]) : Ascii.IsLower(value[end])))
        {
            end++;
        }

        return end;
    }

    private static bool ReadsAsWord(ReadOnlySpan<byte> piece)
    {
        if (piece.Length < ShortestWord)
        {
            return false;
        }

        int vowels = 0, consonants = 0, longest = 0;
        foreach (var b in piece)
        {
            if ((b | 0x20) is 'a' or 'e' or 'i' or 'o' or 'u' or 'y')
            {
                vowels++;
                consonants = 0;
            }
            else
            {
                longest = Math.Max(longest, ++consonants);
            }
        }

        var share = (double)vowels / piece.Length;
        return longest <= LongestConsonants && share is >= FewestVowels and <= MostVowels;
    }
}
