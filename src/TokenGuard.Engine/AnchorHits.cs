using TokenGuard.Engine.Matching;

namespace TokenGuard.Engine;

/// <summary>The anchors of one text, sorted by the patterns they belong to. Its buffers are used again and again.</summary>
internal sealed class AnchorHits(CompiledRules rules)
{
    /// <summary>Hits taken at once; a text with more is searched in several rounds.</summary>
    public const int Capacity = 1 << 16;

    private readonly LiteralHit[] hits = new LiteralHit[Math.Max(Capacity, rules.Prefilter.MinHits)];
    private readonly int[] counts = new int[rules.PatternCount];
    private readonly int[] ends = new int[rules.PatternCount];
    private readonly List<int> active = [];
    private int[] offsets = new int[1024];

    /// <summary>Patterns that have hits in this round, in rising order.</summary>
    public List<int> ActivePatterns => active;

    /// <summary>Takes the next round of hits.</summary>
    /// <returns>Where the next round starts, or the text's length when all is done.</returns>
    public int Fill(ReadOnlySpan<byte> text, int from)
    {
        var count = rules.Prefilter.Find(text, from, hits, out var next);
        Count(hits.AsSpan(0, count));
        Place(hits.AsSpan(0, count));
        return next;
    }

    /// <summary>Offsets of a pattern's anchors in this round, in rising order; the caller may change them.</summary>
    public Span<int> Of(int pattern) => offsets.AsSpan(ends[pattern] - counts[pattern], counts[pattern]);

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
                if (counts[pattern]++ == 0)
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
                offsets[ends[pattern]++] = hit.Start;
            }
        }

        foreach (var pattern in active)
        {
            Array.Sort(offsets, ends[pattern] - counts[pattern], counts[pattern]);
        }
    }
}
