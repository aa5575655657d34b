#if NET
using System.Runtime.CompilerServices;
#endif

namespace TokenGuard.Engine.Patterns;

/// <summary>A set of byte values.</summary>
internal readonly record struct ByteSet
{
    // Letters stand in the second quarter: 'A' at bit 1, 'a' at bit 33.
    private const ulong UpperCase = 0x07FF_FFFEUL;

    private readonly ulong bits0;
    private readonly ulong bits1;
    private readonly ulong bits2;
    private readonly ulong bits3;

    private ByteSet(ulong bits0, ulong bits1, ulong bits2, ulong bits3)
    {
        this.bits0 = bits0;
        this.bits1 = bits1;
        this.bits2 = bits2;
        this.bits3 = bits3;
    }

    public bool IsEmpty => Count == 0;

    public int Count => CountBits(bits0) + CountBits(bits1) + CountBits(bits2) + CountBits(bits3);

    public bool Contains(byte value) => (Quarter(value >> 6) >> (value & 63) & 1) != 0;

    public ByteSet Union(ByteSet other) =>
        new(bits0 | other.bits0, bits1 | other.bits1, bits2 | other.bits2, bits3 | other.bits3);

    /// <summary>Whether the sets have a value in common.</summary>
    public bool Overlaps(ByteSet other) =>
        (bits0 & other.bits0) != 0 || (bits1 & other.bits1) != 0 || (bits2 & other.bits2) != 0 || (bits3 & other.bits3) != 0;

    public ByteSet Complement() => new(~bits0, ~bits1, ~bits2, ~bits3);

    /// <summary>The set with the other case of each ASCII letter in it.</summary>
    public ByteSet WithBothCases()
    {
        return new(bits0, bits1 | (bits1 & UpperCase) << 32 | (bits1 >> 32) & UpperCase, bits2, bits3);
    }

    /// <summary>The set with lower-case ASCII letters in place of upper-case ones.</summary>
    public ByteSet InLowerCase() => new(bits0, (bits1 & ~UpperCase) | (bits1 & UpperCase) << 32, bits2, bits3);

    /// <summary>The values that are in the set while the value before them is not, and the other way round.</summary>
    public ByteSet Edges() =>
        new(bits0 ^ bits0 << 1, bits1 ^ (bits1 << 1 | bits0 >> 63), bits2 ^ (bits2 << 1 | bits1 >> 63), bits3 ^ (bits3 << 1 | bits2 >> 63));

    /// <summary>The values of the set in rising order.</summary>
    public byte[] ToArray()
    {
        var values = new byte[Count];
        var count = 0;
        for (var quarter = 0; quarter < 4; quarter++)
        {
            for (var bits = Quarter(quarter); bits != 0; bits &= bits - 1)
            {
                values[count++] = (byte)(64 * quarter + CountBits((bits & (0 - bits)) - 1));
            }
        }

        return values;
    }

    public static ByteSet Of(byte value) => Range(value, value);

    public static ByteSet Of(string characters)
    {
        var (bits0, bits1, bits2, bits3) = (0UL, 0UL, 0UL, 0UL);
        foreach (var character in characters)
        {
            var bit = 1UL << character;
            switch ((byte)character >> 6)
            {
                case 0:
                    bits0 |= bit;
                    break;
                case 1:
                    bits1 |= bit;
                    break;
                case 2:
                    bits2 |= bit;
                    break;
                default:
                    bits3 |= bit;
                    break;
            }
        }

        return new ByteSet(bits0, bits1, bits2, bits3);
    }

    /// <summary>All values from <paramref name="first"/> to <paramref name="last"/>, both included.</summary>
    public static ByteSet Range(byte first, byte last) =>
        new(RangeBits(first, last, 0), RangeBits(first, last, 64), RangeBits(first, last, 128), RangeBits(first, last, 192));

#if NET
    private ulong Quarter(int index) => Unsafe.Add(ref Unsafe.AsRef(in bits0), index);
#else
    private ulong Quarter(int index) => index switch
    {
        0 => bits0,
        1 => bits1,
        2 => bits2,
        _ => bits3,
    };
#endif

    private static ulong RangeBits(int first, int last, int offset)
    {
        var from = Math.Max(first - offset, 0);
        var to = Math.Min(last - offset, 63);
        return from > to ? 0 : ulong.MaxValue >> (63 - (to - from)) << from;
    }

    private static int CountBits(ulong bits)
    {
        bits -= bits >> 1 & 0x5555_5555_5555_5555;
        bits = (bits & 0x3333_3333_3333_3333) + (bits >> 2 & 0x3333_3333_3333_3333);
        return (int)(((bits + (bits >> 4)) & 0x0F0F_0F0F_0F0F_0F0F) * 0x0101_0101_0101_0101 >> 56);
    }
}
