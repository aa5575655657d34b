namespace TokenGuard.Sources.Git.Memory;

/// <summary>What came into a history since it was remembered.</summary>
internal sealed class NewHistory
{
    private NewHistory(NewCommits commits)
    {
        Commits = commits.Count;
        Earliest = commits.Earliest;
        Revisions = new GitRevisions([]) { Lines = [.. commits.Tips.Concat(commits.Named).Select(id => $"{id}"), .. commits.Boundary.Select(id => $"^{id}")] };
    }

    /// <summary>How many commits there are.</summary>
    public int Commits { get; }

    /// <summary>The date of the earliest of them, in seconds since 1970.</summary>
    public long Earliest { get; }

    /// <summary>They as a walk.</summary>
    public GitRevisions Revisions { get; }

    /// <summary>The blobs that they brought, that are tagged or in an index; perhaps some that the history had before.</summary>
    public List<ObjectId> Blobs { get; } = [];

    /// <summary>
    /// Walks it. Null if a part of what was remembered is gone, if more commits came than given, or if git tells something else than expected.
    /// </summary>
    public static NewHistory? Walk(
        GitRepository repository, GitRevisions all, HistoryMemory memory, int mostCommits, CancellationToken cancellation)
    {
        if (RefTargets.Read(repository, all, cancellation) is not { } targets)
        {
            return null;
        }

        var known = new ObjectIdSet(repository.IdWidth, memory.Commits.Count);
        foreach (var id in memory.Commits)
        {
            known.Add(id);
        }

        if (NewCommits.Walk(repository, targets.Where(id => !known.Contains(id)), known, mostCommits, cancellation) is not { } commits)
        {
            return null;
        }

        // A remembered tip that the history still has is one of its tips today, or a new commit follows it at once.
        targets.UnionWith(commits.Boundary);
        var history = new NewHistory(commits);
        return memory.Tips.All(targets.Contains) && history.TryListBlobs(repository, cancellation) ? history : null;
    }

    private bool TryListBlobs(GitRepository repository, CancellationToken cancellation)
    {
        if (Revisions.Lines.Count == 0 && !repository.HasWorkTree)
        {
            return true;
        }

        using var process = Revisions.Start(
            repository.Git, "rev-list", "--objects", "--no-object-names", "--filter=object:type=blob", "--filter-provided-objects", "--indexed-objects");
        using var killing = process.KillOn(cancellation);
        var areIds = true;
        while (process.Output.TryReadRecord((byte)'\n', out var line))
        {
            areIds &= ObjectId.TryParse(line, out var id);
            Blobs.Add(id);
        }

        cancellation.ThrowIfCancellationRequested();
        return process.WaitForExit() == 0 && areIds;
    }
}
