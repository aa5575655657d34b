namespace TokenGuard.Engine.Matching.Runs;

/// <summary>The runs near the anchors of one text, read where they are asked for. Its buffers are used again and again.</summary>
internal sealed class RunMap
{
    /// <summary>Bytes before an anchor at which a run may start.</summary>
    public const int Before = 16;

    /// <summary>Bytes behind an anchor's start up to which a run may last.</summary>
    public const int After = (2 * RunBlock.Length) - Before - RunDemand.Unit + 1;

    // No run has no unit.
    private const uint Unread = 1;

    private readonly uint[] lengths = new uint[RunAlphabets.Count];
    private ulong[] units = [];
    private int[] readIn = [];
    private int turn;
    private int anchor = -1;

    /// <summary>Goes on to another text.</summary>
    /// <param name="length">Its bytes.</param>
    public void Begin(int length)
    {
        // A window reaches into the third block.
        var blocks = (length / RunBlock.Length) + 3;
        if (readIn.Length < blocks)
        {
            readIn = new int[Math.Max(blocks, 2 * readIn.Length)];
            units = new ulong[readIn.Length * RunAlphabets.Count];
            turn = 0;
        }

        turn++;
        anchor = -1;
    }

    /// <summary>Whether what a pattern demands may stand near an anchor; if not, the pattern is not met there.</summary>
    /// <param name="text">The text that was begun.</param>
    /// <param name="start">Where the anchor starts.</param>
    /// <param name="demand">What is demanded.</param>
    public bool MayHold(ReadOnlySpan<byte> text, int start, RunDemand demand)
    {
        if (start != anchor)
        {
            anchor = start;
            lengths.AsSpan().Fill(Unread);
        }

        ref var near = ref lengths[(int)demand.Alphabet];
        if (near == Unread)
        {
            near = LengthsNear(text, start, (int)demand.Alphabet);
        }

        return (near & demand.Lengths) != 0;
    }

    // One bit for each length in whole units that a run has; of those that are too short for any demand they may be left out.
    private uint LengthsNear(ReadOnlySpan<byte> text, int start, int alphabet)
    {
        var first = Math.Max(0, start - Before) / RunDemand.Unit;
        var block = first / RunBlock.Units;
        var (low, high, behind) = (Read(text, block, alphabet), Read(text, block + 1, alphabet), Read(text, block + 2, alphabet));
        if (first % RunBlock.Units is > 0 and var shift)
        {
            low = (low >> shift) | (high << (RunBlock.Units - shift));
            high = (high >> shift) | (behind << (RunBlock.Units - shift));
        }

        // Words are mostly shorter than any run of letters that is demanded.
        if (RunDemand.FewestUnits((RunAlphabet)alphabet) >= 3
            && ((high & (high >> 1) & (high >> 2))
                | (low & ((low >> 1) | (high << (RunBlock.Units - 1))) & ((low >> 2) | (high << (RunBlock.Units - 2))))) == 0)
        {
            return 0;
        }

        // Each round takes the last unit off every run; those of one unit stand alone then.
        var near = 0u;
        for (var length = 1; (low | high) != 0 && length < RunDemand.MostUnits; length++)
        {
            var (lowNext, highNext) = ((low >> 1) | (high << (RunBlock.Units - 1)), high >> 1);
            var (lowBefore, highBefore) = (low << 1, (high << 1) | (low >> (RunBlock.Units - 1)));
            near |= ((low & ~lowNext & ~lowBefore) | (high & ~highNext & ~highBefore)) != 0 ? 1u << length : 0;
            (low, high) = (low & lowNext, high & highNext);
        }

        return near | ((low | high) != 0 ? 1u << RunDemand.MostUnits : 0);
    }

    private ulong Read(ReadOnlySpan<byte> text, int block, int alphabet)
    {
        if (readIn[block] != turn)
        {
            readIn[block] = turn;
            var bytes = text.Slice(Math.Min(text.Length, block * RunBlock.Length));
            RunBlock.Read(bytes, units.AsSpan(block * RunAlphabets.Count, RunAlphabets.Count));
        }

        return units[(block * RunAlphabets.Count) + alphabet];
    }
}
