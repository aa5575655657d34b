using System.Runtime.CompilerServices;
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

    /// <summary>Bytes of a window that the hash is made of.</summary>
    private const int HashedLength = FilterPlan.WindowLength - 1;

    /// <param name="literals">In ASCII lower case.</param>
    /// <param name="plan">Their windows.</param>
    public WindowTable(IReadOnlyList<byte[]> literals, FilterPlan plan)
    {
        var places = new List<(ushort Entry, int Literal)>(literals.Count);
        for (var i = 0; i < literals.Count; i++)
        {
            var (literal, start, shape) = (literals[i], plan.Windows[i], plan.Shapes[i]);
            if (literal.Length < HashedLength)
            {
                AddShort(literal, shape, i, places);
                continue;
            }

            var key = (uint)(literal[start] | literal[start + 1] << 8 | literal[start + 2] << 16);
            Add(Hash(key), literal.Length > HashedLength ? BitOf(literal[start + HashedLength]) : BitsOf(shape), i, places);
        }

        Places = [.. places];
    }

    /// <summary>For each hash of three bytes, a bit for each possible value of the lowest three bits of the fourth.</summary>
    public byte[] Entries { get; } = new byte[Length];

    /// <summary>Each literal with each entry at which its window can be.</summary>
    public (ushort Entry, int Literal)[] Places { get; }

    /// <summary>The entry of a window, its first byte in the lowest bits; the fourth says nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ushort Hash(uint window)
    {
        var folded = window | FoldAll;
        return (ushort)(((ushort)folded * FirstFactor) ^ ((byte)(folded >> 16) * SecondFactor));
    }

    private void AddShort(byte[] literal, ByteSet[]? shape, int index, List<(ushort Entry, int Literal)> places)
    {
        // Several thirds, and seconds, of which some are alike when they are folded.
        var seen = new HashSet<ushort>();
        foreach (var second in literal.Length > 1 ? [literal[1]] : ValuesAt(shape, 1))
        {
            foreach (var third in ValuesAt(shape, 2))
            {
                var entry = Hash((uint)(literal[0] | second << 8 | third << 16));
                if (seen.Add(entry))
                {
                    Add(entry, BitsOf(shape), index, places);
                }
            }
        }
    }

    private void Add(ushort entry, byte bits, int literal, List<(ushort Entry, int Literal)> places)
    {
        Entries[entry] |= bits;
        places.Add((entry, literal));
    }

    private static byte BitOf(byte fourth) => (byte)(1 << (fourth & 7));

    private static byte BitsOf(ByteSet[]? shape)
    {
        if (shape is null)
        {
            return byte.MaxValue;
        }

        byte bits = 0;
        foreach (var value in shape[HashedLength].ToArray())
        {
            bits |= BitOf(value);
        }

        return bits;
    }

    private static byte[] ValuesAt(ByteSet[]? shape, int position) => (shape is null ? NamedByteSets.All : shape[position]).ToArray();
}
