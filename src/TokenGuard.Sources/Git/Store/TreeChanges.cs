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

    private readonly TreeEntries entries = new(graph);
    private readonly HashSet<(int Blob, string Path)> known = [];
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
        var lists = Array.ConvertAll(others, other => other >= 0 && graph.Contains(other) ? entries.Of(other) : []);
        var at = new int[others.Length];
        foreach (var entry in entries.Of(tree))
        {
            if (entry.Child >= 0 && !IsInOne(lists, at, entry))
            {
                CompareEntry(entry, lists, at, commit);
            }
        }

        if (isNew && hits == before)
        {
            barren.Add(tree);
        }
    }

    private void CompareEntry(TreeStep entry, TreeStep[][] lists, int[] at, int commit)
    {
        path.Add(entry.Name);
        if (graph.Contains(entry.Child))
        {
            if (!barren.Contains(entry.Child))
            {
                Compare(entry.Child, Counterparts(entry, lists, at), commit);
            }
        }
        else if (isLookedFor(entry.Child))
        {
            hits++;
            var name = PathText();
            if (known.Add((entry.Child, name)))
            {
                found(entry.Child, name, commit);
            }
        }

        path.RemoveAt(path.Count - 1);
    }

    /// <summary>Whether a parent has the very entry; goes on in all of the lists to where it would be.</summary>
    private bool IsInOne(TreeStep[][] lists, int[] at, TreeStep entry)
    {
        var isInOne = false;
        for (var i = 0; i < lists.Length; i++)
        {
            var list = lists[i];
            while (at[i] < list.Length && list[at[i]] != entry && Order(list[at[i]], entry) < 0)
            {
                at[i]++;
            }

            isInOne |= at[i] < list.Length && list[at[i]] == entry;
        }

        return isInOne;
    }

    private static int[] Counterparts(TreeStep entry, TreeStep[][] lists, int[] at)
    {
        var counterparts = new int[lists.Length];
        for (var i = 0; i < lists.Length; i++)
        {
            counterparts[i] = at[i] < lists[i].Length && lists[i][at[i]] is var other && other.Name == entry.Name && other.IsTree == entry.IsTree
                ? other.Child
                : -1;
        }

        return counterparts;
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
