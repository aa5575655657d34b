using TokenGuard.Sources.Git.Memory;

namespace TokenGuard.Sources.Git;

/// <summary>A history, or a range of it, that git walks and reads.</summary>
internal sealed class WalkedHistory : IHistoryBlobs
{
    private readonly GitRepository repository;
    private readonly ReachableBlobs blobs;
    private readonly GitObjectReader reader;

    private WalkedHistory(GitRepository repository, ReachableBlobs blobs, Func<ObjectId, bool>? isKnown, SourceLog log)
    {
        this.repository = repository;
        this.blobs = blobs;
        reader = new GitObjectReader(
            repository, ProvenanceKind.History, _ => blobs.InPackOrder().Where(request => isKnown?.Invoke(request.Id) != true), log);
    }

    public int Count => blobs.Count;

    public int Commits => blobs.Commits;

    public static WalkedHistory Open(
        GitRepository repository, IEnumerable<string> revisions, SourceLog log, CancellationToken cancellation) =>
        new(repository, ReachableBlobs.Find(repository, revisions, log, cancellation), null, log);

    public bool Contains(ObjectId id) => blobs.Contains(id);

    public Blob? NextBlob(CancellationToken cancellation) => reader.NextBlob(cancellation);

    public Dictionary<ObjectId, List<BlobOrigin>>? FindOrigins(IReadOnlyCollection<ObjectId> ids, CancellationToken cancellation) => null;

    public HistoryMemory? Remember(IReadOnlyDictionary<ObjectId, IReadOnlyList<BlobOrigin>> origins) => null;

    public IHistoryBlobs Again(Func<ObjectId, bool> isKnown, SourceLog log) => new WalkedHistory(repository, blobs, isKnown, log);

    public void Dispose() => reader.Dispose();
}
