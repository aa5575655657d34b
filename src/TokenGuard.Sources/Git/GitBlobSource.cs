namespace TokenGuard.Sources.Git;

/// <summary>Given blobs of a repository.</summary>
public sealed class GitBlobSource : IBlobSource
{
    private readonly SourceLog log = new();
    private readonly GitObjectReader reader;

    /// <param name="repository">Where the blobs are.</param>
    /// <param name="ids">Their ids; each is read once per mention.</param>
    public GitBlobSource(GitRepository repository, IReadOnlyCollection<ObjectId> ids)
        : this(repository, ProvenanceKind.History, [.. ids.Select(id => new GitBlobRequest(id))])
    {
    }

    internal GitBlobSource(GitRepository repository, ProvenanceKind kind, IReadOnlyCollection<GitBlobRequest> requests)
    {
        TotalBlobs = requests.Count;
        reader = new GitObjectReader(
            repository,
            kind,
            stopping => repository.IsPartialClone
                ? GitObjectList.OnlyPresent(repository, requests, kind, log, stopping)
                : requests,
            log);
    }

    /// <summary>One blob as it was staged at a path.</summary>
    public static GitBlobSource Staged(GitRepository repository, ObjectId id, string path) =>
        new(repository, ProvenanceKind.Staged, [new GitBlobRequest(id, path)]);

    public long? TotalBlobs { get; }

    public long? TotalBytes => null;

    public IReadOnlyCollection<SourceProblem> Problems => log.Problems;

    public IReadOnlyCollection<SourceNotice> Notices => log.Notices;

    public Blob? NextBlob(CancellationToken cancellation) => reader.NextBlob(cancellation);

    public void Dispose() => reader.Dispose();
}
