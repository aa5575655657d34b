using TokenGuard.Engine.Rarity;

namespace TokenGuard.Engine.Credentials;

/// <summary>Knows names of a word and an abbreviation with a digit in it, as choices have them: <c>MultiTenantB2C</c>, <c>StorageV2</c>.</summary>
internal static class AbbreviatedName
{
    private const int ShortestWord = 6;
    private const int LongestAbbreviation = 4;
    private const double RareLetters = 5.2;

    /// <summary>True if words of small letters, each with a capital, come first, and most of it.</summary>
    public static bool Is(ReadOnlySpan<byte> value)
    {
        int words = 0, small = 0;
        for (var i = 0; i < value.Length; i++)
        {
            if (Ascii.IsLower(value[i]))
            {
                words = i + 1;
                small++;
            }
            else if (!Ascii.IsUpper(value[i]) && !Ascii.IsDigit(value[i]))
            {
                return false;
            }
        }

        return Ascii.IsUpper(value[0]) && small >= ShortestWord && value.Length - words is > 1 and <= LongestAbbreviation
            && small * 3 >= words * 2 && !Ascii.HasDigit(value[..words]) && Ascii.IsUpper(value[words]) && Ascii.HasDigit(value[words..])
            && LetterSurprise.PerLetter(value[..words]) < RareLetters;
    }
}
