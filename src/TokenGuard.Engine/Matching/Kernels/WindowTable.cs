using TokenGuard.Engine.Patterns;

namespace TokenGuard.Engine.Matching.Kernels;

/// <summary>
/// The windows of all literals in 64 KiB, whatever their case: the hash of three bytes names an entry, and the fourth
/// byte one of its eight bits.
/// </summary>
internal sealed class WindowTable
{
    /// <summary>Number of entries: one for each hash.</summary>
    public const int Length = 1 << 16;

    /// <summary>Sets the bit that tells small letters from capitals; it makes other bytes alike too, which the literals sort out.</summary>
    public const byte Fold = 0x20;

    /// <summary>Odd, so that the first two bytes alone never share an entry; kernels compute the same as <see cref="Hash"/>.</summary>
    public const ushort FirstFactor = 0x9E37;

    /// <summary>For the third byte.</summary>
    public const ushort SecondFactor = 0x6D2B;

    private const uint FoldAll = 0x20202020;

    private readonly byte[] entries = new byte[Length];

    /// <param name="literals">In ASCII lower case.</param>
    /// <param name="plan">Their windows.</param>
    public WindowTable(IReadOnlyList<byte[]> literals, FilterPlan plan)
    {
        for (var i = 0; i < literals.Count; i++)
        {
            foreach (var (entry, bits) in EntriesOf(literals[i], plan.Windows[i], plan.Shapes[i]))
            {
                entries[entry] |= bits;
            }
        }
    }

    /// <summary>For each hash of three bytes, a bit for each possible value of the lowest three bits of the fourth.</summary>
    public byte[] Entries => entries;

    /// <summary>The entry of a window, its first byte in the lowest bits; the fourth says nothing.</summary>
    public static ushort Hash(uint window)
    {
        var folded = window | FoldAll;
        return (ushort)(((ushort)folded * FirstFactor) ^ ((byte)(folded >> 16) * SecondFactor));
    }

    /// <summary>The entries at which a literal's window can be, and the bits that it can have there.</summary>
    public static IEnumerable<(ushort Entry, byte Bits)> EntriesOf(byte[] literal, int start, ByteSet[]? shape)
    {
        var bits = 0;
        foreach (var value in ValuesAt(literal, start, shape, FilterPlan.WindowLength - 1))
        {
            bits |= 1 << (value & 7);
        }

        return
            from first in ValuesAt(literal, start, shape, 0)
            from second in ValuesAt(literal, start, shape, 1)
            from third in ValuesAt(literal, start, shape, 2)
            select (Hash((uint)(first | second << 8 | third << 16)), (byte)bits);
    }

    private static IEnumerable<byte> ValuesAt(byte[] literal, int start, ByteSet[]? shape, int position)
    {
        if (start + position < literal.Length)
        {
            return [(byte)(literal[start + position] | Fold)];
        }

        var values = shape is null ? NamedByteSets.All : shape[position];
        return values.ToArray().Select(value => (byte)(value | Fold)).Distinct();
    }
}
