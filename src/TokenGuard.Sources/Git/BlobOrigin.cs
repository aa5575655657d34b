namespace TokenGuard.Sources.Git;

/// <summary>A path under which a blob is in the history, and the first commit that brought it there; or a message and who wrote it.</summary>
/// <param name="Path">From the root of the repository, with forward slashes; the path of <see cref="GitMessage"/> for a message.</param>
/// <param name="Commit">The oldest such commit; for a message its commit or tag.</param>
/// <param name="Order">The commit's place in the history, oldest first.</param>
public sealed record BlobOrigin(string Path, GitCommit Commit, long Order);
