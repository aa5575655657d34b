namespace TokenGuard.Sources.Git.Store;

/// <summary>Makes the lists of entries of trees and keeps the last ones.</summary>
/// <remarks>Belongs to one thread.</remarks>
internal sealed class TreeEntries(TreeGraph graph)
{
    private const int MostKept = 2_000_000;

    private readonly Stack<int> chain = new();
    private Dictionary<int, TreeStep[]> young = [];
    private Dictionary<int, TreeStep[]> old = [];
    private int kept;

    public TreeStep[] Of(int tree)
    {
        TreeStep[]? entries = null;
        for (var next = tree; next >= 0 && !TryGetKept(next, out entries); next = graph.BaseOf(next))
        {
            chain.Push(next);
        }

        while (chain.TryPop(out var next))
        {
            entries = Make(graph.StepsOf(next), entries);
            Keep(next, entries);
        }

        return entries!;
    }

    private static TreeStep[] Make(ReadOnlySpan<TreeStep> steps, TreeStep[]? source)
    {
        var count = 0;
        foreach (var step in steps)
        {
            count += step.IsCopy ? step.Count : 1;
        }

        var entries = new TreeStep[count];
        var at = 0;
        foreach (var step in steps)
        {
            if (step.IsCopy)
            {
                source.AsSpan(step.From, step.Count).CopyTo(entries.AsSpan(at));
                at += step.Count;
            }
            else
            {
                entries[at++] = step;
            }
        }

        return entries;
    }

    private bool TryGetKept(int tree, out TreeStep[]? entries)
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
    private void Keep(int tree, TreeStep[] entries)
    {
        if ((kept += entries.Length) > MostKept)
        {
            (old, young, kept) = (young, [], entries.Length);
        }

        young[tree] = entries;
    }
}
