namespace TokenGuard.Engine;

/// <summary>
/// The patterns that find nothing in a text without one of their words, apart from the others: a common anchor belongs
/// to hundreds of them, and a text has the words of few. Shared by all threads.
/// </summary>
internal sealed class WordedPatterns
{
    /// <param name="patternsOfLiteral">For each literal, the patterns that it anchors.</param>
    /// <param name="patternsOfWord">For each literal, the patterns of which it is a word.</param>
    /// <param name="patternCount">How many patterns there are.</param>
    public WordedPatterns(NumberLists patternsOfLiteral, NumberLists patternsOfWord, int patternCount)
    {
        NeedsWord = new bool[patternCount];
        foreach (var pattern in patternsOfWord.All)
        {
            NeedsWord[pattern] = true;
        }

        var unworded = new List<int>();
        var lengths = new int[patternsOfLiteral.Count];
        var literals = new int[patternCount];
        for (var literal = 0; literal < lengths.Length; literal++)
        {
            foreach (var pattern in patternsOfLiteral[literal])
            {
                if (NeedsWord[pattern])
                {
                    literals[pattern]++;
                }
                else
                {
                    unworded.Add(pattern);
                    lengths[literal]++;
                }
            }
        }

        Unworded = new NumberLists(lengths, [.. unworded]);
        LiteralsOf = Invert(patternsOfLiteral, literals);
    }

    /// <summary>For each pattern, whether it needs a word.</summary>
    public bool[] NeedsWord { get; }

    /// <summary>For each literal, the patterns that it anchors and that need no word.</summary>
    public NumberLists Unworded { get; }

    /// <summary>For each pattern that needs a word, its anchors.</summary>
    public NumberLists LiteralsOf { get; }

    private NumberLists Invert(NumberLists patternsOfLiteral, int[] lengths)
    {
        var next = new int[lengths.Length];
        for (var pattern = 1; pattern < next.Length; pattern++)
        {
            next[pattern] = next[pattern - 1] + lengths[pattern - 1];
        }

        var all = new int[lengths.Sum()];
        for (var literal = 0; literal < patternsOfLiteral.Count; literal++)
        {
            foreach (var pattern in patternsOfLiteral[literal])
            {
                if (NeedsWord[pattern])
                {
                    all[next[pattern]++] = literal;
                }
            }
        }

        return new NumberLists(lengths, all);
    }
}
