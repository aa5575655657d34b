namespace TokenGuard.Sources.Git.Store;

/// <summary>Blobs that are read by git itself: found while others are read, asked for after them.</summary>
internal sealed class UnreadBlobs(GitRepository repository, SourceLog log) : IDisposable
{
    private readonly Lock gate = new();
    private readonly List<GitObjectReader> readers = [];
    private List<GitBlobRequest> waiting = [];

    public void Add(ObjectId id)
    {
        lock (gate)
        {
            waiting.Add(new GitBlobRequest(id));
        }
    }

    public Blob? NextBlob(CancellationToken cancellation)
    {
        while (true)
        {
            foreach (var reader in Readers())
            {
                if (reader.NextBlob(cancellation) is { } blob)
                {
                    return blob;
                }
            }

            lock (gate)
            {
                if (waiting.Count == 0)
                {
                    return null;
                }
            }
        }
    }

    public void Dispose() => readers.ForEach(reader => reader.Dispose());

    // What is waiting gets a git of its own: one that reads already has all its ids.
    private GitObjectReader[] Readers()
    {
        lock (gate)
        {
            if (waiting.Count > 0)
            {
                var requests = waiting;
                waiting = [];
                readers.Add(new GitObjectReader(repository, ProvenanceKind.History, _ => requests, log));
            }

            return [.. readers];
        }
    }
}
