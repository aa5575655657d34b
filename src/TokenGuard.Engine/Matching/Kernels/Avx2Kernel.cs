using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TokenGuard.Engine.Matching.Kernels;

/// <summary>The filter for AVX2: 32 hashes and 32 tests at once, with all entries of a block read between them.</summary>
internal sealed class Avx2Kernel(WindowTable table) : CandidateKernel(table)
{
    public static bool IsSupported => Avx2.IsSupported;

    public override int Find(ref byte block, int length, ref byte looked, ref ushort positions)
    {
        Read(ref block, length, ref looked);
        return Test(ref block, length, ref looked, ref positions);
    }

    private void Read(ref byte block, int length, ref byte looked)
    {
        ref var entries = ref MemoryMarshal.GetArrayDataReference(Entries);
        var fold = Vector256.Create(WindowTable.Fold).AsUInt16();
        for (var i = 0; i < length; i += Vector256<byte>.Count)
        {
            // Windows that begin at even places, and at odd ones: their first two bytes, and their third.
            ref var at = ref Unsafe.Add(ref block, i);
            var first = Vector256.LoadUnsafe(ref at).AsUInt16() | fold;
            var second = Vector256.LoadUnsafe(ref at, 1).AsUInt16() | fold;
            var third = Vector256.LoadUnsafe(ref at, 2).AsUInt16() | fold;
            var even = Hash(first, third & Vector256.Create((ushort)0xFF)).AsUInt64();
            var odd = Hash(second, third >>> 8).AsUInt64();
            LookUp(ref entries, even[0], odd[0], ref Unsafe.Add(ref looked, i));
            LookUp(ref entries, even[1], odd[1], ref Unsafe.Add(ref looked, i + 8));
            LookUp(ref entries, even[2], odd[2], ref Unsafe.Add(ref looked, i + 16));
            LookUp(ref entries, even[3], odd[3], ref Unsafe.Add(ref looked, i + 24));
        }
    }

    private static int Test(ref byte block, int length, ref byte looked, ref ushort positions)
    {
        var seven = Vector256.Create((byte)7);
        var bitOf = Vector256.Create(BitOf);
        nuint count = 0;
        for (var i = 0; i < length; i += Vector256<byte>.Count)
        {
            var fourth = Vector256.LoadUnsafe(ref Unsafe.Add(ref block, i), 3);
            var fits = Vector256.LoadUnsafe(ref Unsafe.Add(ref looked, i)) & Avx2.Shuffle(bitOf, fourth & seven);
            count = Emit((~Vector256.Equals(fits, Vector256<byte>.Zero)).ExtractMostSignificantBits(), i, ref positions, count);
        }

        return (int)count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ushort> Hash(Vector256<ushort> pairs, Vector256<ushort> thirds) =>
        (pairs * WindowTable.FirstFactor) ^ (thirds * WindowTable.SecondFactor);
}
