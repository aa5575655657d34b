using TokenGuard.Engine.Matching;

namespace TokenGuard.Engine;

/// <summary>The anchors of one text, sorted by the patterns they belong to. Its buffers are used again and again.</summary>
internal sealed class AnchorHits(CompiledRules rules)
{
    /// <summary>Hits taken at once; a text with more is searched in several rounds.</summary>
    public const int Capacity = 1 << 16;

    private readonly LiteralHit[] hits = new LiteralHit[Capacity];
    private readonly int[] starts = new int[rules.PatternCount + 1];
    private readonly List<int> active = [];
    private int[] offsets = new int[1024];

    /// <summary>Patterns that have hits in this round, in rising order.</summary>
    public IReadOnlyList<int> ActivePatterns => active;

    /// <summary>Takes the next round of hits.</summary>
    /// <returns>Where the next round starts, or the text's length when all is done.</returns>
    public int Fill(ReadOnlySpan<byte> text, int from)
    {
        var count = rules.Prefilter.Find(text, from, hits, out var next);
        Distribute(hits.AsSpan(0, count));
        return next;
    }

    /// <summary>Offsets of a pattern's anchors in this round, in rising order.</summary>
    public ReadOnlySpan<int> Of(int pattern) => offsets.AsSpan(starts[pattern], starts[pattern + 1] - starts[pattern]);

    /// <summary>Counting sort: stable, so offsets stay in rising order.</summary>
    private void Distribute(ReadOnlySpan<LiteralHit> found)
    {
        active.Clear();
        Array.Clear(starts, 0, starts.Length);
        var total = 0;
        foreach (var hit in found)
        {
            foreach (var pattern in rules.PatternsOfLiteral[hit.Literal])
            {
                starts[pattern + 1]++;
                total++;
            }
        }

        if (total == 0)
        {
            return;
        }

        for (var i = 0; i < rules.PatternCount; i++)
        {
            if (starts[i + 1] > 0)
            {
                active.Add(i);
            }

            starts[i + 1] += starts[i];
        }

        if (offsets.Length < total)
        {
            offsets = new int[Math.Max(total, offsets.Length * 2)];
        }

        Place(found);
    }

    private void Place(ReadOnlySpan<LiteralHit> found)
    {
        foreach (var hit in found)
        {
            foreach (var pattern in rules.PatternsOfLiteral[hit.Literal])
            {
                offsets[starts[pattern]++] = hit.Start;
            }
        }

        // Placing moved every start to the next one's: move them back.
        for (var i = rules.PatternCount; i > 0; i--)
        {
            starts[i] = starts[i - 1];
        }

        starts[0] = 0;
        foreach (var pattern in active)
        {
            Array.Sort(offsets, starts[pattern], starts[pattern + 1] - starts[pattern]);
        }
    }
}
