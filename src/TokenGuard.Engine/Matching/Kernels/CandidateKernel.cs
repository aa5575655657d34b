using System.Numerics;
using System.Runtime.CompilerServices;

namespace TokenGuard.Engine.Matching.Kernels;

/// <summary>Finds the positions at which one of the windows could stand, as far as the table of windows tells.</summary>
/// <param name="table">The windows.</param>
internal abstract class CandidateKernel(WindowTable table)
{
    /// <summary>
    /// Bytes behind the last position that a kernel reads, and entries and positions behind the last one that it writes.
    /// </summary>
    public const int Overrun = 68;

    /// <summary>The entries of the table.</summary>
    protected byte[] Entries { get; } = table.Entries;

    /// <summary>For the lowest three bits of a byte, one bit of an entry; as often as a register holds it.</summary>
    protected static ReadOnlySpan<byte> BitOf =>
        [1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128];

    /// <summary>Looks at every position of a block.</summary>
    /// <param name="block">Its first byte; it is followed by <paramref name="length"/> and <see cref="Overrun"/> readable bytes.</param>
    /// <param name="length">Number of positions, at most 64 Ki.</param>
    /// <param name="looked">Room for the entries of <paramref name="length"/> and <see cref="Overrun"/> positions.</param>
    /// <param name="positions">Takes the candidates in rising order; it has the same room.</param>
    /// <returns>How many there are; some of them may lie behind the block's end.</returns>
    public abstract int Find(ref byte block, int length, ref byte looked, ref ushort positions);

    /// <summary>Reads the entries of eight neighbouring positions, whose hashes stand in two words: those of even and those of odd positions.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static void LookUp(ref byte entries, ulong even, ulong odd, ref byte looked)
    {
        looked = Unsafe.Add(ref entries, (ushort)even);
        Unsafe.Add(ref looked, 1) = Unsafe.Add(ref entries, (ushort)odd);
        Unsafe.Add(ref looked, 2) = Unsafe.Add(ref entries, (ushort)(even >> 16));
        Unsafe.Add(ref looked, 3) = Unsafe.Add(ref entries, (ushort)(odd >> 16));
        Unsafe.Add(ref looked, 4) = Unsafe.Add(ref entries, (ushort)(even >> 32));
        Unsafe.Add(ref looked, 5) = Unsafe.Add(ref entries, (ushort)(odd >> 32));
        Unsafe.Add(ref looked, 6) = Unsafe.Add(ref entries, (nint)(even >> 48));
        Unsafe.Add(ref looked, 7) = Unsafe.Add(ref entries, (nint)(odd >> 48));
    }

    /// <summary>Writes the positions of the set bits, always four at once: a loop that is rarely guessed wrong.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static nuint Emit(ulong bits, int position, ref ushort positions, nuint count)
    {
        if (bits == 0)
        {
            return count;
        }

        var end = count + (nuint)BitOperations.PopCount(bits);
        do
        {
            for (nuint i = 0; i < 4; i++)
            {
                Unsafe.Add(ref positions, count + i) = (ushort)(position + BitOperations.TrailingZeroCount(bits));
                bits &= bits - 1;
            }

            count += 4;
        }
        while (count < end);

        return end;
    }
}
