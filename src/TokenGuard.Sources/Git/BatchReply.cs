namespace TokenGuard.Sources.Git;

/// <summary>What <c>git cat-file --batch</c> said about the next object.</summary>
/// <param name="Kind">Which case it is.</param>
/// <param name="Request">What was asked for; not at the end.</param>
/// <param name="Size">Bytes of content that follow.</param>
internal readonly record struct BatchReply(BatchReplyKind Kind, GitBlobRequest Request = default, long Size = 0);

/// <summary>The cases of <see cref="BatchReply"/>.</summary>
internal enum BatchReplyKind
{
    Blob,

    /// <summary>A commit or an annotated tag, which has a message.</summary>
    Message,

    /// <summary>A tree.</summary>
    OtherObject,

    Missing,

    /// <summary>git ended before it had answered everything.</summary>
    Broken,

    End,
}
