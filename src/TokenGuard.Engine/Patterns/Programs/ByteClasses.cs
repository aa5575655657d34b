namespace TokenGuard.Engine.Patterns.Programs;

/// <summary>The bytes of a program sorted into classes that it cannot tell apart: the alphabet of its automaton.</summary>
internal sealed class ByteClasses
{
    private const int ByteValues = 256;

    private ByteClasses(byte[] map, byte[] representatives)
    {
        Map = map;
        Representatives = representatives;
    }

    /// <summary>The class of each byte.</summary>
    public byte[] Map { get; }

    /// <summary>One byte of each class.</summary>
    public byte[] Representatives { get; }

    public int Count => Representatives.Length;

    public static ByteClasses Of(IReadOnlyList<ByteSet> sets, Instruction[] instructions)
    {
        var distinguished = new List<ByteSet>(sets);
        if (Array.Exists(instructions, instruction => instruction.Operation == Operation.Assert))
        {
            distinguished.Add(NamedByteSets.Word);
            distinguished.Add(NamedByteSets.Newline);
        }

        // All bytes from one start to the next are in the same sets.
        var starts = distinguished.Aggregate(ByteSet.Of(0), (all, set) => all.Union(set.Edges())).ToArray();
        var classes = new int[starts.Length];
        var count = 1;
        Span<int> split = stackalloc int[ByteValues];
        Span<bool> hasOthers = stackalloc bool[ByteValues];
        foreach (var set in distinguished)
        {
            split[..count].Clear();
            hasOthers[..count].Clear();
            count = Refine(starts, classes, count, set, split, hasOthers);
        }

        return Build(starts, classes, count);
    }

    // Gives the members of the set that share a class with non-members a class of their own.
    private static int Refine(byte[] starts, int[] classes, int count, ByteSet set, Span<int> split, Span<bool> hasOthers)
    {
        for (var i = 0; i < starts.Length; i++)
        {
            hasOthers[classes[i]] |= !set.Contains(starts[i]);
        }

        for (var i = 0; i < starts.Length; i++)
        {
            var old = classes[i];
            if (hasOthers[old] && set.Contains(starts[i]))
            {
                split[old] = split[old] == 0 ? count++ : split[old];
                classes[i] = split[old];
            }
        }

        return count;
    }

    private static ByteClasses Build(byte[] starts, int[] classes, int count)
    {
        var map = new byte[ByteValues];
        var representatives = new byte[count];
        for (var i = 0; i < starts.Length; i++)
        {
            var end = i + 1 < starts.Length ? starts[i + 1] : ByteValues;
            map.AsSpan(starts[i], end - starts[i]).Fill((byte)classes[i]);
            representatives[classes[i]] = starts[i];
        }

        return new ByteClasses(map, representatives);
    }
}
