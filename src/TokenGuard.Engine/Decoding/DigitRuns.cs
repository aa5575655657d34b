#if NET
using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
#endif
using TokenGuard.Engine.Checks;

namespace TokenGuard.Engine.Decoding;

/// <summary>How far digits of base64 and hex go on.</summary>
internal static class DigitRuns
{
    /// <summary>Digits of a run that is looked for.</summary>
    public const int Long = 20;

    /// <summary>A place in the next run of at least <see cref="Long"/> base64 digits, or in a shorter one; the text's length if there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">Where the search begins; no digit of the run stands before it.</param>
    public static int IndexInLong(ReadOnlySpan<byte> text, int from)
    {
#if NET
        ref var first = ref MemoryMarshal.GetReference(text);
        var at = from;
        for (var before = 0u; at + Block <= text.Length; at += Block)
        {
            // Of four units beside each other that are digits throughout, the first bit is left.
            var units = before | (Units(ref first, at) << UnitsBefore);
            var runs = units & (units >> 1);
            runs &= runs >> 2;
            if (runs != 0)
            {
                return at + (Unit * BitOperations.TrailingZeroCount(runs));
            }

            before = units >> (Block / Unit);
        }

        from = Math.Max(from, at - Long);
#endif
        // A run of so many digits covers one of every so many places: only those are probed.
        for (var probe = from + Long - 1; probe < text.Length; probe += Long)
        {
            if (Base64.IsDigit(text[probe]))
            {
                return probe;
            }
        }

        return text.Length;
    }

#if NET
    private static readonly SearchValues<byte> Base64Digits =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_"u8);

    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdefABCDEF"u8);

    /// <summary>Where the base64 digits end that begin at a place.</summary>
    public static int End(ReadOnlySpan<byte> text, int from) =>
        text[from..].IndexOfAnyExcept(Base64Digits) is >= 0 and var length ? from + length : text.Length;

    /// <summary>Where the base64 digits begin that end before a place.</summary>
    public static int Start(ReadOnlySpan<byte> text, int end) => text[..end].LastIndexOfAnyExcept(Base64Digits) + 1;

    public static bool AreHex(ReadOnlySpan<byte> run) => !run.ContainsAnyExcept(HexDigits);

    // Wherever a long run begins, four aligned units of four bytes lie in it.
    private const int Unit = sizeof(uint);
    private const int UnitsBefore = (Long / Unit) - 2;
    private const int Block = 2 * 32;

    // One bit for each unit of a block that is digits throughout.
    private static uint Units(ref byte first, int at)
    {
        var units = 0u;
        for (var i = 0; i < Block; i += Vector256<byte>.Count)
        {
            var bytes = Vector256.LoadUnsafe(ref first, (nuint)(at + i));
            var digits = Vector256.LessThanOrEqual((bytes | Vector256.Create((byte)0x20)) - Vector256.Create((byte)'a'), Vector256.Create((byte)25))
                | Vector256.LessThanOrEqual(bytes - Vector256.Create((byte)'/'), Vector256.Create((byte)10))
                | Vector256.Equals(bytes, Vector256.Create((byte)'+'))
                | Vector256.Equals(bytes, Vector256.Create((byte)'-'))
                | Vector256.Equals(bytes, Vector256.Create((byte)'_'));
            units |= Vector256.Equals(digits.AsUInt32(), Vector256<uint>.AllBitsSet).ExtractMostSignificantBits() << (i / Unit);
        }

        return units;
    }
#else
    public static int End(ReadOnlySpan<byte> text, int from)
    {
        while (from < text.Length && Base64.IsDigit(text[from]))
        {
            from++;
        }

        return from;
    }

    public static int Start(ReadOnlySpan<byte> text, int end)
    {
        while (end > 0 && Base64.IsDigit(text[end - 1]))
        {
            end--;
        }

        return end;
    }

    public static bool AreHex(ReadOnlySpan<byte> run)
    {
        foreach (var b in run)
        {
            if (!Ascii.IsHexDigit(b))
            {
                return false;
            }
        }

        return true;
    }
#endif
}
