using TokenGuard.Engine;
using TokenGuard.Scanning.Findings;
using TokenGuard.Scanning.Pipeline;
using TokenGuard.Sources.Archives;
using TokenGuard.Sources.Git;

namespace TokenGuard.Scanning.Caching;

/// <summary>What is remembered of a blob or of a file in an archive.</summary>
/// <param name="Member">The file's path in the archive; null for the blob itself.</param>
/// <param name="Findings">Its findings.</param>
/// <param name="Facts">The companion values in it, which are no secrets.</param>
internal sealed record CachedPart(string? Member, IReadOnlyList<CachedFinding> Findings, IReadOnlyList<ContextFact> Facts)
{
    public static CachedPart Of(Place place, IEnumerable<Sighting> sightings, IReadOnlyList<ContextFact> facts) =>
        new(place.Member, [.. sightings.Select(CachedFinding.Of)], facts);

    /// <summary>The place of the part in a history, as a scan would give it.</summary>
    public Place PlaceIn(string root, ObjectId blob) => new()
    {
        Root = root,
        Path = Member is null ? "" : MemberName.Join(null, Member),
        Member = Member,
        Kind = PlaceKind.History,
        BlobId = blob.ToString(),
    };
}
