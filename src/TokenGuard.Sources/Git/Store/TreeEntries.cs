namespace TokenGuard.Sources.Git.Store;

/// <summary>Makes the lists of entries of trees and keeps the last ones.</summary>
/// <remarks>Belongs to one thread.</remarks>
internal sealed class TreeEntries(TreeGraph graph)
{
    private const int MostKept = 1_000_000;
    private const int SlabLength = 8 * 1024;

    private readonly Stack<int> chain = new();
    private Dictionary<int, Memory<TreeStep>> young = [];
    private Dictionary<int, Memory<TreeStep>> old = [];
    private Memory<TreeStep> slab;
    private int kept;

    public ReadOnlyMemory<TreeStep> Of(int tree)
    {
        Memory<TreeStep> entries = default;
        for (var next = tree; next >= 0 && !TryGetKept(next, out entries); next = graph.BaseOf(next))
        {
            chain.Push(next);
        }

        while (chain.TryPop(out var next))
        {
            entries = Make(graph.StepsOf(next), entries.Span);
            Keep(next, entries);
        }

        return entries;
    }

    private Memory<TreeStep> Make(ReadOnlySpan<TreeStep> steps, ReadOnlySpan<TreeStep> source)
    {
        var count = 0;
        foreach (var step in steps)
        {
            count += step.IsCopy ? step.Count : 1;
        }

        if (slab.Length < count)
        {
            slab = new TreeStep[Math.Max(count, SlabLength)];
        }

        var made = slab[..count];
        slab = slab[count..];
        var entries = made.Span;
        foreach (var step in steps)
        {
            if (step.IsCopy)
            {
                source.Slice(step.From, step.Count).CopyTo(entries);
                entries = entries[step.Count..];
            }
            else
            {
                entries[0] = step;
                entries = entries[1..];
            }
        }

        return made;
    }

    private bool TryGetKept(int tree, out Memory<TreeStep> entries)
    {
        if (young.TryGetValue(tree, out entries))
        {
            return true;
        }

        if (!old.Remove(tree, out entries))
        {
            return false;
        }

        Keep(tree, entries);
        return true;
    }

    // Two generations: what is used again moves to the young one, the rest goes with the old one.
    private void Keep(int tree, Memory<TreeStep> entries)
    {
        if ((kept += entries.Length) > MostKept)
        {
            (old, young, kept) = (young, [], entries.Length);
        }

        young[tree] = entries;
    }
}
