using System.Runtime.InteropServices;
using TokenGuard.Sources.Files;

namespace TokenGuard.Sources.Git.Store;

/// <summary>Finds the commits that brought blobs to paths: those in which no parent has the blob there.</summary>
/// <remarks>The same as <c>git log --raw -c</c> over all commits. Belongs to one thread.</remarks>
/// <param name="graph">The trees.</param>
/// <param name="commits">The history, oldest first.</param>
/// <param name="isLookedFor">Tells by its number whether a blob is looked for.</param>
/// <param name="found">Told of each path of such a blob, with the oldest commit first.</param>
internal sealed class TreeChanges(TreeGraph graph, HistoryCommits commits, Func<int, bool> isLookedFor, Action<int, string, int> found)
{
    // git's own limit.
    private const int DeepestFolder = 2048;

    // Of one blob; reports list far fewer.
    private const int MostPaths = 100_000;

    private readonly TreeEntries entries = new(graph);
    private readonly HashSet<(int Blob, string Path)> known = [];
    private readonly Dictionary<int, int> pathCounts = [];
    private readonly List<int> path = [];

    // Folders without anything that is looked for: hostile ones repeat them without end.
    private readonly HashSet<int> barren = [];
    private long hits;

    /// <exception cref="StoreException">Folders are nested too deep.</exception>
    public void Find(CancellationToken cancellation)
    {
        for (var commit = 0; commit < commits.Count; commit++)
        {
            cancellation.ThrowIfCancellationRequested();
            var tree = commits.TreeOf(commit);
            var parents = commits.ParentsOf(commit).ToArray();
            for (var i = 0; i < parents.Length; i++)
            {
                parents[i] = commits.TreeOf(parents[i]);
            }

            if (!parents.Contains(tree) && graph.Contains(tree))
            {
                Compare(tree, parents, commit);
            }
        }
    }

    private void Compare(int tree, int[] others, int commit)
    {
        if (path.Count == DeepestFolder)
        {
            throw new StoreException("folders are nested too deep");
        }

        var before = hits;
        var isNew = Array.TrueForAll(others, other => other < 0);
        var lists = Array.ConvertAll(others, other => other >= 0 && graph.Contains(other) ? entries.Of(other) : ReadOnlyMemory<TreeStep>.Empty);
        var mine = entries.Of(tree).Span;
        var theirs = lists.Length > 0 ? lists[0].Span : [];
        for (SkipCommon(ref mine, ref theirs); !mine.IsEmpty; SkipCommon(ref mine, ref theirs))
        {
            var order = theirs.IsEmpty ? 1 : Order(theirs[0], mine[0]);
            if (order >= 0)
            {
                CompareEntry(mine[0], lists, order == 0 ? theirs[0] : null, commit);
                mine = mine[1..];
            }

            theirs = order <= 0 ? theirs[1..] : theirs;
        }

        if (isNew && hits == before)
        {
            barren.Add(tree);
        }
    }

    /// <summary>Passes over what both lists begin with.</summary>
    private static void SkipCommon(ref ReadOnlySpan<TreeStep> mine, ref ReadOnlySpan<TreeStep> theirs)
    {
        var common = MemoryMarshal.Cast<TreeStep, long>(mine).CommonPrefixLength(MemoryMarshal.Cast<TreeStep, long>(theirs));
        mine = mine[common..];
        theirs = theirs[common..];
    }

    /// <summary>Looks at an entry that the first parent has not.</summary>
    private void CompareEntry(TreeStep entry, ReadOnlyMemory<TreeStep>[] lists, TreeStep? first, int commit)
    {
        if (entry.Child < 0 || !MayLeadSomewhere(entry.Child) || !TryFindCounterparts(entry, lists, first, out var counterparts))
        {
            return;
        }

        path.Add(entry.Name);
        if (graph.Contains(entry.Child))
        {
            Compare(entry.Child, counterparts, commit);
        }
        else
        {
            hits++;
            var name = PathText();
            if (known.Add((entry.Child, name)))
            {
                pathCounts[entry.Child] = pathCounts.GetValueOrDefault(entry.Child) + 1;
                found(entry.Child, name, commit);
            }
        }

        path.RemoveAt(path.Count - 1);
    }

    private bool MayLeadSomewhere(int child) => graph.Contains(child)
        ? !barren.Contains(child)
        : isLookedFor(child) && pathCounts.GetValueOrDefault(child) < MostPaths;

    /// <summary>What each parent has in the place of an entry, -1 for nothing; false if one has the very entry.</summary>
    private bool TryFindCounterparts(TreeStep entry, ReadOnlyMemory<TreeStep>[] lists, TreeStep? first, out int[] counterparts)
    {
        counterparts = new int[lists.Length];
        for (var i = 0; i < lists.Length; i++)
        {
            var other = i == 0 ? first : Find(lists[i].Span, entry);
            if (other == entry)
            {
                return false;
            }

            counterparts[i] = other?.Child ?? -1;
        }

        return true;
    }

    private TreeStep? Find(ReadOnlySpan<TreeStep> list, TreeStep entry)
    {
        var (low, high) = (0, list.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Order(list[middle], entry) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low < list.Length && Order(list[low], entry) == 0 ? list[low] : null;
    }

    // git sorts a folder as if its name ended in a slash.
    private int Order(TreeStep x, TreeStep y)
    {
        if (x.Name == y.Name)
        {
            return x.IsTree.CompareTo(y.IsTree);
        }

        var mine = graph.Names[x.Name];
        var theirs = graph.Names[y.Name];
        var common = mine.CommonPrefixLength(theirs);
        return Next(mine, common, x.IsTree).CompareTo(Next(theirs, common, y.IsTree));
    }

    private static int Next(ReadOnlySpan<byte> name, int at, bool isTree) => at < name.Length ? name[at] : isTree ? '/' : -1;

    private string PathText()
    {
        var bytes = new List<byte>();
        foreach (var name in path)
        {
            if (bytes.Count > 0)
            {
                bytes.Add((byte)'/');
            }

            bytes.AddRange(graph.Names[name]);
        }

        return NativeName.Display(NativeName.Decode([.. bytes]));
    }
}
