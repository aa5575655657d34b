using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TokenGuard.Engine.Matching.Kernels;

/// <summary>The filter for AVX2: two look-ups of half bytes per byte and group of buckets, 32 positions at once.</summary>
internal sealed class Avx2Kernel(WindowTables tables) : CandidateKernel
{
    private readonly Vector256<byte>[] low = Tables(tables.LowNibbles);
    private readonly Vector256<byte>[] high = Tables(tables.HighNibbles);

    public static bool IsSupported => Avx2.IsSupported;

    public override int Find(ref byte block, int length, ref ushort positions)
    {
        // Sixteen tables are what the registers hold; the others are read from the cache of the first level.
        var (l0, l1, l2, l3, l4, l5, l6, l7) = (low[0], low[1], low[2], low[3], low[4], low[5], low[6], low[7]);
        var (h0, h1, h2, h3, h4, h5, h6, h7) = (high[0], high[1], high[2], high[3], high[4], high[5], high[6], high[7]);
        var nibble = Vector256.Create((byte)0x0F);
        nuint count = 0;
        for (var i = 0; i < length; i += Vector256<byte>.Count)
        {
            ref var at = ref Unsafe.Add(ref block, i);
            var bytes = Vector256.LoadUnsafe(ref at);
            var (lower, upper) = (bytes & nibble, High(bytes, nibble));
            var group0 = Avx2.Shuffle(l0, lower) & Avx2.Shuffle(h0, upper);
            var group1 = Avx2.Shuffle(l4, lower) & Avx2.Shuffle(h4, upper);
            bytes = Vector256.LoadUnsafe(ref at, 1);
            (lower, upper) = (bytes & nibble, High(bytes, nibble));
            group0 &= Avx2.Shuffle(l1, lower) & Avx2.Shuffle(h1, upper);
            group1 &= Avx2.Shuffle(l5, lower) & Avx2.Shuffle(h5, upper);
            bytes = Vector256.LoadUnsafe(ref at, 2);
            (lower, upper) = (bytes & nibble, High(bytes, nibble));
            group0 &= Avx2.Shuffle(l2, lower) & Avx2.Shuffle(h2, upper);
            group1 &= Avx2.Shuffle(l6, lower) & Avx2.Shuffle(h6, upper);
            bytes = Vector256.LoadUnsafe(ref at, 3);
            (lower, upper) = (bytes & nibble, High(bytes, nibble));
            group0 &= Avx2.Shuffle(l3, lower) & Avx2.Shuffle(h3, upper);
            group1 &= Avx2.Shuffle(l7, lower) & Avx2.Shuffle(h7, upper);
            var candidates = ~Vector256.Equals(group0 | group1, Vector256<byte>.Zero);
            count = Emit(candidates.ExtractMostSignificantBits(), i, ref positions, count);
        }

        return (int)count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> High(Vector256<byte> bytes, Vector256<byte> nibble) => (bytes.AsUInt16() >>> 4).AsByte() & nibble;

    // The instruction looks up in each half of the register on its own.
    private static Vector256<byte>[] Tables(Func<int, int, byte[]> nibbles) =>
        [.. Enumerable.Range(0, WindowTables.Groups * WindowTables.WindowLength)
            .Select(i => Vector128.Create(nibbles(i / WindowTables.WindowLength, i % WindowTables.WindowLength)))
            .Select(table => Vector256.Create(table, table))];
}
