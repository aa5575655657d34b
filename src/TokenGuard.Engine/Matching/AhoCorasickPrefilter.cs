namespace TokenGuard.Engine.Matching;

/// <summary>A prefilter that runs one automaton over the text: the same speed whatever the literals are.</summary>
internal sealed class AhoCorasickPrefilter : IPrefilter
{
    private readonly byte[] classes;
    private readonly int[] transitions;
    private readonly int classCount;
    private readonly int firstHitState;
    private readonly int[] literalLengths;
    private readonly int[][] hitsOfState;
    private readonly int longest;

    /// <param name="literals">The literals; they must differ in more than ASCII case.</param>
    public AhoCorasickPrefilter(IReadOnlyList<byte[]> literals)
    {
        var trie = new LiteralTrie(literals);
        classes = trie.Classes;
        classCount = trie.ClassCount;
        (transitions, firstHitState, hitsOfState) = trie.Flatten();
        literalLengths = [.. literals.Select(literal => literal.Length)];
        longest = literalLengths.DefaultIfEmpty(1).Max();
        MinHits = hitsOfState.Select(hits => hits.Length).DefaultIfEmpty(1).Max();
    }

    public int MinHits { get; }

    public int Find(ReadOnlySpan<byte> data, int from, Span<LiteralHit> hits, out int resumeAt)
    {
        if (hits.Length < MinHits)
        {
            throw new ArgumentException($"The buffer must hold at least {MinHits} hits", nameof(hits));
        }

        var count = 0;
        var state = StateBefore(data, from);
        for (var i = from; i < data.Length; i++)
        {
            state = transitions[state + classes[data[i]]];
            if (state < firstHitState)
            {
                continue;
            }

            var literals = hitsOfState[(state - firstHitState) / classCount];
            if (count + literals.Length > hits.Length)
            {
                resumeAt = i;
                return count;
            }

            foreach (var literal in literals)
            {
                hits[count++] = new(i + 1 - literalLengths[literal], literal);
            }
        }

        resumeAt = data.Length;
        return count;
    }

    // A hit that ends behind here began at most so far back: what came before does not matter.
    private int StateBefore(ReadOnlySpan<byte> data, int position)
    {
        var state = 0;
        for (var i = Math.Max(0, position - longest + 1); i < position; i++)
        {
            state = transitions[state + classes[data[i]]];
        }

        return state;
    }
}
