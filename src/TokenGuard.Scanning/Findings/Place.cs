namespace TokenGuard.Scanning.Findings;

/// <summary>Where a blob was found. All occurrences in one blob share one place.</summary>
public sealed record Place
{
    /// <summary>The folder or URL as the user gave it.</summary>
    public required string Root { get; init; }

    /// <summary>Path below the root with forward slashes; in a history the path at that commit.</summary>
    public required string Path { get; init; }

    public required PlaceKind Kind { get; init; }

    public string? BlobId { get; init; }

    public CommitInfo? Commit { get; init; }

    /// <summary>The folder of <see cref="Path"/>, empty for the root itself.</summary>
    internal string Folder => Path[..Math.Max(0, Path.LastIndexOf('/'))];

    /// <summary>True if both hold the same bytes: one blob of a history, or one file.</summary>
    internal bool IsSameBlob(Place other) =>
        Root == other.Root && Path == other.Path && BlobId == other.BlobId && Commit?.Id == other.Commit?.Id;
}
