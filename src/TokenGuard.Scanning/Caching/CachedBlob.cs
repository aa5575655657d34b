using TokenGuard.Engine;

namespace TokenGuard.Scanning.Caching;

/// <summary>What is remembered of a blob that was scanned and held no finding.</summary>
/// <param name="Length">Its size in bytes.</param>
/// <param name="Facts">The companion values in it, which are no secrets.</param>
internal sealed record CachedBlob(long Length, IReadOnlyList<ContextFact> Facts);
