namespace TokenGuard.Sources;

/// <summary>Where a blob came from.</summary>
public sealed record Provenance
{
    public required ProvenanceKind Kind { get; init; }

    /// <summary>The root as the user gave it; for a single file the folder part of what the user gave.</summary>
    public required string Root { get; init; }

    /// <summary>
    /// The path below the root with forward slashes; bytes that are not UTF-8 stand as <c>\xHH</c>. Null where only
    /// attribution knows it (history), and for standard input.
    /// </summary>
    public string? Path { get; init; }

    /// <summary>The git object id in hex, or null outside git's object store.</summary>
    public string? BlobId { get; init; }

    /// <summary>The shortest text that names the blob to a person.</summary>
    public override string ToString() => Path ?? BlobId ?? Root;
}
