namespace TokenGuard.Sources.Git.Store;

/// <summary>The head of an object in a pack.</summary>
/// <remarks>Format: <c>gitformat-pack</c>, "object entry".</remarks>
internal readonly ref struct PackEntry
{
    /// <summary>Bytes that the longest head has: nine of size, then the name of a base or a distance to it.</summary>
    public const int LongestHead = 10 + ObjectId.MaxBytes;

    private const int OffsetDelta = 6;
    private const int ReferenceDelta = 7;

    private PackEntry(ObjectKind kind, long size, int headLength, long baseDistance, ReadOnlySpan<byte> baseId)
    {
        Kind = kind;
        Size = size;
        HeadLength = headLength;
        BaseDistance = baseDistance;
        BaseId = baseId;
    }

    /// <summary>The type; unknown for a delta, which has the type of its base.</summary>
    public ObjectKind Kind { get; }

    /// <summary>Bytes of the object, or of the delta, when inflated.</summary>
    public long Size { get; }

    /// <summary>Where the deflated bytes begin.</summary>
    public int HeadLength { get; }

    /// <summary>How far before the entry its base is; 0 if it has none or names it.</summary>
    public long BaseDistance { get; }

    /// <summary>The base by name, or empty.</summary>
    public ReadOnlySpan<byte> BaseId { get; }

    public bool IsDelta => Kind == ObjectKind.Unknown;

    /// <exception cref="StoreException">These bytes are no entry.</exception>
    public static PackEntry Read(ReadOnlySpan<byte> bytes, int width)
    {
        var at = 0;
        var first = Next(bytes, ref at);
        long size = first & 15;
        for (var (shift, more) = (4, first); (more & 0x80) != 0; shift += 7)
        {
            more = Next(bytes, ref at);
            if (shift > 53)
            {
                throw new StoreException("a pack entry declares an impossible size");
            }

            size |= (long)(more & 0x7F) << shift;
        }

        switch ((first >> 4) & 7)
        {
            case >= (int)ObjectKind.Commit and <= (int)ObjectKind.Tag and var kind:
                return new PackEntry((ObjectKind)kind, size, at, 0, default);
            case OffsetDelta:
                var distance = Distance(bytes, ref at);
                return new PackEntry(ObjectKind.Unknown, size, at, distance, default);
            case ReferenceDelta when at + width <= bytes.Length:
                return new PackEntry(ObjectKind.Unknown, size, at + width, 0, bytes.Slice(at, width));
            default:
                throw new StoreException("a pack entry has no known type");
        }
    }

    private static long Distance(ReadOnlySpan<byte> bytes, ref int at)
    {
        var next = Next(bytes, ref at);
        long distance = next & 0x7F;
        while ((next & 0x80) != 0)
        {
            next = Next(bytes, ref at);
            if (distance > long.MaxValue >> 9)
            {
                throw new StoreException("a pack entry declares an impossible base");
            }

            distance = ((distance + 1) << 7) | (uint)(next & 0x7F);
        }

        return distance > 0 ? distance : throw new StoreException("a pack entry is its own base");
    }

    private static byte Next(ReadOnlySpan<byte> bytes, ref int at) =>
        at < bytes.Length ? bytes[at++] : throw new StoreException("a pack entry is cut off");
}
