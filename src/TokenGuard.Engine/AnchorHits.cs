using TokenGuard.Engine.Matching;
using TokenGuard.Engine.Matching.Runs;
using TokenGuard.Engine.Revisions;

namespace TokenGuard.Engine;

/// <summary>The anchors of one text, sorted by the patterns they belong to. Its buffers are used again and again.</summary>
/// <param name="rules">The patterns.</param>
/// <param name="all">Also those of rules whose words are absent, for those who ask why nothing is found.</param>
internal sealed class AnchorHits(CompiledRules rules, bool all)
{
    /// <summary>Hits taken at once; a text with more is searched in several rounds.</summary>
    public const int Capacity = 1 << 18;

    // Most texts have few, and a hook scans few texts: clearing room for all at its start took a good part of its time.
    private LiteralHit[] hits = new LiteralHit[Math.Max(4096, rules.Prefilter.MinHits)];
    private readonly int[] counts = new int[rules.PatternCount];
    private readonly int[] ends = new int[rules.PatternCount];
    private readonly List<int> active = [];
    private readonly OpenedPatterns opened = new(rules.Worded);
    private readonly RunMap runs = new();
    private readonly OpenedPatterns newlyOpened = new(rules.Worded);
    private bool isEveryOpen = true;
    private int[] known = [];
    private (int Pattern, int Offset)[] taken = new (int, int)[1024];
    private int takenCount;
    private int[] offsets = new int[1024];

    /// <summary>Patterns that have hits in this round, in rising order.</summary>
    public List<int> ActivePatterns => active;

    /// <summary>The companions that all texts since this was last emptied may hold.</summary>
    public CompanionMarks Marks { get; set; }

    /// <summary>The rules that have one of the words that they need; to keep, but not to change.</summary>
    public int[] TakeOpened() => opened.Patterns.Count == known.Length ? known : [.. opened.Patterns];

    /// <summary>True for a rule that finds nothing in this text, as its words are absent.</summary>
    public bool IsClosed(int pattern) => !isEveryOpen && rules.Worded.NeedsWord[pattern] && !opened.Contains(pattern);

    /// <summary>Takes the next round of hits.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">Where the round starts.</param>
    /// <param name="everyRule">Leaves no rule out.</param>
    /// <returns>Where the next round starts, or the text's length when all is done.</returns>
    public int Fill(ReadOnlySpan<byte> text, int from, bool everyRule = false)
    {
        var count = rules.Prefilter.Find(text, from, hits, out var next);
        while (next < text.Length && TryGrow())
        {
            count += rules.Prefilter.Find(text, next, hits.AsSpan(count), out next);
        }

        Begin(text.Length);
        Mark(text, hits.AsSpan(0, count));

        // In a text of several rounds the words may stand in another one.
        isEveryOpen = all || everyRule || from > 0 || next < text.Length;
        if (isEveryOpen)
        {
            TakeFound(text, hits.AsSpan(0, count));
        }
        else
        {
            known = [];
            opened.Clear();
            Open(hits.AsSpan(0, count), null);
            TakeOpen(text, hits.AsSpan(0, count));
        }

        Place();
        return next;
    }

    /// <summary>Takes the hits of what changed in a text, and those that a trace knows of the rest.</summary>
    /// <returns>False if there are too many.</returns>
    public bool TryFill(ReadOnlySpan<byte> text, ChangedParts changes, ScanTrace trace)
    {
        var count = 0;
        foreach (var window in changes.Windows)
        {
            // A literal that starts in the window may end behind it.
            var reached = text[..Math.Min(text.Length, window.End + rules.LongestAnchor)];
            if (hits.Length - count < rules.Prefilter.MinHits && !TryGrow())
            {
                return false;
            }

            var found = rules.Prefilter.Find(reached, window.Start, hits.AsSpan(count), out var next);
            while (next < reached.Length)
            {
                if (!TryGrow())
                {
                    return false;
                }

                found += rules.Prefilter.Find(reached, next, hits.AsSpan(count + found), out next);
            }

            foreach (var hit in hits.AsSpan(count, found))
            {
                if (hit.Start >= window.Start && hit.Start < window.End)
                {
                    hits[count++] = hit;
                }
            }
        }

        Marks = Marks.With(trace.Marks);
        Mark(text, hits.AsSpan(0, count));
        isEveryOpen = false;
        Reopen(trace.Opened);
        newlyOpened.Clear();
        Open(hits.AsSpan(0, count), newlyOpened);
        Begin(text.Length);
        TakeOpen(text, hits.AsSpan(0, count));
        TakeKnown(changes, trace);
        if (newlyOpened.Patterns.Count > 0)
        {
            TakeNewlyOpened(text, changes);
        }

        Place();
        return true;
    }

    /// <summary>Offsets of a pattern's anchors in this round, in rising order; the caller may change them.</summary>
    public Span<int> Of(int pattern) => offsets.AsSpan(ends[pattern] - counts[pattern], counts[pattern]);

