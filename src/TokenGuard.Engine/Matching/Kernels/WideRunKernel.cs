using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using TokenGuard.Engine.Matching.Runs;

namespace TokenGuard.Engine.Matching.Kernels;

/// <summary>What <see cref="RunKernel"/> does, for AVX2: 32 bytes at once.</summary>
internal static class WideRunKernel
{
    public static bool IsSupported => Avx2.IsSupported;

    public static void Read(ReadOnlySpan<byte> block, Span<ulong> units)
    {
        ref var first = ref MemoryMarshal.GetReference(block[..RunBlock.Length]);
        var upper = Vector256.Create(RunKernel.UpperHalves, RunKernel.UpperHalves);
        var lower = Vector256.Create(RunKernel.LowerHalves, RunKernel.LowerHalves);
        var half = Vector256.Create((byte)0x0F);
        ulong hexadecimal = 0, uuid = 0, alphanumeric = 0, word = 0, base64 = 0;
        for (var i = 0; i < RunBlock.Length; i += Vector256<byte>.Count)
        {
            var bytes = Vector256.LoadUnsafe(ref first, (nuint)i);
            var groups = Avx2.Shuffle(lower, bytes & half) & Avx2.Shuffle(upper, (bytes.AsUInt16() >>> 4).AsByte() & half);
            var shift = i / RunDemand.Unit;
            hexadecimal |= In(groups, RunKernel.Digits | RunKernel.HexLetters) << shift;
            uuid |= In(groups, RunKernel.Digits | RunKernel.HexLetters | RunKernel.Hyphen) << shift;
            alphanumeric |= In(groups, RunKernel.Alphanumeric) << shift;
            word |= In(groups, RunKernel.Word) << shift;
            base64 |= In(groups, RunKernel.Word | RunKernel.PlusAndSlash | RunKernel.EqualsSign) << shift;
        }

        (units[(int)RunAlphabet.Hexadecimal], units[(int)RunAlphabet.Uuid]) = (hexadecimal, uuid);
        (units[(int)RunAlphabet.Alphanumeric], units[(int)RunAlphabet.Word], units[(int)RunAlphabet.Base64]) = (alphanumeric, word, base64);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong In(Vector256<byte> groups, byte alphabet)
    {
        var outside = Vector256.Equals(groups & Vector256.Create(alphabet), Vector256<byte>.Zero);
        return Vector256.Equals(outside.AsUInt32(), Vector256<uint>.Zero).ExtractMostSignificantBits();
    }
}
