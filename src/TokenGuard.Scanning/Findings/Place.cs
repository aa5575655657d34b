using TokenGuard.Sources.Archives;

namespace TokenGuard.Scanning.Findings;

/// <summary>Where a blob was found. All occurrences in one blob share one place.</summary>
public sealed record Place
{
    /// <summary>The folder or URL as the user gave it.</summary>
    public required string Root { get; init; }

    /// <summary>
    /// Path below the root with forward slashes, and behind it that in the archive: <c>a.zip!b/c.env</c>; in a history the
    /// path at that commit.
    /// </summary>
    public required string Path { get; init; }

    /// <summary>The end of <see cref="Path"/> that leads through an archive, without the <c>!</c>; null outside of archives.</summary>
    public string? Member { get; init; }

    public required PlaceKind Kind { get; init; }

    public string? BlobId { get; init; }

    public CommitInfo? Commit { get; init; }

    /// <summary>The path of the file itself, which may be an archive.</summary>
    public string File => Member is null ? Path : Path[..^(Member.Length + 1)];

    /// <summary>The folder of <see cref="Path"/>, empty for the root itself.</summary>
    internal string Folder => Path[..Math.Max(0, Member is null ? Path.LastIndexOf('/') : Path.LastIndexOfAny(['/', MemberName.Separator]))];

    /// <summary>The same blob where its file has another path.</summary>
    internal Place At(string file) => this with { Path = Member is null ? file : MemberName.Join(file, Member) };

    /// <summary>True if both hold the same bytes: one blob of a history, or one file.</summary>
    internal bool IsSameBlob(Place other) =>
        Root == other.Root && Path == other.Path && BlobId == other.BlobId && Commit?.Id == other.Commit?.Id;
}
