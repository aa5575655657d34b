namespace TokenGuard.Engine.Patterns;

/// <summary>A set of byte values.</summary>
internal readonly record struct ByteSet
{
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

    public bool IsEmpty => (bits0 | bits1 | bits2 | bits3) == 0;

    public bool Contains(byte value)
    {
        var bits = (value >> 6) switch
        {
            0 => bits0,
            1 => bits1,
            2 => bits2,
            _ => bits3,
        };
        return (bits >> (value & 63) & 1) != 0;
    }

    public ByteSet Union(ByteSet other) =>
        new(bits0 | other.bits0, bits1 | other.bits1, bits2 | other.bits2, bits3 | other.bits3);

    public ByteSet Complement() => new(~bits0, ~bits1, ~bits2, ~bits3);

    /// <summary>The set with the other case of each ASCII letter in it.</summary>
    public ByteSet WithBothCases()
    {
        // Letters stand in the second quarter: 'A' at bit 1, 'a' at bit 33.
        const ulong upper = 0x07FF_FFFEUL;
        return new(bits0, bits1 | (bits1 & upper) << 32 | (bits1 >> 32) & upper, bits2, bits3);
    }

    public static ByteSet Of(byte value) => Range(value, value);

    public static ByteSet Of(string characters)
    {
        var set = default(ByteSet);
        foreach (var character in characters)
        {
            set = set.Union(Of((byte)character));
        }

        return set;
    }

    /// <summary>All values from <paramref name="first"/> to <paramref name="last"/>, both included.</summary>
    public static ByteSet Range(byte first, byte last) =>
        new(Quarter(first, last, 0), Quarter(first, last, 64), Quarter(first, last, 128), Quarter(first, last, 192));

    private static ulong Quarter(int first, int last, int offset)
    {
        var from = Math.Max(first - offset, 0);
        var to = Math.Min(last - offset, 63);
        return from > to ? 0 : ulong.MaxValue >> (63 - (to - from)) << from;
    }
}
