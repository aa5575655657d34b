using TokenGuard.Engine.Matching;

namespace TokenGuard.Engine;

/// <summary>The anchors of one text, sorted by the patterns they belong to. Its buffers are used again and again.</summary>
/// <param name="rules">The patterns.</param>
/// <param name="all">Also those of rules whose words are absent, for those who ask why nothing is found.</param>
internal sealed class AnchorHits(CompiledRules rules, bool all)
{
    /// <summary>Hits taken at once; a text with more is searched in several rounds.</summary>
    public const int Capacity = 1 << 16;

    private readonly LiteralHit[] hits = new LiteralHit[Math.Max(Capacity, rules.Prefilter.MinHits)];
    private readonly int[] counts = new int[rules.PatternCount];
    private readonly int[] ends = new int[rules.PatternCount];
    private readonly List<int> active = [];
    private readonly bool[] needsWord = NeedsWord(rules);
    private readonly bool[] isClosed = new bool[rules.PatternCount];
    private int[] offsets = new int[1024];

    /// <summary>Patterns that have hits in this round, in rising order.</summary>
    public List<int> ActivePatterns => active;

    /// <summary>Takes the next round of hits.</summary>
    /// <returns>Where the next round starts, or the text's length when all is done.</returns>
    public int Fill(ReadOnlySpan<byte> text, int from)
    {
        var count = rules.Prefilter.Find(text, from, hits, out var next);
        Open(hits.AsSpan(0, count), isWhole: from == 0 && next == text.Length);
        Count(hits.AsSpan(0, count));
        Place(hits.AsSpan(0, count));
        return next;
    }

    /// <summary>Offsets of a pattern's anchors in this round, in rising order; the caller may change them.</summary>
    public Span<int> Of(int pattern) => offsets.AsSpan(ends[pattern] - counts[pattern], counts[pattern]);

    /// <summary>Leaves out the rules whose words are absent. In a text of several rounds they may stand in another one.</summary>
    private void Open(ReadOnlySpan<LiteralHit> found, bool isWhole)
    {
        if (all || !isWhole)
        {
            Array.Clear(isClosed, 0, isClosed.Length);
            return;
        }

        needsWord.CopyTo(isClosed, 0);
        foreach (var hit in found)
        {
            foreach (var rule in rules.RulesOfWord[hit.Literal])
            {
                isClosed[rule] = false;
            }
        }
    }

    private static bool[] NeedsWord(CompiledRules rules)
    {
        var needs = new bool[rules.PatternCount];
        foreach (var rule in rules.RulesOfWord.SelectMany(users => users))
        {
            needs[rule] = true;
        }

        return needs;
    }

    private void Count(ReadOnlySpan<LiteralHit> found)
    {
        foreach (var pattern in active)
        {
            counts[pattern] = 0;
        }

        active.Clear();
        foreach (var hit in found)
        {
            foreach (var pattern in rules.PatternsOfLiteral[hit.Literal])
            {
                if (!isClosed[pattern] && counts[pattern]++ == 0)
                {
                    active.Add(pattern);
                }
            }
        }

        active.Sort();
    }

    /// <summary>Counting sort, then each pattern's own: its literals stand beside each other.</summary>
    private void Place(ReadOnlySpan<LiteralHit> found)
    {
        var total = 0;
        foreach (var pattern in active)
        {
            ends[pattern] = total;
            total += counts[pattern];
        }

        if (offsets.Length < total)
        {
            offsets = new int[Math.Max(total, offsets.Length * 2)];
        }

        foreach (var hit in found)
        {
            foreach (var pattern in rules.PatternsOfLiteral[hit.Literal])
            {
                if (!isClosed[pattern])
                {
                    offsets[ends[pattern]++] = hit.Start;
                }
            }
        }

        foreach (var pattern in active)
        {
            Array.Sort(offsets, ends[pattern] - counts[pattern], counts[pattern]);
        }
    }
}
