using System.Numerics;
using System.Runtime.CompilerServices;

namespace TokenGuard.Engine.Matching.Kernels;

/// <summary>Finds the positions at which one of the windows could stand, as far as single bytes tell.</summary>
internal abstract class CandidateKernel
{
    /// <summary>Bytes behind the last position that a kernel reads, and positions behind the last one that it writes.</summary>
    public const int Overrun = 68;

    /// <summary>Looks at every position of a block.</summary>
    /// <param name="block">Its first byte; it is followed by <paramref name="length"/> and <see cref="Overrun"/> readable bytes.</param>
    /// <param name="length">Number of positions, at most 64 Ki.</param>
    /// <param name="positions">Takes the candidates in rising order.</param>
    /// <returns>How many there are; some of them may lie behind the block's end.</returns>
    public abstract int Find(ref byte block, int length, ref ushort positions);

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
