namespace TokenGuard.Sources.Git;

/// <summary>One entry of git's raw diff format.</summary>
/// <param name="OldBlobs">The blobs before, one per parent that had a file there.</param>
/// <param name="NewBlob">The blob after, or null if the file was deleted or is no file.</param>
/// <param name="Path">The path after.</param>
/// <param name="IsUnmerged">Whether the path has a merge conflict.</param>
internal readonly record struct FileChange(
    IReadOnlyList<ObjectId> OldBlobs, ObjectId? NewBlob, string Path, bool IsUnmerged);
