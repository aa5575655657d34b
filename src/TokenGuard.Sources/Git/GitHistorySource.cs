using TokenGuard.Sources.Git.Memory;
using TokenGuard.Sources.Git.Store;

namespace TokenGuard.Sources.Git;

/// <summary>Every blob of a repository's history or of a range of it, each once, in the order of the packs.</summary>
public sealed class GitHistorySource : IBlobSource
{
    private readonly SourceLog log;
    // Shared by all readings of one history.
    private readonly Dictionary<ObjectId, IReadOnlyList<BlobOrigin>> attributed;

    private GitHistorySource(
        GitRepository repository, GitRevisions revisions, IHistoryBlobs blobs, SourceLog log, Dictionary<ObjectId, IReadOnlyList<BlobOrigin>>? attributed = null)
    {
        this.attributed = attributed ?? [];
        Repository = repository;
        Revisions = revisions;
        Blobs = blobs;
        this.log = log;
    }

    public long? TotalBlobs => Blobs.Count;

    public long? TotalBytes => null;

    /// <summary>How many commits the history has.</summary>
    public int Commits => Blobs.Commits;

    public IReadOnlyCollection<SourceProblem> Problems => log.Problems;

    public IReadOnlyCollection<SourceNotice> Notices => log.Notices;

    /// <summary>What stands for the repository in reports.</summary>
    public string Root => Repository.Root;

    internal GitRepository Repository { get; }

    internal GitRevisions Revisions { get; }

    /// <summary>How the history is read.</summary>
    internal IHistoryBlobs Blobs { get; }

    /// <summary>Opens all that any ref, stash entry, work tree's HEAD or index reaches.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="isKnown">
    /// Tells which blobs need no reading; asked once for each blob of the history. Where git reads the history, all are read.
    /// </param>
    /// <param name="memory">What is remembered of the same history from before, if anything is; only with <paramref name="isKnown"/>.</param>
    /// <param name="cancellation">Stops the look at it.</param>
    public static GitHistorySource OpenAll(
        GitRepository repository, Func<ObjectId, bool>? isKnown = null, HistoryMemory? memory = null, CancellationToken cancellation = default)
    {
        var log = NewLog(repository);
        var revisions = GitRevisions.All(repository, cancellation);
        if (memory is not null && isKnown is not null && GrownHistory.TryOpen(repository, revisions, memory, isKnown, log, cancellation) is { } grown)
        {
            return new GitHistorySource(repository, revisions, grown, log);
        }

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

    public Blob? NextBlob(CancellationToken cancellation) => Blobs.NextBlob(cancellation);

    /// <summary>The same history from its first blob on; it is disposed before this one.</summary>
    /// <param name="isKnown">Tells which blobs are passed over.</param>
    public GitHistorySource Again(Func<ObjectId, bool> isKnown)
    {
        var problems = new SourceLog();
        return new GitHistorySource(Repository, Revisions, Blobs.Again(isKnown, problems), problems, attributed);
    }

    /// <summary>
    /// What to remember of the history, to be asked when all its blobs are scanned and attributed; null if there is nothing
    /// new to remember, or it is not whole.
    /// </summary>
    public HistoryMemory? Remember() => log.Problems.Count == 0 ? Blobs.Remember(attributed) : null;

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
                if (!Blobs.Contains(old) && seen.Add(old))
                {
                    preImages.Add(old);
                }
            }
        }

        cancellation.ThrowIfCancellationRequested();
        TellFailure(changes, "some of what was there before is taken as new");
        return preImages;
    }

    public void Dispose() => Blobs.Dispose();

    internal Dictionary<ObjectId, List<BlobOrigin>>? FindOrigins(IReadOnlyCollection<ObjectId> ids, CancellationToken cancellation) =>
        Blobs.FindOrigins(ids, cancellation);

    internal void Note(Dictionary<ObjectId, List<BlobOrigin>> origins)
    {
        foreach (var (id, found) in origins)
        {
            attributed[id] = found;
        }
    }

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
        if (repository.IsShallow)
        {
            log.Notice(
                SourceNoticeKind.ShallowClone, repository.ProvenanceOf(ProvenanceKind.History),
                "the clone is shallow: older commits are not in it; `git fetch --unshallow` brings them");
        }

        return log;
    }
}
