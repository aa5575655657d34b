using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace TokenGuard.Engine.Matching.Kernels;

/// <summary>The filter for SSSE3 and AdvSimd: two look-ups of half bytes per byte and group of buckets, 16 positions at once.</summary>
internal sealed class Vector128Kernel(WindowTables tables) : CandidateKernel
{
    private readonly Vector128<byte>[] low = Tables(tables.LowNibbles);
    private readonly Vector128<byte>[] high = Tables(tables.HighNibbles);

    public static bool IsSupported => Ssse3.IsSupported || AdvSimd.Arm64.IsSupported;

    public override int Find(ref byte block, int length, ref ushort positions)
    {
        nuint count = 0;
        for (var i = 0; i < length; i += Vector128<byte>.Count)
        {
            ref var at = ref Unsafe.Add(ref block, i);
            var buckets = Buckets(ref at, 0) | Buckets(ref at, WindowTables.WindowLength);
            var candidates = ~Vector128.Equals(buckets, Vector128<byte>.Zero);
            count = Emit(candidates.ExtractMostSignificantBits(), i, ref positions, count);
        }

        return (int)count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector128<byte> Buckets(ref byte at, int table)
    {
        var buckets = Vector128<byte>.AllBitsSet;
        for (nuint i = 0; i < WindowTables.WindowLength; i++)
        {
            var bytes = Vector128.LoadUnsafe(ref at, i);
            buckets &= LookUp(low[table + (int)i], bytes & Vector128.Create((byte)0x0F)) & LookUp(high[table + (int)i], bytes >>> 4);
        }

        return buckets;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> LookUp(Vector128<byte> table, Vector128<byte> nibbles) =>
        Ssse3.IsSupported ? Ssse3.Shuffle(table, nibbles) : AdvSimd.Arm64.VectorTableLookup(table, nibbles);

    private static Vector128<byte>[] Tables(Func<int, int, byte[]> nibbles) =>
        [.. Enumerable.Range(0, WindowTables.Groups * WindowTables.WindowLength)
            .Select(i => Vector128.Create(nibbles(i / WindowTables.WindowLength, i % WindowTables.WindowLength)))];
}
