namespace TokenGuard.Sources.Git.Store;

/// <summary>Where in the content of a tree its entries begin.</summary>
internal sealed class TreeLayout
{
    private int[] starts = new int[16];

    public int Count { get; private set; }

    /// <summary>Where the last entry ends.</summary>
    public int End => starts[Count];

    public void Clear() => Count = 0;

    /// <summary>Adds an entry by its end.</summary>
    public void Add(int end)
    {
        Reserve(1);
        starts[++Count] = end;
    }

    /// <summary>Adds entries that another tree has too.</summary>
    public void AddCopy(TreeLayout other, int from, int count)
    {
        Reserve(count);
        var distance = End - other.starts[from];
        var source = other.starts.AsSpan(from + 1, count);
        var target = starts.AsSpan(Count + 1, count);
        for (var entry = 0; entry < source.Length && entry < target.Length; entry++)
        {
            target[entry] = source[entry] + distance;
        }

        Count += count;
    }

    /// <summary>The entry that begins at an offset, or -1.</summary>
    public int EntryAt(int offset)
    {
        var entry = Array.BinarySearch(starts, 0, Count, offset);
        return Math.Max(-1, entry);
    }

    /// <summary>How many entries end at an offset or before it.</summary>
    public int CountUpTo(int offset)
    {
        var entry = Array.BinarySearch(starts, 0, Count + 1, offset);
        return entry >= 0 ? entry : ~entry - 1;
    }

    private void Reserve(int more)
    {
        if (Count + more >= starts.Length)
        {
            Array.Resize(ref starts, Math.Max(2 * starts.Length, Count + more + 1));
        }
    }
}
