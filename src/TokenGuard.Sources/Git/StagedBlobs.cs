using TokenGuard.Sources.Git.Store;

namespace TokenGuard.Sources.Git;

/// <summary>
/// Blobs that were staged: read from the files that staging has put them in, and by git where they are elsewhere, large or
/// damaged. Safe under concurrent calls.
/// </summary>
internal sealed class StagedBlobs(GitRepository repository, IReadOnlyList<GitBlobRequest> requests) : IDisposable
{
    private readonly Lock gate = new();
    private readonly List<GitBlobSource> readers = [];
    private List<GitBlobRequest> left = [];
    private int next = -1;

    public int Count => requests.Count;

    public IReadOnlyCollection<SourceProblem> Problems => [.. Readers().SelectMany(reader => reader.Problems)];

    public Blob? NextBlob(CancellationToken cancellation)
    {
        while (Interlocked.Increment(ref next) is var place && place < requests.Count)
        {
            cancellation.ThrowIfCancellationRequested();
            if (TryRead(requests[place]) is { } blob)
            {
                return blob;
            }

            lock (gate)
            {
                left.Add(requests[place]);
            }
        }

        return Readers().Select(reader => reader.NextBlob(cancellation)).FirstOrDefault(blob => blob is not null);
    }

    public void Dispose() => readers.ForEach(reader => reader.Dispose());

    private PooledBlob? TryRead(GitBlobRequest request)
    {
        try
        {
            var path = LooseFile.PathOf(repository.ObjectFolder, request.Id);
            return File.Exists(path) && LooseFile.Read(path, kind => kind == ObjectKind.Blob) is (_, { } content, var length)
                ? new PooledBlob(repository.ProvenanceOf(ProvenanceKind.Staged, request.Id, request.Path), content, length)
                : null;
        }
        catch (Exception e) when (e is StoreException or IOException or UnauthorizedAccessException)
        {
            // git tells better what is wrong with it.
            return null;
        }
    }

    private GitBlobSource[] Readers()
    {
        lock (gate)
        {
            if (left.Count > 0)
            {
                readers.Add(new GitBlobSource(repository, ProvenanceKind.Staged, left));
                left = [];
            }

            return [.. readers];
        }
    }
}
