namespace TokenGuard.Sources.Git.Memory;

/// <summary>What came into a history since it was remembered.</summary>
internal sealed class NewHistory
{
    private readonly NewCommits commits;

    private NewHistory(NewCommits commits, IReadOnlyCollection<ObjectId> tags)
    {
        this.commits = commits;
        Tags = tags;
        Revisions = RevisionsOf(commits.Tips);
    }

    /// <summary>How many commits there are.</summary>
    public int Commits => commits.Ids.Count;

    /// <summary>The date of the earliest of them, in seconds since 1970.</summary>
    public long Earliest => commits.Earliest;

    /// <summary>They as a walk.</summary>
    public GitRevisions Revisions { get; }

    /// <summary>The commits themselves, and the blobs that they brought; perhaps some blobs that the history had before.</summary>
    public List<ObjectId> Brought { get; } = [];

    /// <summary>The blobs that are tagged or in an index; perhaps some that the history has.</summary>
    public List<ObjectId> Named { get; } = [];

    /// <summary>All annotated tags that refs point to, new or not.</summary>
    public IReadOnlyCollection<ObjectId> Tags { get; }

    /// <summary>
    /// Walks it. Null if a part of what was remembered is gone, if more commits came than given, if a tag leads to a tag, or if
    /// git tells something else than expected.
    /// </summary>
    public static NewHistory? Walk(
        GitRepository repository, GitRevisions all, HistoryMemory memory, int mostCommits, CancellationToken cancellation)
    {
        if (RefTargets.Read(repository, all, cancellation) is not { } targets
            || (targets.Tags.Count > 0 && MayLeadToTags(repository, cancellation))
            || NewCommits.Walk(repository, targets.Ends.Where(id => memory.Commits.Find(id) < 0), memory.Commits, mostCommits, cancellation) is not { } commits)
        {
            return null;
        }

        // A remembered tip that the history still has is one of its tips today, or a new commit follows it at once.
        targets.Ends.UnionWith(commits.Boundary);
        var history = new NewHistory(commits, targets.Tags);
        return memory.Tips.All(targets.Ends.Contains) && history.TryListBlobs(repository, cancellation) ? history : null;
    }

    /// <summary>What was remembered with what came in since.</summary>
    /// <param name="memory">What was remembered.</param>
    /// <param name="origins">Where the blobs came in that somebody asked for this time.</param>
    public HistoryMemory AddTo(HistoryMemory memory, IReadOnlyDictionary<ObjectId, IReadOnlyList<RememberedOrigin>> origins)
    {
        var all = new ObjectTable(memory.Commits.Width);
        all.Reserve(memory.Commits.Count + Commits);
        for (var number = 0; number < memory.Commits.Count; number++)
        {
            all.Add(memory.Commits[number], out _);
        }

        commits.Ids.ForEach(id => all.Add(id));
        return new HistoryMemory
        {
            Commits = all,
            Tips = [.. memory.Tips.Concat(commits.Ids).Where(id => !commits.Parents.Contains(id))],
            Latest = Math.Max(memory.Latest, commits.Latest),
            Objects = [.. memory.Objects, .. Brought],
            Origins = origins,
        };
    }

    /// <summary>Whether a tag leads to another one, which no ref need name: only a walk of all finds that.</summary>
    private static bool MayLeadToTags(GitRepository repository, CancellationToken cancellation)
    {
        var types = repository.Git.Run(["for-each-ref", "--format=%(type)", "refs"], cancellation);
        return !types.Succeeded || types.Lines.Contains("tag");
    }

    private bool TryListBlobs(GitRepository repository, CancellationToken cancellation)
    {
        Brought.AddRange(commits.Ids);
        return (Commits == 0 || TryList(Revisions, [], Brought, repository, cancellation)) && TryListNamed(repository, cancellation);
    }

    private bool TryListNamed(GitRepository repository, CancellationToken cancellation) =>
        (commits.Named.Count == 0 && !repository.HasWorkTree)
        || TryList(RevisionsOf(commits.Named), ["--indexed-objects"], Named, repository, cancellation);

    private GitRevisions RevisionsOf(List<ObjectId> ids) => ids.Count == 0
        ? new GitRevisions([])
        : new GitRevisions([]) { Lines = [.. ids.Select(id => $"{id}"), .. commits.Boundary.Select(id => $"^{id}")] };

    private static bool TryList(
        GitRevisions revisions, IEnumerable<string> options, List<ObjectId> blobs, GitRepository repository, CancellationToken cancellation)
    {
        using var process = revisions.Start(
            repository.Git, ["rev-list", "--objects", "--no-object-names", "--filter=object:type=blob", "--filter-provided-objects", .. options]);
        using var killing = process.KillOn(cancellation);
        var areIds = true;
        while (process.Output.TryReadRecord((byte)'\n', out var line))
        {
            areIds &= ObjectId.TryParse(line, out var id);
            blobs.Add(id);
        }

        cancellation.ThrowIfCancellationRequested();
        return process.WaitForExit() == 0 && areIds;
    }
}
