namespace TokenGuard.Sources.Git.Store;

/// <summary>The types of git objects.</summary>
internal enum ObjectKind : byte
{
    /// <summary>Not read yet, or not readable.</summary>
    Unknown,
    Commit,
    Tree,
    Blob,
    Tag,
}
