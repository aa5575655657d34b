using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TokenGuard.Engine.Matching.Kernels;

/// <summary>The filter for AVX-512 VBMI: one look-up of seven bits per byte and group of buckets, 64 positions at once.</summary>
internal sealed class VbmiKernel(WindowTables tables) : CandidateKernel
{
    private readonly Vector512<byte>[] lower = Tables(tables, upperHalf: false);
    private readonly Vector512<byte>[] upper = Tables(tables, upperHalf: true);

    public static bool IsSupported => Avx512Vbmi.IsSupported;

    public override int Find(ref byte block, int length, ref ushort positions)
    {
        var (a0, a1, a2, a3, a4, a5, a6, a7) = (lower[0], lower[1], lower[2], lower[3], lower[4], lower[5], lower[6], lower[7]);
        var (b0, b1, b2, b3, b4, b5, b6, b7) = (upper[0], upper[1], upper[2], upper[3], upper[4], upper[5], upper[6], upper[7]);
        nuint count = 0;
        for (var i = 0; i < length; i += Vector512<byte>.Count)
        {
            ref var at = ref Unsafe.Add(ref block, i);
            var first = Vector512.LoadUnsafe(ref at);
            var second = Vector512.LoadUnsafe(ref at, 1);
            var third = Vector512.LoadUnsafe(ref at, 2);
            var fourth = Vector512.LoadUnsafe(ref at, 3);
            var buckets =
                (LookUp(a0, b0, first) & LookUp(a1, b1, second) & LookUp(a2, b2, third) & LookUp(a3, b3, fourth))
                | (LookUp(a4, b4, first) & LookUp(a5, b5, second) & LookUp(a6, b6, third) & LookUp(a7, b7, fourth));
            count = Emit(~Vector512.Equals(buckets, Vector512<byte>.Zero).ExtractMostSignificantBits(), i, ref positions, count);
        }

        return (int)count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> LookUp(Vector512<byte> lower, Vector512<byte> upper, Vector512<byte> bytes) =>
        Avx512Vbmi.PermuteVar64x8x2(lower, bytes, upper);

    private static Vector512<byte>[] Tables(WindowTables tables, bool upperHalf) =>
        [.. Enumerable.Range(0, WindowTables.Groups * WindowTables.WindowLength)
            .Select(i => Vector512.Create(tables.SevenBits(i / WindowTables.WindowLength, i % WindowTables.WindowLength), upperHalf ? 64 : 0))];
}
