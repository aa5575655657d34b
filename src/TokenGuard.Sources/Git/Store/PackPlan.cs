namespace TokenGuard.Sources.Git.Store;

/// <summary>Which objects of a pack are read, in families of an object that is no delta and all that is made from it.</summary>
internal sealed class PackPlan
{
    private const int None = -1;

    private readonly bool[] isNeeded;
    private readonly int[] firstChild;
    private readonly int[] nextSibling;
    private readonly List<int> roots = [];
    private int nextRoot = -1;

    /// <param name="forest">The pack.</param>
    /// <param name="isWanted">Tells by an object's number and type whether it is read.</param>
    public PackPlan(PackForest forest, Func<int, ObjectKind, bool> isWanted)
    {
        Forest = forest;
        IsWanted = node => !forest.IsCopy(node) && isWanted(forest.ObjectAt(node), forest.KindOf(node));
        isNeeded = new bool[forest.Count];
        firstChild = new int[forest.Count];
        nextSibling = new int[forest.Count];
        Mark();
        Link();
    }

    public PackForest Forest { get; }

    /// <summary>Whether a node is read, and not only a base of what is read.</summary>
    public Func<int, bool> IsWanted { get; }

    /// <summary>How many objects are wanted, those that cannot be made from this pack too.</summary>
    public int Wanted { get; private set; }

    /// <summary>Wanted objects that cannot be made from this pack alone.</summary>
    public List<int> Unreadable { get; } = [];

    /// <summary>The next family, or -1; each is given out once, to any thread.</summary>
    public int NextRoot()
    {
        var next = Interlocked.Increment(ref nextRoot);
        return next < roots.Count ? roots[next] : None;
    }

    /// <summary>The needed deltas on a node, the one with the largest family first.</summary>
    public void ChildrenOf(int node, List<int> children)
    {
        children.Clear();
        for (var child = firstChild[node]; child != None; child = nextSibling[child])
        {
            children.Add(child);
        }
    }

    private void Mark()
    {
        for (var node = 0; node < Forest.Count; node++)
        {
            if (!IsWanted(node))
            {
                continue;
            }

            Wanted++;
            if (Forest.KindOf(node) == ObjectKind.Unknown)
            {
                Unreadable.Add(Forest.ObjectAt(node));
                continue;
            }

            for (var needed = node; needed != None && !isNeeded[needed]; needed = Forest.ParentOf(needed))
            {
                isNeeded[needed] = true;
            }
        }
    }

    // Bases mostly come before their deltas, so the sizes of families are summed from the end; where they do not, the
    // order of the children is not the best, and nothing else.
    private void Link()
    {
        var sizes = new int[Forest.Count];
        Array.Fill(firstChild, None);
        for (var node = Forest.Count - 1; node >= 0; node--)
        {
            if (!isNeeded[node])
            {
                continue;
            }

            sizes[node]++;
            var parent = Forest.ParentOf(node);
            if (parent == None)
            {
                continue;
            }

            sizes[parent] += sizes[node];
            var largest = firstChild[parent];
            if (largest == None || sizes[node] > sizes[largest])
            {
                (nextSibling[node], firstChild[parent]) = (largest, node);
            }
            else
            {
                (nextSibling[node], nextSibling[largest]) = (nextSibling[largest], node);
            }
        }

        for (var node = 0; node < Forest.Count; node++)
        {
            if (isNeeded[node] && Forest.ParentOf(node) == None)
            {
                roots.Add(node);
            }
        }
    }
}
