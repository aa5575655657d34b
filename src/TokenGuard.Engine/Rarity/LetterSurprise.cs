namespace TokenGuard.Engine.Rarity;

/// <summary>Measures how little a text's letters read like words: rare, not random, is what tells a value from a name.</summary>
internal static class LetterSurprise
{
    private const int LongestMeasured = 256;
    private const double LevelsPerBit = 4;

    /// <summary>
    /// Mean surprise of the letters, in bits: about 3 to 4.5 for words and identifiers, 5.3 and more for letters drawn at
    /// random. What is no letter, and a capital behind a small letter, begins a new word. 0 for a text without letters.
    /// </summary>
    public static double PerLetter(ReadOnlySpan<byte> text)
    {
        text = text[..Math.Min(text.Length, LongestMeasured)];
        var table = LetterTable.Levels;
        int first = 0, second = 0, letters = 0, levels = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            var isLetter = i < text.Length && Ascii.IsLetter(text[i]);
            if (second != 0 && (!isLetter || (Ascii.IsUpper(text[i]) && Ascii.IsLower(text[i - 1]))))
            {
                levels += Level(table, first, second, 0);
                (first, second) = (0, 0);
            }

            if (isLetter)
            {
                var symbol = SymbolOf(text[i]);
                levels += Level(table, first, second, symbol);
                (first, second) = (second, symbol);
                letters++;
            }
        }

        return letters == 0 ? 0 : levels / LevelsPerBit / letters;
    }

    /// <summary>The estimated share of places in ordinary code at which letters stand, whatever is before and behind them.</summary>
    /// <param name="part">One byte at least.</param>
    public static double ProbabilityInside(ReadOnlySpan<byte> part)
    {
        var probability = ByteFrequencies.Probability(part[0]);
        for (var i = 1; i < part.Length; i++)
        {
            probability *= ProbabilityBehind(i > 1 ? part[i - 2] : (byte)' ', part[i - 1], part[i]);
        }

        return probability;
    }

    /// <summary>The estimated share of what two bytes are followed by that is a third one.</summary>
    public static double ProbabilityBehind(byte first, byte second, byte third) =>
        Math.Pow(2, -Level(LetterTable.Levels, SymbolOf(first), SymbolOf(second), SymbolOf(third)) / LevelsPerBit) * ByteFrequencies.AmongSigns(third);

    private static int SymbolOf(byte value) => Ascii.IsLetter(value) ? (value | 0x20) - 'a' + 1 : 0;

    // The backslash is left out of the table's characters.
    private static int Level(ReadOnlySpan<byte> table, int first, int second, int symbol)
    {
        var written = table[(((first * LetterTable.Symbols) + second) * LetterTable.Symbols) + symbol];
        return written - (written > '\\' ? '0' + 1 : '0');
    }
}
