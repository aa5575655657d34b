using TokenGuard.Sources.Git;

namespace TokenGuard.Scanning.Caching;

/// <summary>The blobs of a history that a cache knows, so that they are not read.</summary>
internal sealed class KnownBlobs
{
    private readonly List<(ObjectId Id, CachedContent Content)> holding = [];
    private ObjectTable? ids;

    /// <summary>How many there are.</summary>
    public int Count => ids?.Count ?? 0;

    /// <summary>Bytes that were scanned of them.</summary>
    public long Bytes { get; private set; }

    /// <summary>Those that hold something, or are archives.</summary>
    public IReadOnlyList<(ObjectId Id, CachedContent Content)> Holding => holding;

    public bool Contains(ObjectId id) => ids?.Find(id) >= 0;

    /// <summary>Adds one.</summary>
    /// <param name="id">The blob; no other one may have ids of another width.</param>
    /// <param name="blob">What is remembered of it.</param>
    /// <param name="expected">How many there will be, if that is known.</param>
    public void Add(ObjectId id, CachedBlob blob, int expected)
    {
        if (ids is null)
        {
            ids = new ObjectTable(id.Width);
            ids.Reserve(expected);
        }

        ids.Add(id);
        Bytes += blob.Bytes;
        if (!blob.Content.IsNothing)
        {
            holding.Add((id, blob.Content));
        }
    }
}
