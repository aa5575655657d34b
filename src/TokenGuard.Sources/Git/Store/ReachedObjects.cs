using System.Collections;

namespace TokenGuard.Sources.Git.Store;

/// <summary>The objects that a history reaches, its commits among them.</summary>
internal sealed class ReachedObjects
{
    private readonly TreeGraph graph;
    private readonly BitArray reached;
    private readonly Stack<int> open = new();
    private readonly List<int> copying = [];

    private BitArray byCommits;

    private ReachedObjects(TreeGraph graph)
    {
        this.graph = graph;
        reached = byCommits = new BitArray(graph.Count);
    }

    /// <summary>Whether a tree is not in the store.</summary>
    public bool LackTrees { get; private set; }

    public bool this[int number] => reached[number];

    /// <summary>Whether a commit reaches an object, and not only a tag or an index.</summary>
    public bool IsCommitted(int number) => byCommits[number];

    /// <exception cref="StoreException">A tree that is reached could not be read.</exception>
    public static ReachedObjects Find(HistoryCommits commits, TreeGraph graph)
    {
        var objects = new ReachedObjects(graph);
        for (var commit = 0; commit < commits.Count; commit++)
        {
            objects.Reach(graph.NumberOf(commits.Ids[commit]), isTree: false);
            objects.Reach(commits.TreeOf(commit), isTree: true);
        }

        objects.Close();
        objects.byCommits = new BitArray(objects.reached);
        foreach (var number in commits.Named)
        {
            objects.Reach(number, isTree: false);
        }

        objects.Close();
        return objects;
    }

    private void Reach(int number, bool isTree)
    {
        if (number < 0)
        {
            return;
        }

        // An index or tag may have named it before, without its type.
        if (isTree && !graph.Contains(number))
        {
            LackTrees = graph.IsPresent(number) ? throw new StoreException("a tree could not be read") : true;
        }

        if (!reached[number])
        {
            reached[number] = true;
            if (graph.Contains(number))
            {
                open.Push(number);
            }
        }
    }

    // What a tree copies from another one needs no look if that one is reached itself, which mostly is so.
    private void Close()
    {
        var entries = new TreeEntries(graph);
        do
        {
            while (open.TryPop(out var tree))
            {
                foreach (var step in graph.StepsOf(tree))
                {
                    if (!step.IsCopy)
                    {
                        Reach(step.Child, step.IsTree);
                    }
                }

                copying.Add(tree);
            }

            foreach (var tree in copying.Where(tree => graph.BaseOf(tree) is >= 0 and var source && !reached[source]))
            {
                foreach (var entry in entries.Of(tree).Span)
                {
                    Reach(entry.Child, entry.IsTree);
                }
            }

            copying.Clear();
        }
        while (open.Count > 0);
    }
}
