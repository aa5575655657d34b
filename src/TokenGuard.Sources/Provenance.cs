using TokenGuard.Sources.Archives;

namespace TokenGuard.Sources;

/// <summary>Where a blob came from.</summary>
public sealed record Provenance
{
    public required ProvenanceKind Kind { get; init; }

    /// <summary>The root as the user gave it; for a single file the folder part of what the user gave.</summary>
    public required string Root { get; init; }

    /// <summary>
    /// The path below the root with forward slashes, and behind it that in the archive: <c>a.zip!b/c.env</c>; bytes that
    /// are not UTF-8 stand as <c>\xHH</c>. Null where only attribution knows it (history), and for standard input.
    /// </summary>
    public string? Path { get; init; }

    /// <summary>The git object id in hex, or null outside git's object store.</summary>
    public string? BlobId { get; init; }

    /// <summary>Whether it is the message of the commit or annotated tag whose id it has.</summary>
    public bool IsMessage { get; init; }

    /// <summary>Where it lies in an archive, as <c>inner.tar!b/c.env</c>; null for what lies in none.</summary>
    public string? Member { get; init; }

    /// <summary>Where something lies that is in this archive.</summary>
    /// <param name="name">Its name in the archive.</param>
    public Provenance Containing(string name) => this with
    {
        Path = Path is null ? null : MemberName.Join(Path, name),
        Member = Member is null ? name : MemberName.Join(Member, name),
    };

    /// <summary>The shortest text that names the blob to a person.</summary>
    public override string ToString() => Path ?? (Member is null ? BlobId ?? Root : MemberName.Join(BlobId ?? Root, Member));
}
