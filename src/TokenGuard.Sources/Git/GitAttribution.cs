namespace TokenGuard.Sources.Git;

/// <summary>Says for blobs of a history under which paths and by which commits they came into it.</summary>
public sealed class GitAttribution
{
    private readonly Dictionary<ObjectId, List<BlobOrigin>> origins;

    private GitAttribution(Dictionary<ObjectId, List<BlobOrigin>> origins) => this.origins = origins;

    /// <summary>Reads the log of the source's revisions once; if it breaks off, that is a problem of the source.</summary>
    /// <param name="source">The history that the blobs are from.</param>
    /// <param name="ids">The blobs to attribute.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static GitAttribution Read(
        GitHistorySource source, IReadOnlyCollection<ObjectId> ids, CancellationToken cancellation = default)
    {
        var wanted = ids.ToHashSet();
        var attribution = new GitAttribution(
            wanted.Count == 0 ? [] : source.FindOrigins(wanted, cancellation) ?? ReadLog(source, wanted, cancellation));
        source.Note(attribution.origins);
        return attribution;
    }

    /// <summary>Where a blob came in, oldest first; nothing if it is only in an index or only tagged.</summary>
    public IReadOnlyList<BlobOrigin> this[ObjectId id] => origins.TryGetValue(id, out var found) ? found : [];

    private static Dictionary<ObjectId, List<BlobOrigin>> ReadLog(
        GitHistorySource source, HashSet<ObjectId> ids, CancellationToken cancellation)
    {
        var origins = ids.ToDictionary(id => id, _ => new List<BlobOrigin>());
        using var log = GitLog.Start(source.Repository, source.Revisions, "-c");
        using var killing = log.KillOn(cancellation);
        while (log.TryRead(out var change))
        {
            if (change.NewBlob is { } blob
                && origins.TryGetValue(blob, out var found)
                && !found.Exists(origin => origin.Path == change.Path))
            {
                found.Add(new BlobOrigin(change.Path, GitCommit.Parse(log.Commit), log.Order));
            }
        }

        cancellation.ThrowIfCancellationRequested();
        source.TellFailure(log, "some findings have no commit");
        return origins;
    }
}
