namespace TokenGuard.Scanning.Findings;

/// <summary>The commit that brought a blob into a history.</summary>
public sealed record CommitInfo
{
    public required string Id { get; init; }

    public required string AuthorName { get; init; }

    public required string AuthorEmail { get; init; }

    public required DateTimeOffset Date { get; init; }

    public required string Subject { get; init; }

    /// <summary>Its place in the history of its root, oldest first; dates can lie or be equal.</summary>
    public long Order { get; init; }
}
