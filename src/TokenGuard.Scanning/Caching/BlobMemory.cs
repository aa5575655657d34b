using TokenGuard.Engine;
using TokenGuard.Scanning.Companions;
using TokenGuard.Scanning.Findings;
using TokenGuard.Scanning.Pipeline;
using TokenGuard.Sources.Archives;
using TokenGuard.Sources.Git;
using TokenGuard.Sources;

namespace TokenGuard.Scanning.Caching;

/// <summary>Gathers what a cache is to remember of one blob while it is scanned.</summary>
/// <param name="cache">The cache.</param>
/// <param name="id">The blob.</param>
/// <param name="kinds">The companions that are looked for; null while tokens are.</param>
internal sealed class BlobMemory(ScanCache cache, ObjectId id, CompanionKinds? kinds)
{
    private readonly List<CachedPart> parts = [];
    private bool isWhole = true;
    private long bytes;

    /// <summary>For a blob of a history, if there is a cache.</summary>
    public static BlobMemory? Of(Blob blob, ScanCache? cache, CompanionKinds? kinds) =>
        cache is not null && blob.Provenance is { Kind: ProvenanceKind.History, BlobId: { } id } ? new BlobMemory(cache, ObjectId.Parse(id), kinds) : null;

    public void AddBytes(long count) => bytes += count;

    /// <summary>Adds what a piece held. What is accepted in the text, explained or cut by a limit is read again each time.</summary>
    public void Add(Place place, IReadOnlyList<Sighting> sightings, ScanResult scanned)
    {
        isWhole &= scanned is { Dropped.Count: 0, LimitsReached.Count: 0 } && sightings.All(sighting => sighting.Allow is null);
        if (sightings.Count > 0 || scanned.Facts.Count > 0)
        {
            parts.Add(CachedPart.Of(place, sightings, scanned.Facts));
        }
    }

    /// <summary>Gives it to the cache, unless the blob is an archive of which something had to be told.</summary>
    public void Save(VisitedArchive? archive)
    {
        if (kinds is { } searched)
        {
            cache.AddCompanions(id, searched, parts);
        }
        else if (isWhole && archive?.IsWhole != false)
        {
            cache.Add(id, new CachedBlob(bytes, CachedContent.Of(archive?.Archives ?? 0, archive?.Members ?? 0, parts)));
        }
    }
}
