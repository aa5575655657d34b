namespace TokenGuard.Sources.Git;

/// <summary>A path under which a blob is in the history, and the first commit that brought it there.</summary>
/// <param name="Path">From the root of the repository, with forward slashes.</param>
/// <param name="Commit">The oldest such commit.</param>
/// <param name="Order">The commit's place in the history, oldest first.</param>
public sealed record BlobOrigin(string Path, GitCommit Commit, long Order);
