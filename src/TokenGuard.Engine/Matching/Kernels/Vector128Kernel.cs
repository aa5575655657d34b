using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace TokenGuard.Engine.Matching.Kernels;

/// <summary>The filter for SSSE3 and AdvSimd: 16 hashes and 16 tests at once, with all entries of a block read between them.</summary>
internal sealed class Vector128Kernel(WindowTable table) : CandidateKernel(table)
{
    public static bool IsSupported => Ssse3.IsSupported || AdvSimd.Arm64.IsSupported;

    public override int Find(ref byte block, int length, ref byte looked, ref ushort positions)
    {
        Read(ref block, length, ref looked);
        return Test(ref block, length, ref looked, ref positions);
    }

    private void Read(ref byte block, int length, ref byte looked)
    {
        ref var entries = ref MemoryMarshal.GetArrayDataReference(Entries);
        var fold = Vector128.Create(WindowTable.Fold).AsUInt16();
        for (var i = 0; i < length; i += Vector128<byte>.Count)
        {
            // Windows that begin at even places, and at odd ones: their first two bytes, and their third.
            ref var at = ref Unsafe.Add(ref block, i);
            var first = Vector128.LoadUnsafe(ref at).AsUInt16() | fold;
            var second = Vector128.LoadUnsafe(ref at, 1).AsUInt16() | fold;
            var third = Vector128.LoadUnsafe(ref at, 2).AsUInt16() | fold;
            var even = Hash(first, third & Vector128.Create((ushort)0xFF)).AsUInt64();
            var odd = Hash(second, third >>> 8).AsUInt64();
            LookUp(ref entries, even[0], odd[0], ref Unsafe.Add(ref looked, i));
            LookUp(ref entries, even[1], odd[1], ref Unsafe.Add(ref looked, i + 8));
        }
    }

    private static int Test(ref byte block, int length, ref byte looked, ref ushort positions)
    {
        var seven = Vector128.Create((byte)7);
        var bitOf = Vector128.Create(BitOf);
        nuint count = 0;
        for (var i = 0; i < length; i += Vector128<byte>.Count)
        {
            var fourth = Vector128.LoadUnsafe(ref Unsafe.Add(ref block, i), 3);
            var fits = Vector128.LoadUnsafe(ref Unsafe.Add(ref looked, i)) & Vector128.Shuffle(bitOf, fourth & seven);
            count = Emit((~Vector128.Equals(fits, Vector128<byte>.Zero)).ExtractMostSignificantBits(), i, ref positions, count);
        }

        return (int)count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Hash(Vector128<ushort> pairs, Vector128<ushort> thirds) =>
        (pairs * WindowTable.FirstFactor) ^ (thirds * WindowTable.SecondFactor);
}
