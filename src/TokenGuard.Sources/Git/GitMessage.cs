namespace TokenGuard.Sources.Git;

/// <summary>What people write about a commit or an annotated tag. It stands in the object itself, behind the lines that git needs.</summary>
internal static class GitMessage
{
    /// <summary>The path that stands for the message of a commit: the file in which git has it written.</summary>
    public const string CommitPath = "COMMIT_EDITMSG";

    /// <summary>The path that stands for the message of an annotated tag: the file in which git has it written.</summary>
    public const string TagPath = "TAG_EDITMSG";

    /// <summary>Where the message starts in the object: behind the first empty line; at the end if there is none.</summary>
    public static int StartIn(ReadOnlySpan<byte> content) => content.IndexOf("\n\n"u8) is >= 0 and var end ? end + 2 : content.Length;
}