    private bool TryGrow()
    {
        if (hits.Length >= Capacity)
        {
            return false;
        }

        // The room beyond what is there is more than any one place needs.
        Array.Resize(ref hits, Math.Min(Capacity, 4 * hits.Length));
        return true;
    }

    /// <summary>Opens the rules whose words are there; others are left out.</summary>
    private void Open(ReadOnlySpan<LiteralHit> found, OpenedPatterns? further)
    {
        var rulesOfWord = rules.RulesOfWord;
        foreach (var hit in found)
        {
            if (!rulesOfWord.HasAny(hit.Literal))
            {
                continue;
            }

            foreach (var rule in rulesOfWord[hit.Literal])
            {
                if (opened.Add(rule))
                {
                    further?.Add(rule);
                }
            }
        }
    }

    private void Reopen(int[] patterns)
    {
        known = patterns;
        opened.Clear();
        foreach (var pattern in patterns)
        {
            opened.Add(pattern);
        }
    }

    private void Mark(ReadOnlySpan<byte> text, ReadOnlySpan<LiteralHit> found)
    {
        var companions = rules.CompanionsOfLiteral;
        foreach (var hit in found)
        {
            if (!companions.HasAny(hit.Literal))
            {
                continue;
            }

            foreach (var index in companions[hit.Literal])
            {
                if (rules.Companions[index] is var companion && !Marks.Has(companion.Mark) && companion.MayStand(text, hit.Start))
                {
                    Marks = Marks.With(companion.Mark);
                }
            }
        }
    }

    /// <summary>Takes the hits of rules that were opened in what did not change: the trace tells nothing of them.</summary>
    private void TakeNewlyOpened(ReadOnlySpan<byte> text, ChangedParts changes)
    {
        foreach (var copy in changes.Copies)
        {
            var reached = text[..Math.Min(text.Length, copy.End + rules.LongestAnchor)];
            for (var from = copy.Start; from < copy.End;)
            {
                var found = rules.Prefilter.Find(reached, from, hits, out from);
                foreach (var hit in hits.AsSpan(0, found))
                {
                    for (var entry = 0; hit.Start >= copy.Start && hit.Start < copy.End && newlyOpened.TryNext(hit.Literal, ref entry, out var pattern);)
                    {
                        Take(text, pattern, hit.Start);
                    }
                }
            }
        }
    }

    private void TakeKnown(ChangedParts changes, ScanTrace trace)
    {
        foreach (var copy in changes.Copies)
        {
            for (var i = trace.IndexOf(copy.From); i < trace.Count && trace[i] is var (pattern, offset) && offset < copy.From + copy.Length; i++)
            {
                Take(pattern, offset - copy.From + copy.Start);
            }
        }
    }

    private void Begin(int textLength)
    {
        foreach (var pattern in active)
        {
            counts[pattern] = 0;
        }

        active.Clear();
        takenCount = 0;
        runs.Begin(textLength);
    }

    private void TakeFound(ReadOnlySpan<byte> text, ReadOnlySpan<LiteralHit> found)
    {
        foreach (var hit in found)
        {
            foreach (var pattern in rules.PatternsOfLiteral[hit.Literal])
            {
                Take(text, pattern, hit.Start);
            }
        }
    }

    private void TakeOpen(ReadOnlySpan<byte> text, ReadOnlySpan<LiteralHit> found)
    {
        var unworded = rules.Worded.Unworded;
        foreach (var hit in found)
        {
            foreach (var pattern in unworded[hit.Literal])
            {
                Take(text, pattern, hit.Start);
            }

            for (var entry = 0; opened.TryNext(hit.Literal, ref entry, out var pattern);)
            {
                Take(text, pattern, hit.Start);
            }
        }
    }

    /// <summary>Takes an anchor if the run may stand near it that its pattern demands.</summary>
    private void Take(ReadOnlySpan<byte> text, int pattern, int offset)
    {
        ref readonly var demand = ref rules.RunDemands[pattern];
        if (demand.Lengths == 0 || runs.MayHold(text, offset, demand))
        {
            Take(pattern, offset);
        }
    }

    private void Take(int pattern, int offset)
    {
        if (takenCount == taken.Length)
        {
            Array.Resize(ref taken, 2 * taken.Length);
        }

        taken[takenCount++] = (pattern, offset);
        if (counts[pattern]++ == 0)
        {
            active.Add(pattern);
        }
    }

    /// <summary>Counting sort, then each pattern's own: its literals stand beside each other.</summary>
    private void Place()
    {
        active.Sort();
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

        foreach (var (pattern, offset) in taken.AsSpan(0, takenCount))
        {
            offsets[ends[pattern]++] = offset;
        }

        foreach (var pattern in active)
        {
            // Mostly they are in order: only literals of different lengths, and what was known before, are not.
            if (!IsSorted(Of(pattern)))
            {
                Array.Sort(offsets, ends[pattern] - counts[pattern], counts[pattern]);
            }
        }
    }

    private static bool IsSorted(ReadOnlySpan<int> values)
    {
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i] < values[i - 1])
            {
                return false;
            }
        }

        return true;
    }
}
