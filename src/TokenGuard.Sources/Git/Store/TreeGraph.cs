using System.Collections.Concurrent;

namespace TokenGuard.Sources.Git.Store;

/// <summary>
/// All trees of a store in little memory: each as the steps that make its entries from those of another tree, as the
/// packs have them, so that a large folder with a thousand versions stands there once.
/// </summary>
internal sealed class TreeGraph
{
    // What the steps may take is bounded; of a repository beyond it git walks the history.
    private const long MostSteps = 12_000_000;

    private readonly ObjectTable table;
    private readonly (ReadOnlyMemory<TreeStep> Steps, int Base)[] trees;
    private readonly ConcurrentDictionary<ObjectId, int> absent = new();
    private int lastAbsent;
    private long steps;

    public TreeGraph(ObjectTable table)
    {
        this.table = table;
        trees = new (ReadOnlyMemory<TreeStep>, int)[table.Count];
        lastAbsent = table.Count - 1;
    }

    public NameTable Names { get; } = new();

    /// <summary>How many numbers are in use: those of the store's objects, then those that only entries name.</summary>
    public int Count => lastAbsent + 1;

    /// <summary>The ids that entries name and the store has not.</summary>
    public IEnumerable<(ObjectId Id, int Number)> Absent => absent.Select(entry => (entry.Key, entry.Value));

    /// <summary>Whether the tree was read.</summary>
    public bool Contains(int tree) => tree < trees.Length && trees[tree].Base != 0;

    /// <summary>The tree that the copies of a tree's steps are from, or -1.</summary>
    public int BaseOf(int tree) => trees[tree].Base - 2;

    public ReadOnlySpan<TreeStep> StepsOf(int tree) => trees[tree].Steps.Span;

    /// <summary>Whether an object is in the store.</summary>
    public bool IsPresent(int number) => number < table.Count;

    /// <exception cref="StoreException">The trees have more entries than are kept in memory.</exception>
    public void Add(int tree, int source, ReadOnlyMemory<TreeStep> made)
    {
        if (Interlocked.Add(ref steps, made.Length) > MostSteps)
        {
            throw new StoreException("the history has too many trees to keep them in memory");
        }

        trees[tree] = (made, source + 2);
    }

    /// <summary>The number of an object that an entry names.</summary>
    public int NumberOf(ReadOnlySpan<byte> id)
    {
        var number = table.Find(id);
        return number >= 0 ? number : absent.GetOrAdd(new ObjectId(id), static (_, graph) => Interlocked.Increment(ref graph.lastAbsent), this);
    }
}
