using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TokenGuard.Engine.Matching.Kernels;

/// <summary>The filter for processors without vector instructions that we know.</summary>
internal sealed class ScalarKernel(WindowTable table) : CandidateKernel(table)
{
    public override int Find(ref byte block, int length, ref byte looked, ref ushort positions)
    {
        ref var entries = ref MemoryMarshal.GetArrayDataReference(Entries);
        var count = 0;
        for (var i = 0; i < length; i++)
        {
            var window = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref block, i));
            Unsafe.Add(ref positions, count) = (ushort)i;
            count += Unsafe.Add(ref entries, WindowTable.Hash(window)) >> (int)((window >> 24) & 7) & 1;
        }

        return count;
    }
}
