namespace TokenGuard.Sources.Git.Store;

/// <summary>The objects of a pack in its order, and which of them is the delta base of which.</summary>
internal sealed class PackForest
{
    private const int None = -1;

    private readonly long[] offsets;
    private readonly int[] objects;
    private readonly int[] parents;
    private readonly ObjectKind[] kinds;

    private PackForest(PackFile pack, long[] offsets, int[] objects)
    {
        Pack = pack;
        this.offsets = offsets;
        this.objects = objects;
        parents = new int[offsets.Length];
        kinds = new ObjectKind[offsets.Length];
    }

    public PackFile Pack { get; }

    public int Count => offsets.Length;

    /// <summary>Reads the head of every object of the pack.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="index">Its index.</param>
    /// <param name="table">Learns the objects that no pack before has.</param>
    /// <exception cref="StoreException">The index names what is not in the pack.</exception>
    public static PackForest Read(PackFile pack, PackIndex index, ObjectTable table)
    {
        var offsets = new long[index.Count];
        var objects = new int[index.Count];
        table.Reserve(index.Count);
        for (var entry = 0; entry < index.Count; entry++)
        {
            offsets[entry] = index.Offset(entry);
            var number = table.Add(index.Id(entry), out var isNew);
            objects[entry] = isNew ? number : ~number;
        }

        Array.Sort(offsets, objects);
        if (offsets.Length > 0 && (offsets[0] < 0 || offsets[^1] >= pack.End))
        {
            throw new StoreException("the pack index names a place outside of its pack");
        }

        var forest = new PackForest(pack, offsets, objects);
        forest.ReadHeads(table);
        forest.SpreadKinds();
        return forest;
    }

    /// <summary>The object's number.</summary>
    public int ObjectAt(int node) => objects[node] < 0 ? ~objects[node] : objects[node];

    /// <summary>Whether another pack, or an earlier place in this one, has the object too and stands for it.</summary>
    public bool IsCopy(int node) => objects[node] < 0;

    /// <summary>The type, unknown if the object cannot be made from this pack alone.</summary>
    public ObjectKind KindOf(int node) => kinds[node];

    /// <summary>The delta base, or -1.</summary>
    public int ParentOf(int node) => parents[node];

    public long OffsetOf(int node) => offsets[node];

    /// <summary>Bytes from the object's beginning to the next one's.</summary>
    public long LengthOf(int node) => (node + 1 < offsets.Length ? offsets[node + 1] : Pack.End) - offsets[node];

    private void ReadHeads(ObjectTable table)
    {
        var window = new byte[256 * 1024];
        var (start, end) = (0L, 0L);
        Dictionary<int, int>? nodes = null;
        for (var node = 0; node < offsets.Length; node++)
        {
            var length = (int)Math.Min(PackEntry.LongestHead, LengthOf(node));
            if (offsets[node] + length > end)
            {
                start = offsets[node];
                end = start + Pack.Read(start, window);
            }

            var bytes = window.AsSpan((int)(offsets[node] - start), (int)Math.Min(length, end - offsets[node]));
            (kinds[node], parents[node]) = ReadHead(node, bytes, table, ref nodes);
        }
    }

    private (ObjectKind Kind, int Parent) ReadHead(int node, ReadOnlySpan<byte> bytes, ObjectTable table, ref Dictionary<int, int>? nodes)
    {
        PackEntry entry;
        try
        {
            entry = PackEntry.Read(bytes, table.Width);
        }
        catch (StoreException)
        {
            return (ObjectKind.Unknown, None);
        }

        if (!entry.IsDelta)
        {
            return (entry.Kind, None);
        }

        if (entry.BaseDistance > 0)
        {
            return (ObjectKind.Unknown, Math.Max(None, Array.BinarySearch(offsets, 0, node, offsets[node] - entry.BaseDistance)));
        }

        nodes ??= NodesOfObjects();
        return (ObjectKind.Unknown, nodes.GetValueOrDefault(table.Find(entry.BaseId), None));
    }

    private Dictionary<int, int> NodesOfObjects()
    {
        var nodes = new Dictionary<int, int>(offsets.Length);
        for (var node = 0; node < offsets.Length; node++)
        {
            nodes.TryAdd(ObjectAt(node), node);
        }

        return nodes;
    }

    /// <summary>A delta has the type of its base; one whose bases end nowhere or in a circle keeps none.</summary>
    private void SpreadKinds()
    {
        var path = new List<int>();
        var isOnPath = new bool[offsets.Length];
        for (var first = 0; first < offsets.Length; first++)
        {
            var node = first;
            while (kinds[node] == ObjectKind.Unknown && parents[node] != None && !isOnPath[node])
            {
                isOnPath[node] = true;
                path.Add(node);
                node = parents[node];
            }

            foreach (var delta in path)
            {
                kinds[delta] = kinds[node];
            }

            path.Clear();
        }
    }
}
