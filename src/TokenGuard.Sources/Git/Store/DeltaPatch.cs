namespace TokenGuard.Sources.Git.Store;

/// <summary>A delta: how to make an object from another one by copying parts of it and inserting new bytes.</summary>
/// <remarks>Format: <c>gitformat-pack</c>, "deltified representation".</remarks>
internal ref struct DeltaPatch
{
    private ReadOnlySpan<byte> rest;

    /// <exception cref="StoreException">The delta declares impossible sizes.</exception>
    public DeltaPatch(ReadOnlySpan<byte> delta)
    {
        rest = delta;
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
        if (rest.IsEmpty)
        {
            return false;
        }

        var step = Next();
        if ((step & 0x80) == 0)
        {
            if (step == 0 || step > rest.Length)
            {
                throw new StoreException("a delta is cut off");
            }

            length = step;
            inserted = rest[..step];
            rest = rest[step..];
            return true;
        }

        copyFrom = Number(step, 4);
        length = Number(step >> 4, 3);
        length = length == 0 ? 0x10000 : length;
        return copyFrom >= 0 && copyFrom <= int.MaxValue - length
            ? true
            : throw new StoreException("a delta copies from beyond its base");
    }

    // The bits of the step say which bytes of the number follow; the others are 0.
    private int Number(int present, int bytes)
    {
        var number = 0;
        for (var i = 0; i < bytes; i++)
        {
            number |= (present & (1 << i)) != 0 ? Next() << (8 * i) : 0;
        }

        return number;
    }

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

    private byte Next()
    {
        if (rest.IsEmpty)
        {
            throw new StoreException("a delta is cut off");
        }

        var next = rest[0];
        rest = rest[1..];
        return next;
    }
}
