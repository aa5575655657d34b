using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TokenGuard.Engine.Matching.Runs;

namespace TokenGuard.Engine.Matching.Kernels;

/// <summary>Tells with vectors of which alphabets the units of a block of text are, as <see cref="RunBlock.ReadBytes"/> does.</summary>
internal static class RunKernel
{
    // Groups of bytes, a bit each, whose values are all pairs of certain upper and lower halves.
    internal const byte Digits = 1;
    private const byte FirstLetters = 2;
    private const byte LastLetters = 4;
    internal const byte HexLetters = 8;
    internal const byte Hyphen = 16;
    private const byte Underscore = 32;
    internal const byte PlusAndSlash = 64;
    internal const byte EqualsSign = 128;
    internal const byte Alphanumeric = Digits | FirstLetters | LastLetters;
    internal const byte Word = Alphanumeric | Hyphen | Underscore;

    internal static Vector128<byte> UpperHalves => Vector128.Create(
        0, 0, Hyphen | PlusAndSlash, Digits | EqualsSign, FirstLetters | HexLetters, LastLetters | Underscore, FirstLetters | HexLetters, LastLetters,
        0, 0, 0, 0, 0, 0, 0, 0);

    internal static Vector128<byte> LowerHalves => Vector128.Create(
        Digits | LastLetters,
        Digits | LastLetters | FirstLetters | HexLetters, Digits | LastLetters | FirstLetters | HexLetters, Digits | LastLetters | FirstLetters | HexLetters,
        Digits | LastLetters | FirstLetters | HexLetters, Digits | LastLetters | FirstLetters | HexLetters, Digits | LastLetters | FirstLetters | HexLetters,
        Digits | LastLetters | FirstLetters, Digits | LastLetters | FirstLetters, Digits | LastLetters | FirstLetters,
        LastLetters | FirstLetters, FirstLetters | PlusAndSlash, FirstLetters, FirstLetters | Hyphen | EqualsSign, FirstLetters,
        FirstLetters | Underscore | PlusAndSlash);

    public static void Read(ReadOnlySpan<byte> block, Span<ulong> units)
    {
        ref var first = ref MemoryMarshal.GetReference(block[..RunBlock.Length]);
        var (upper, lower, half) = (UpperHalves, LowerHalves, Vector128.Create((byte)0x0F));
        ulong hexadecimal = 0, uuid = 0, alphanumeric = 0, word = 0, base64 = 0;
        for (var i = 0; i < RunBlock.Length; i += Vector128<byte>.Count)
        {
            var bytes = Vector128.LoadUnsafe(ref first, (nuint)i);
            var groups = Vector128.Shuffle(lower, bytes & half) & Vector128.Shuffle(upper, (bytes.AsUInt16() >>> 4).AsByte() & half);
            var shift = i / RunDemand.Unit;
            hexadecimal |= In(groups, Digits | HexLetters) << shift;
            uuid |= In(groups, Digits | HexLetters | Hyphen) << shift;
            alphanumeric |= In(groups, Alphanumeric) << shift;
            word |= In(groups, Word) << shift;
            base64 |= In(groups, Word | PlusAndSlash | EqualsSign) << shift;
        }

        (units[(int)RunAlphabet.Hexadecimal], units[(int)RunAlphabet.Uuid]) = (hexadecimal, uuid);
        (units[(int)RunAlphabet.Alphanumeric], units[(int)RunAlphabet.Word], units[(int)RunAlphabet.Base64]) = (alphanumeric, word, base64);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong In(Vector128<byte> groups, byte alphabet)
    {
        var outside = Vector128.Equals(groups & Vector128.Create(alphabet), Vector128<byte>.Zero);
        return Vector128.Equals(outside.AsUInt32(), Vector128<uint>.Zero).ExtractMostSignificantBits();
    }
}
