#if NET
using System.Runtime.Intrinsics;
using TokenGuard.Engine.Matching.Kernels;
#endif

namespace TokenGuard.Engine.Matching.Runs;

/// <summary>Tells of which alphabets the units of a block of text are.</summary>
internal static class RunBlock
{
    /// <summary>Units of a block, and bits of the number that tells of them.</summary>
    public const int Units = 64;

    /// <summary>Bytes of a block.</summary>
    public const int Length = Units * RunDemand.Unit;

    /// <summary>Reads a block.</summary>
    /// <param name="bytes">The text from the start of the block on; what lies behind its end is of no alphabet.</param>
    /// <param name="units">For each alphabet, one bit for each unit that is written in it alone, the first unit lowest.</param>
    public static void Read(ReadOnlySpan<byte> bytes, Span<ulong> units)
    {
        if (bytes.Length < Length)
        {
            Span<byte> padded = stackalloc byte[Length];
            padded.Clear();
            bytes.CopyTo(padded);
            ReadWhole(padded, units);
            return;
        }

        ReadWhole(bytes.Slice(0, Length), units);
    }

    /// <summary>Reads a whole block, byte by byte.</summary>
    public static void ReadBytes(ReadOnlySpan<byte> block, Span<ulong> units)
    {
        units.Clear();
        var bits = RunAlphabets.Bits;
        for (var unit = 0; unit < Units; unit++)
        {
            var at = block.Slice(unit * RunDemand.Unit, RunDemand.Unit);
            var all = bits[at[0]] & bits[at[1]] & bits[at[2]] & bits[at[3]];
            for (var alphabet = 0; alphabet < RunAlphabets.Count; alphabet++)
            {
                units[alphabet] |= (ulong)((all >> alphabet) & 1) << unit;
            }
        }
    }

    private static void ReadWhole(ReadOnlySpan<byte> block, Span<ulong> units)
    {
#if NET
        if (WideRunKernel.IsSupported)
        {
            WideRunKernel.Read(block, units);
            return;
        }

        if (Vector128.IsHardwareAccelerated)
        {
            RunKernel.Read(block, units);
            return;
        }
#endif
        ReadBytes(block, units);
    }
}
