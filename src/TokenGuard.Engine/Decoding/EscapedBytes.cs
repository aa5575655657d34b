#if NET
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
#endif

namespace TokenGuard.Engine.Decoding;

/// <summary>
/// Bytes written as <c>\x1f\x8b</c>, one escape behind the other. Programs that carry files in their sources have
/// megabytes of them, most of it compressed.
/// </summary>
internal static class EscapedBytes
{
    /// <summary>Passes over escapes that stand for no text, with what stands between them.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where an escape may begin.</param>
    /// <returns>
    /// The last of these escapes, with fewer than <see cref="EscapeDecoder.TextBehind"/> characters between any two of
    /// them; <paramref name="at"/> if there is no such crowd.
    /// </returns>
    public static int PassBinary(ReadOnlySpan<byte> text, int at)
    {
#if NET
        ref var first = ref MemoryMarshal.GetReference(text);
        while (at + Vector256<byte>.Count <= text.Length)
        {
            var last = LastOfNoText(Vector256.LoadUnsafe(ref first, (nuint)at));
            if (last <= 0)
            {
                break;
            }

            at += last;
        }
#endif
        return at;
    }

#if NET
    private const int EscapeLength = 4;
    private const uint Lead = '\\' | ('x' << 8);

    /// <returns>Where the last of eight escapes begins whose first digit is of no text, or -1 if there are no eight or none is.</returns>
    private static int LastOfNoText(Vector256<byte> bytes)
    {
        var letters = Vector256.LessThanOrEqual((bytes | Vector256.Create((byte)0x20)) - Vector256.Create((byte)'a'), Vector256.Create((byte)5));
        var digits = Vector256.LessThanOrEqual(bytes - Vector256.Create((byte)'0'), Vector256.Create((byte)9)) | letters;
        var shape = (bytes.AsUInt32() & Vector256.Create(0x0000FFFFu)) | (digits.AsUInt32() & Vector256.Create(0xFFFF0000u));
        if (shape != Vector256.Create(0xFFFF0000u | Lead))
        {
            return -1;
        }

        // Beyond ASCII, and controls but for those of 0x00 to 0x0F, where line breaks are.
        var noText = letters
            | Vector256.Equals(bytes, Vector256.Create((byte)'1'))
            | Vector256.GreaterThan(bytes & digits, Vector256.Create((byte)'7'));
        var places = (noText.AsUInt32() << 8).ExtractMostSignificantBits();
        return places == 0 ? -1 : EscapeLength * BitOperations.Log2(places);
    }
#endif
}
