namespace TokenGuard.Sources;

/// <summary>The limits that a source can have.</summary>
public enum SourceNoticeKind
{
    /// <summary>Commits before a certain point are not in this clone.</summary>
    ShallowClone,

    /// <summary>A symbolic link leads out of the root and was not followed.</summary>
    LinkOutsideRoot,

    /// <summary>A submodule or nested repository was not entered.</summary>
    RepositoryNotEntered,

    /// <summary>git could not tell which files it ignores, so all are read.</summary>
    IgnoredFilesUnknown,

    /// <summary>A path has a merge conflict, so nothing of it is staged yet.</summary>
    UnmergedPath,

    /// <summary>Files in an archive are encrypted.</summary>
    Encrypted,
}
