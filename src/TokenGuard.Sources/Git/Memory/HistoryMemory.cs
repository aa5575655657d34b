namespace TokenGuard.Sources.Git.Memory;

/// <summary>What is remembered of a whole history, so that later only what came in since has to be walked.</summary>
public sealed record HistoryMemory
{
    /// <summary>All commits.</summary>
    public required ObjectTable Commits { get; init; }

    /// <summary>The commits that no other one leads to.</summary>
    public required IReadOnlyList<ObjectId> Tips { get; init; }

    /// <summary>The date of the latest commit, in seconds since 1970.</summary>
    public required long Latest { get; init; }

    /// <summary>All commits, and the blobs that they reach; those of tags and indexes are not among them.</summary>
    public required IReadOnlyCollection<ObjectId> Objects { get; init; }

    /// <summary>Where the objects came in that somebody asked for.</summary>
    public required IReadOnlyDictionary<ObjectId, IReadOnlyList<RememberedOrigin>> Origins { get; init; }

    /// <summary>
    /// Whether what a commit leads to is the same for ever in a repository, and its own refs are all there are: further
    /// work trees have HEADs of their own.
    /// </summary>
    internal static bool IsPossible(GitRepository repository) =>
        !repository.IsShallow && !repository.IsPartialClone
        && Path.GetDirectoryName(repository.ObjectFolder) is { } folder
        && !File.Exists(Path.Join(folder, "info", "grafts"))
        && !Directory.Exists(Path.Join(folder, "worktrees"));
}
