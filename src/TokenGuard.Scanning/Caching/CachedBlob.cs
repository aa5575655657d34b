namespace TokenGuard.Scanning.Caching;

/// <summary>What is remembered of a blob that was scanned.</summary>
/// <param name="Bytes">How much was scanned: its size, or that of all that lies in it.</param>
/// <param name="Content">What it held.</param>
internal readonly record struct CachedBlob(long Bytes, CachedContent Content);
