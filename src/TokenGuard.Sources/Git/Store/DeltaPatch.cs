namespace TokenGuard.Sources.Git.Store;

/// <summary>A delta: how to make an object from another one by copying parts of it and inserting new bytes.</summary>
/// <remarks>Format: <c>gitformat-pack</c>, "deltified representation".</remarks>
internal ref struct DeltaPatch
{
    private readonly ReadOnlySpan<byte> delta;
    private int at;

    /// <exception cref="StoreException">The delta declares impossible sizes.</exception>
    public DeltaPatch(ReadOnlySpan<byte> delta)
    {
        this.delta = delta;
        BaseLength = Length();
        ResultLength = Length();
    }

    public long BaseLength { get; }

    public long ResultLength { get; }

    /// <summary>Makes the object.</summary>
    /// <param name="source">The base, of the length that the delta wants.</param>
    /// <param name="result">As long as the result.</param>
    /// <exception cref="StoreException">The delta reaches beyond one of them or does not fill the result.</exception>
    public void Apply(ReadOnlySpan<byte> source, Span<byte> result)
    {
        while (TryNext(out var copyFrom, out var length, out var inserted))
        {
            var part = copyFrom < 0 ? inserted
                : copyFrom + length <= source.Length ? source.Slice(copyFrom, length)
                : throw new StoreException("a delta copies from beyond its base");
            if (part.Length > result.Length)
            {
                throw new StoreException("a delta makes more than it declares");
            }

            part.CopyTo(result);
            result = result[part.Length..];
        }

        if (!result.IsEmpty)
        {
            throw new StoreException("a delta makes less than it declares");
        }
    }

    /// <summary>The next step.</summary>
    /// <param name="copyFrom">Where in the base it copies from, or -1 if it inserts.</param>
    /// <param name="length">How many bytes.</param>
    /// <param name="inserted">What it inserts.</param>
    public bool TryNext(out int copyFrom, out int length, out ReadOnlySpan<byte> inserted)
    {
        copyFrom = -1;
        length = 0;
        inserted = default;
        if (at == delta.Length)
        {
            return false;
        }

        int step = delta[at++];
        if ((step & 0x80) == 0)
        {
            if (step == 0 || step > delta.Length - at)
            {
                throw new StoreException("a delta is cut off");
            }

            length = step;
            inserted = delta.Slice(at, step);
            at += step;
            return true;
        }

        copyFrom = Byte(step, 0x01) | (Byte(step, 0x02) << 8) | (Byte(step, 0x04) << 16) | (Byte(step, 0x08) << 24);
        length = Byte(step, 0x10) | (Byte(step, 0x20) << 8) | (Byte(step, 0x40) << 16);
        length = length == 0 ? 0x10000 : length;
        return copyFrom >= 0 && copyFrom <= int.MaxValue - length
            ? true
            : throw new StoreException("a delta copies from beyond its base");
    }

    // The bits of a step say which bytes of its numbers follow; the others are 0.
    private int Byte(int step, int bit) => (step & bit) != 0 ? Next() : 0;

    private long Length()
    {
        var length = 0L;
        for (var shift = 0; ; shift += 7)
        {
            var next = Next();
            length |= (long)(next & 0x7F) << shift;
            if ((next & 0x80) == 0)
            {
                return length;
            }

            if (shift > 49)
            {
                throw new StoreException("a delta declares an impossible size");
            }
        }
    }

    private byte Next() => at < delta.Length ? delta[at++] : throw new StoreException("a delta is cut off");
}
