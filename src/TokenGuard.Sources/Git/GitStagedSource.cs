namespace TokenGuard.Sources.Git;

/// <summary>What the next commit would bring in: the staged side of every staged change.</summary>
public sealed class GitStagedSource : IBlobSource
{
    private readonly StagedBlobs staged;
    private readonly SourceLog log;

    private GitStagedSource(StagedBlobs staged, IReadOnlyList<ObjectId> preImages, SourceLog log)
    {
        this.staged = staged;
        this.log = log;
        PreImages = preImages;
    }

    public long? TotalBlobs => staged.Count;

    public long? TotalBytes => null;

    public IReadOnlyCollection<SourceProblem> Problems => [.. log.Problems, .. staged.Problems];

    public IReadOnlyCollection<SourceNotice> Notices => log.Notices;

    /// <summary>The blobs that HEAD and what is merged into it have at the changed paths: what was there before.</summary>
    public IReadOnlyList<ObjectId> PreImages { get; }

    /// <summary>Compares the index with HEAD, and during a merge with what is merged, below the repository's path only.</summary>
    public static GitStagedSource Open(GitRepository repository, CancellationToken cancellation = default) =>
        Open(repository, GitHook.Current, cancellation);

    /// <param name="repository">A repository with a work tree.</param>
    /// <param name="hook">What git said of the commit: `git commit -a` uses another index than the repository's.</param>
    /// <param name="cancellation">Stops the comparison.</param>
    internal static GitStagedSource Open(GitRepository repository, GitHook hook, CancellationToken cancellation)
    {
        if (!repository.HasWorkTree)
        {
            throw new SourceException($"'{repository.Root}' has no work tree, so nothing is staged; scan its history with --history.");
        }

        var log = new SourceLog();
        var (changes, preImages) = Compare(repository, hook.IndexOf(repository), cancellation);
        foreach (var unmerged in changes.Where(change => change.IsUnmerged))
        {
            log.Notice(
                SourceNoticeKind.UnmergedPath,
                repository.ProvenanceOf(ProvenanceKind.Staged, path: unmerged.Path),
                "has a merge conflict, so nothing of it is staged yet");
        }

        var requests = new List<GitBlobRequest>();
        foreach (var change in changes)
        {
            // The same blob on both sides: only the mode changed.
            if (change.NewBlob is { } blob && !change.OldBlobs.Contains(blob))
            {
                requests.Add(new GitBlobRequest(blob, change.Path));
            }
        }

        return new GitStagedSource(
            new StagedBlobs(repository, requests),
            [.. preImages],
            log);
    }

    public Blob? NextBlob(CancellationToken cancellation) => staged.NextBlob(cancellation);

    public void Dispose() => staged.Dispose();

    private static (List<FileChange> Changes, HashSet<ObjectId> PreImages) Compare(GitRepository repository, string? indexFile, CancellationToken cancellation)
    {
        var git = repository.Git with { IndexFile = indexFile };
        var (changes, error) = (new List<FileChange>(), "");
        var isUnborn = UnbornHead.IsCertain(repository);
        if (!isUnborn)
        {
            if (TryCompare(git, "HEAD", out changes, out error, cancellation))
            {
                return (AddedByMerge(git, repository, changes, out var preImages, cancellation), preImages);
            }

            isUnborn = !git.Run(["rev-parse", "--verify", "--quiet", "HEAD"], cancellation).Succeeded;
        }

        return isUnborn && TryCompare(git, EmptyTree(repository), out changes, out error, cancellation)
            ? (changes, [])
            : throw new SourceException($"git could not compare the index of '{repository.Root}' with HEAD: {error}");
    }

    /// <summary>During a merge, the changes that differ from all that is merged too: what one side has like that is not new.</summary>
    private static List<FileChange> AddedByMerge(
        GitCommand git, GitRepository repository, List<FileChange> changes, out HashSet<ObjectId> preImages, CancellationToken cancellation)
    {
        preImages = OldBlobsOf(changes);
        foreach (var head in GitMergeHeads.Of(repository))
        {
            if (TryCompare(git, head.ToString(), out var others, out _, cancellation))
            {
                var paths = others.Select(change => change.Path).ToHashSet(StringComparer.Ordinal);
                changes = [.. changes.Where(change => paths.Contains(change.Path))];
                preImages.UnionWith(OldBlobsOf(others));
            }
        }

        return changes;
    }

    private static HashSet<ObjectId> OldBlobsOf(List<FileChange> changes) => [.. changes.SelectMany(change => change.OldBlobs)];

    private static bool TryCompare(
        GitCommand git, string tree, out List<FileChange> changes, out string error, CancellationToken cancellation)
    {
        changes = [];
        using var process = git.Start(
            "diff-index", "--cached", "--raw", "-z", "--no-renames", "--no-abbrev", "--relative",
            "--ita-invisible-in-index", "--no-ext-diff", "--no-textconv", tree, "--");
        using var killing = process.KillOn(cancellation);
        while (process.Output.TryReadRecord(0, out var record))
        {
            changes.Add(RawDiff.Read(record, process.Output));
        }

        cancellation.ThrowIfCancellationRequested();
        var succeeded = process.WaitForExit() == 0;
        error = process.LastError;
        return succeeded;
    }

    private static string EmptyTree(GitRepository repository) => repository.IdWidth == 20
        ? "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
        : "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321";
}
