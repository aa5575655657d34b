using System.Runtime.CompilerServices;

namespace TokenGuard.Engine.Matching.Kernels;

/// <summary>The filter for processors without vector instructions that we know: four table look-ups per position.</summary>
internal sealed class ScalarKernel(WindowTables tables) : CandidateKernel
{
    private readonly ushort[] first = tables.Buckets(0);
    private readonly ushort[] second = tables.Buckets(1);
    private readonly ushort[] third = tables.Buckets(2);
    private readonly ushort[] fourth = tables.Buckets(3);

    public override int Find(ref byte block, int length, ref ushort positions)
    {
        var count = 0;
        for (var i = 0; i < length; i++)
        {
            ref var at = ref Unsafe.Add(ref block, i);
            var buckets = first[at] & second[Unsafe.Add(ref at, 1)] & third[Unsafe.Add(ref at, 2)] & fourth[Unsafe.Add(ref at, 3)];
            Unsafe.Add(ref positions, count) = (ushort)i;
            count += buckets != 0 ? 1 : 0;
        }

        return count;
    }
}
