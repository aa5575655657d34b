using TokenGuard.Sources.Git;
using TokenGuard.Sources.Git.Memory;

namespace TokenGuard.Scanning.Caching;

/// <summary>All that a cache remembers.</summary>
internal sealed class CacheContent
{
    private readonly SortedDictionary<int, CachedBlobs> blobs = [];

    /// <summary>Histories by their name, all of whose blobs are known but a few.</summary>
    public Dictionary<string, HistoryMemory> Histories { get; } = new(StringComparer.Ordinal);

    /// <summary>What is remembered of blobs, by the width of their ids.</summary>
    public IReadOnlyCollection<CachedBlobs> Blobs => blobs.Values;

    public void Add(CachedBlobs added) => blobs[added.Ids.Width] = added;

    /// <summary>The blobs whose ids have a width.</summary>
    public CachedBlobs Of(int width)
    {
        if (!blobs.TryGetValue(width, out var found))
        {
            Add(found = new CachedBlobs(new ObjectTable(width)));
        }

        return found;
    }

    public CachedBlob? Find(ObjectId id) => blobs.TryGetValue(id.Width, out var found) ? found.Find(id) : null;
}
