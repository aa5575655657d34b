using System.Collections.Concurrent;
using TokenGuard.Engine.Patterns;
using TokenGuard.Engine.Rarity;

namespace TokenGuard.Engine.Matching;

/// <summary>Tells at which anchors of a pattern its required stretch stands, byte by byte; safe to share between threads.</summary>
internal sealed class StretchGate
{
    // Patterns have few different sets, and a table is read in one step.
    private static readonly ConcurrentDictionary<ByteSet, bool[]> Tables = new();

    // As many as are looked for at once.
    private const int MostLeads = 5;
    private const double MostLeadShare = 1.0 / 16;

    private readonly int maxDistance;
    private readonly RequiredStretch stretch;
    private readonly bool[][] sets;
    private readonly bool[] somewhere;
    private readonly bool[] before;
    private readonly bool[] after;

    // Where a byte must stand that is rare enough to be looked for at once, and which it may be; none if it is empty.
    private readonly int leadOffset;
    private readonly byte[] leads = [];

    // It stands at the beginning of a run only: one place is looked at in each.
    private readonly bool isBounded;

    /// <param name="stretch">What every match has.</param>
    /// <param name="maxDistance">Bytes from a match's start to its anchor, at most.</param>
    public StretchGate(RequiredStretch stretch, int maxDistance)
    {
        this.stretch = stretch;
        this.maxDistance = maxDistance;
        var leadShare = MostLeadShare;
        sets = [.. stretch.Sets.Select(TableOf)];
        somewhere = TableOf(stretch.Sets.Aggregate((left, right) => left.Union(right)));
        before = TableOf(stretch.Before.Set);
        after = TableOf(stretch.After.Set);
        Reach = Math.Max(maxDistance - stretch.MinOffset, stretch.MaxOffset + sets.Length) + 1;
        isBounded = stretch.Sets.All(set => !set.Overlaps(stretch.Before.Set));
        for (var i = 0; i < sets.Length; i++)
        {
            if (stretch.Sets[i].Count <= MostLeads && ByteFrequencies.Probability(stretch.Sets[i]) is var share && share < leadShare)
            {
                (leadOffset, leads, leadShare) = (i, stretch.Sets[i].ToArray(), share);
            }
        }
    }

    /// <summary>Bytes before and behind an anchor that it looks at, at most.</summary>
    public int Reach { get; }

    /// <summary>Keeps the anchors at which a match could be, in front and in order.</summary>
    /// <param name="text">The text.</param>
    /// <param name="anchors">Sorted.</param>
    /// <returns>How many are kept.</returns>
    public int Keep(ReadOnlySpan<byte> text, Span<int> anchors)
    {
        var kept = 0;
        var at = 0;
        var stands = false;
        foreach (var anchor in anchors)
        {
            var first = Math.Max(0, anchor - maxDistance + stretch.MinOffset);
            var last = Math.Min(anchor + stretch.MaxOffset, text.Length - sets.Length);
            if (at < first)
            {
                (at, stands) = (first, false);
            }

            if (!stands && at <= last)
            {
                at = leads.Length > 0 ? NextBehindLead(text, at, last) : Next(text, at, last);
                stands = at <= last;
            }

            if (stands && at <= last)
            {
                anchors[kept++] = anchor;
            }
        }

        return kept;
    }

    // Where it stands from here on, or a place behind the last one.
    private int Next(ReadOnlySpan<byte> text, int at, int last)
    {
        while (at <= last && Move(text, at) is > 0 and var move)
        {
            at += move;
        }

        return at;
    }

    private int NextBehindLead(ReadOnlySpan<byte> text, int at, int last)
    {
        while (at <= last)
        {
            var found = text.Slice(at + leadOffset, last - at + 1).IndexOfAny(leads);
            if (found < 0)
            {
                return last + 1;
            }

            at += found;
            if (Move(text, at) is var move && move == 0)
            {
                return at;
            }

            at += move;
        }

        return at;
    }

    // 0 if the stretch stands here, else how far the next place is at which it could.
    private int Move(ReadOnlySpan<byte> text, int start)
    {
        var end = start + sets.Length;
        if (!somewhere[text[end - 1]])
        {
            return sets.Length;
        }

        if (!(start == 0 ? stretch.Before.AtEdge : before[text[start - 1]])
            || !(end == text.Length ? stretch.After.AtEdge : after[text[end]]))
        {
            return isBounded ? BehindRun(text, start) : 1;
        }

        for (var i = sets.Length - 1; i >= 0; i--)
        {
            var value = text[start + i];
            if (!sets[i][value])
            {
                return !somewhere[value] ? i + 1 : isBounded ? BehindRun(text, start) : 1;
            }
        }

        return 0;
    }

    // How far away the next run begins that may be long enough.
    private int BehindRun(ReadOnlySpan<byte> text, int start)
    {
        for (var i = sets.Length - 1; i >= 0; i--)
        {
            if (!somewhere[text[start + i]])
            {
                return i + 1;
            }
        }

        var end = start + sets.Length;
        while (end < text.Length && somewhere[text[end]])
        {
            end++;
        }

        return end + 1 - start;
    }

    private static bool[] TableOf(ByteSet set) => Tables.GetOrAdd(set, static set =>
    {
        var table = new bool[256];
        foreach (var value in set.ToArray())
        {
            table[value] = true;
        }

        return table;
    });
}
