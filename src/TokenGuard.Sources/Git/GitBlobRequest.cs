namespace TokenGuard.Sources.Git;

/// <summary>A blob to read, and its path where that is known.</summary>
internal readonly record struct GitBlobRequest(ObjectId Id, string? Path = null);
