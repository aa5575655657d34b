using TokenGuard.Engine.Rarity;

namespace TokenGuard.Engine.Credentials;

/// <summary>
/// Knows what password managers and frameworks generate of letters, digits and signs. Chance puts signs together there that
/// mean something in templates and code.
/// </summary>
internal static class GeneratedPasswords
{
    private const int Shortest = 12;
    private const int Longest = 128;

    private const int ShortestName = 3;

    /// <summary>Digits and signs.</summary>
    private const int FewestOthers = 4;

    /// <summary>Letters in a row that chance still leaves between digits and signs.</summary>
    private const int LongestWord = 7;

    /// <summary>The same in keys of frameworks, which are long and have none of the signs that code has most of.</summary>
    private const int LongestWordOfKey = 12;
    private const int ShortestKey = 40;

    private const double RareLetters = 5.6;

    /// <summary>True if nothing closes what a mark opens, and no name follows it, as in a literal that the quote of an inner one ends.</summary>
    /// <param name="rest">The value from the mark on.</param>
    /// <param name="opening">The mark, which ends with the bracket.</param>
    public static bool OpenByChance(ReadOnlySpan<byte> rest, ReadOnlySpan<byte> opening)
    {
        var end = opening.Length;
        while (end < rest.Length && Ascii.IsLetter(rest[end]))
        {
            end++;
        }

        return end - opening.Length < ShortestName && rest.IndexOf(opening[^1] == '(' ? (byte)')' : (byte)'}') < 0;
    }

    public static bool Are(ReadOnlySpan<byte> value, ValueCounts counts)
    {
        if (value.Length is < Shortest or > Longest || counts is not { Spaces: 0, Foreign: 0, Letters: > 3, Digits: > 0, Others: > 1 } || counts.Digits + counts.Others < FewestOthers)
        {
            return false;
        }

        var longest = value.Length < ShortestKey || HasSignOfCode(value) ? LongestWord : LongestWordOfKey;
        int word = 0, pieces = 0;
        foreach (var b in value)
        {
            word = Ascii.IsLetter(b) ? word + 1 : 0;
            pieces += word == 1 ? 1 : 0;
            if (word > longest || Ascii.IsQuote(b) || b == '\\')
            {
                return false;
            }
        }

        return pieces > 2 && LetterSurprise.PerLetter(value) >= RareLetters;
    }

    private static bool HasSignOfCode(ReadOnlySpan<byte> value)
    {
        foreach (var b in value)
        {
            if (".,(){}&|!"u8.IndexOf(b) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
