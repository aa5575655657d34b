namespace TokenGuard.Engine;

/// <summary>By their anchors, the patterns whose words stand in a text. Its buffers are used again and again.</summary>
/// <param name="worded">The patterns that need a word.</param>
internal sealed class OpenedPatterns(WordedPatterns worded)
{
    // For each anchor the last of its entries, and for each entry the one before; 0 is none.
    private readonly int[] last = new int[worded.Unworded.Count];
    private readonly bool[] isOpen = new bool[worded.NeedsWord.Length];
    private readonly List<int> patterns = [];
    private (int Literal, int Pattern, int Before)[] entries = new (int, int, int)[64];
    private int count = 1;

    /// <summary>In the order in which they came.</summary>
    public IReadOnlyList<int> Patterns => patterns;

    public bool Contains(int pattern) => isOpen[pattern];

    /// <summary>Forgets all patterns.</summary>
    public void Clear()
    {
        foreach (var pattern in patterns)
        {
            isOpen[pattern] = false;
        }

        for (var i = 1; i < count; i++)
        {
            last[entries[i].Literal] = 0;
        }

        patterns.Clear();
        count = 1;
    }

    /// <summary>Adds a pattern.</summary>
    /// <returns>False if it is there.</returns>
    public bool Add(int pattern)
    {
        if (isOpen[pattern])
        {
            return false;
        }

        isOpen[pattern] = true;
        patterns.Add(pattern);
        foreach (var literal in worded.LiteralsOf[pattern])
        {
            if (count == entries.Length)
            {
                Array.Resize(ref entries, 2 * entries.Length);
            }

            entries[count] = (literal, pattern, last[literal]);
            last[literal] = count++;
        }

        return true;
    }

    /// <summary>The patterns of an anchor, one after the other.</summary>
    /// <param name="literal">The anchor.</param>
    /// <param name="entry">Where the last one was found, 0 for the first; becomes where this one was.</param>
    /// <param name="pattern">The pattern.</param>
    /// <returns>False if there is no further one.</returns>
    public bool TryNext(int literal, ref int entry, out int pattern)
    {
        entry = entry == 0 ? last[literal] : entries[entry].Before;
        pattern = entries[entry].Pattern;
        return entry != 0;
    }
}
