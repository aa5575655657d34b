using TokenGuard.Scanning.Companions;

namespace TokenGuard.Scanning.Caching;

/// <summary>What a blob held, and what was looked for in it; blobs that held nothing share one.</summary>
/// <param name="Archives">How many archives were opened.</param>
/// <param name="Members">How many files in them were read.</param>
/// <param name="Parts">Where something was found: the blob itself, or members of it.</param>
/// <param name="Kinds">The companions that were looked for.</param>
internal sealed record CachedContent(int Archives, int Members, IReadOnlyList<CachedPart> Parts, CompanionKinds Kinds)
{
    /// <summary>Nothing, and no companions were looked for.</summary>
    public static CachedContent Nothing { get; } = new(0, 0, [], CompanionKinds.None);

    /// <summary>Whether it is of no account in a report.</summary>
    public bool IsNothing => Archives == 0 && Members == 0 && Parts.Count == 0;

    public static CachedContent Of(int archives, int members, IReadOnlyList<CachedPart> parts) =>
        archives == 0 && members == 0 && parts.Count == 0 ? Nothing : new CachedContent(archives, members, parts, CompanionKinds.None);

    /// <summary>The content after a search for companions.</summary>
    public CachedContent With(CompanionKinds kinds, IReadOnlyList<CachedPart> found) =>
        found.Count == 0 && Kinds.Include(kinds) ? this : this with { Kinds = Kinds.With(kinds), Parts = [.. Parts, .. found] };
}
