using TokenGuard.Sources.Git.Store;

namespace TokenGuard.Sources.Git;

/// <summary>Every blob of a repository's history or of a range of it, each once, in the order of the packs.</summary>
public sealed class GitHistorySource : IBlobSource
{
    private readonly SourceLog log;
    private readonly IHistoryBlobs blobs;

    private GitHistorySource(GitRepository repository, GitRevisions revisions, IHistoryBlobs blobs, SourceLog log)
    {
        Repository = repository;
        Revisions = revisions;
        this.blobs = blobs;
        this.log = log;
    }

    public long? TotalBlobs => blobs.Count;

    public long? TotalBytes => null;

    public IReadOnlyCollection<SourceProblem> Problems => log.Problems;

    public IReadOnlyCollection<SourceNotice> Notices => log.Notices;

    /// <summary>What stands for the repository in reports.</summary>
    public string Root => Repository.Root;

    internal GitRepository Repository { get; }

    internal GitRevisions Revisions { get; }

    /// <summary>The history if it is read without git, or null.</summary>
    internal StoredHistory? Stored => blobs as StoredHistory;

    /// <summary>Opens all that any ref, stash entry, work tree's HEAD or index reaches.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="isKnown">
    /// Tells which blobs need no reading; asked once for each blob of the history. Where git reads the history, all are read.
    /// </param>
    /// <param name="cancellation">Stops the look at it.</param>
    public static GitHistorySource OpenAll(
        GitRepository repository, Func<ObjectId, bool>? isKnown = null, CancellationToken cancellation = default)
    {
        var log = NewLog(repository);
        var revisions = GitRevisions.All(repository, cancellation);
        return StoredHistory.TryOpen(repository, revisions, isKnown, log, cancellation) is { } stored
            ? new GitHistorySource(repository, revisions, stored, log)
            : OpenWalked(repository, revisions, log, cancellation);
    }

    /// <summary>The same with git alone: the reference, and what is left where the store is not as it should be.</summary>
    internal static GitHistorySource OpenWalked(GitRepository repository, CancellationToken cancellation = default) =>
        OpenWalked(repository, GitRevisions.All(repository, cancellation), NewLog(repository), cancellation);

    /// <summary>Opens what a range brought in.</summary>
    public static GitHistorySource OpenRange(GitRepository repository, GitRange range, CancellationToken cancellation = default)
    {
        var log = NewLog(repository);
        var revisions = GitRevisions.Of(range);
        return new GitHistorySource(
            repository, revisions, WalkedHistory.Open(repository, revisions.Arguments, log, cancellation), log);
    }

    public Blob? NextBlob(CancellationToken cancellation) => blobs.NextBlob(cancellation);

    /// <summary>The same history from its first blob on; it is disposed before this one.</summary>
    /// <param name="isKnown">Tells which blobs are passed over.</param>
    public GitHistorySource Again(Func<ObjectId, bool> isKnown)
    {
        var problems = new SourceLog();
        return new GitHistorySource(Repository, Revisions, blobs.Again(isKnown, problems), problems);
    }

    /// <summary>The blobs that the range replaced or changed and did not bring in itself: what was there before.</summary>
    public IReadOnlyList<ObjectId> ReadPreImages(CancellationToken cancellation = default)
    {
        var seen = new ObjectIdSet(Repository.IdWidth);
        var preImages = new List<ObjectId>();
        using var changes = GitLog.Start(Repository, Revisions, "-m");
        using var killing = changes.KillOn(cancellation);
        while (changes.TryRead(out var change))
        {
            foreach (var old in change.OldBlobs)
            {
                if (!blobs.Contains(old) && seen.Add(old))
                {
                    preImages.Add(old);
                }
            }
        }

        cancellation.ThrowIfCancellationRequested();
        TellFailure(changes, "some of what was there before is taken as new");
        return preImages;
    }

    public void Dispose() => blobs.Dispose();

    internal void TellFailure(GitLog changes, string consequence)
    {
        if (changes.Failure() is { } failure)
        {
            log.Problem(
                Repository.ProvenanceOf(ProvenanceKind.History), $"git could not read the whole log, so {consequence}: {failure}");
        }
    }

    private static GitHistorySource OpenWalked(
        GitRepository repository, GitRevisions revisions, SourceLog log, CancellationToken cancellation) =>
        new(repository, revisions, WalkedHistory.Open(repository, ["--indexed-objects", .. revisions.Arguments], log, cancellation), log);

    private static SourceLog NewLog(GitRepository repository)
    {
        var log = new SourceLog();
        var where = repository.ProvenanceOf(ProvenanceKind.History);
        if (repository.IsShallow)
        {
            log.Notice(
                SourceNoticeKind.ShallowClone, where,
                "the clone is shallow: older commits are not in it; `git fetch --unshallow` brings them");
        }

        if (repository.IsPartialClone)
        {
            log.Notice(
                SourceNoticeKind.PartialClone, where,
                "the clone is partial: objects that were left out are not fetched and not scanned");
        }

        return log;
    }
}
