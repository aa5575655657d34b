using TokenGuard.Sources.Git;

namespace TokenGuard.Scanning.Caching;

/// <summary>The blobs of a history that a cache knows, so that they are not read.</summary>
internal sealed class KnownBlobs
{
    private readonly List<(ObjectId Id, CachedContent Content)> holding = [];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes that were scanned of them.</summary>
    public long Bytes { get; private set; }

    /// <summary>Those that hold something, or are archives.</summary>
    public IReadOnlyList<(ObjectId Id, CachedContent Content)> Holding => holding;

    public void Add(ObjectId id, CachedBlob blob)
    {
        Count++;
        Bytes += blob.Bytes;
        if (!blob.Content.IsNothing)
        {
            holding.Add((id, blob.Content));
        }
    }
}
