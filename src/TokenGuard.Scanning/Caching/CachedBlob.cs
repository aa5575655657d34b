using TokenGuard.Scanning.Companions;

namespace TokenGuard.Scanning.Caching;

/// <summary>What is remembered of a blob that was scanned.</summary>
/// <param name="Bytes">How much was scanned: its size, or that of all that lies in it.</param>
/// <param name="Archives">How many archives were opened.</param>
/// <param name="Members">How many files in them were read.</param>
/// <param name="Parts">Where something was found: the blob itself, or members of it.</param>
/// <param name="Kinds">The companions that were looked for in it.</param>
internal readonly record struct CachedBlob(long Bytes, int Archives, int Members, IReadOnlyList<CachedPart> Parts, CompanionKinds Kinds)
{
    /// <summary>The blob after a search for companions.</summary>
    public CachedBlob With(CompanionKinds kinds, IReadOnlyList<CachedPart> found) => this with
    {
        Kinds = Kinds.With(kinds),
        Parts = [.. Parts, .. found],
    };
}
