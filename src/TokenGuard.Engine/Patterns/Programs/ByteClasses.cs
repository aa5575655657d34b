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

    public static ByteClasses Of(IEnumerable<ByteSet> sets, IEnumerable<Instruction> instructions)
    {
        var distinguished = new List<ByteSet>(sets);
        if (instructions.Any(instruction => instruction.Operation == Operation.Assert))
        {
            distinguished.Add(NamedByteSets.Word);
            distinguished.Add(NamedByteSets.Newline);
        }

        var map = new int[ByteValues];
        var count = 1;
        foreach (var set in distinguished)
        {
            count = Refine(map, count, set);
        }

        return Build(map, count);
    }

    // Gives the members of the set that share a class with non-members a class of their own.
    private static int Refine(int[] map, int count, ByteSet set)
    {
        var hasOthers = new bool[count];
        for (var value = 0; value < ByteValues; value++)
        {
            hasOthers[map[value]] |= !set.Contains((byte)value);
        }

        var split = new int[count];
        for (var value = 0; value < ByteValues; value++)
        {
            var old = map[value];
            if (old < split.Length && hasOthers[old] && set.Contains((byte)value))
            {
                split[old] = split[old] == 0 ? count++ : split[old];
                map[value] = split[old];
            }
        }

        return count;
    }

    private static ByteClasses Build(int[] map, int count)
    {
        var representatives = new byte[count];
        for (var value = ByteValues - 1; value >= 0; value--)
        {
            representatives[map[value]] = (byte)value;
        }

        return new ByteClasses(Array.ConvertAll(map, value => (byte)value), representatives);
    }
}
