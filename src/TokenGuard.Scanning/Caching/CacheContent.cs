using TokenGuard.Sources.Git;
using TokenGuard.Sources.Git.Memory;

namespace TokenGuard.Scanning.Caching;

/// <summary>All that a cache remembers.</summary>
/// <param name="Blobs">What blobs held.</param>
/// <param name="Histories">Histories by their name, all of whose blobs are known but a few.</param>
internal sealed record CacheContent(Dictionary<ObjectId, CachedBlob> Blobs, Dictionary<string, HistoryMemory> Histories)
{
    public static CacheContent Empty => new([], []);
}
