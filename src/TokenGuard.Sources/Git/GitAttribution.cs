namespace TokenGuard.Sources.Git;

/// <summary>
/// Says for blobs of a history under which paths and by which commits they came into it, and for commits and annotated tags
/// whose message was read who wrote it.
/// </summary>
public sealed class GitAttribution
{
    // A tag has no place among the commits.
    private const long BehindCommits = long.MaxValue;

    private readonly Dictionary<ObjectId, List<BlobOrigin>> origins;

    private GitAttribution(Dictionary<ObjectId, List<BlobOrigin>> origins) => this.origins = origins;

    /// <summary>Reads the log of the source's revisions once; if it breaks off, that is a problem of the source.</summary>
    /// <param name="source">The history that they are from.</param>
    /// <param name="ids">The blobs, commits and tags to attribute.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static GitAttribution Read(
        GitHistorySource source, IReadOnlyCollection<ObjectId> ids, CancellationToken cancellation = default)
    {
        var wanted = ids.ToHashSet();
        if (wanted.Count == 0)
        {
            return new GitAttribution([]);
        }

        var origins = source.FindOrigins(wanted, cancellation) ?? ReadLog(source, wanted, cancellation);
        foreach (var (id, tag) in GitTags.Read(source.Repository, [.. wanted.Where(id => origins[id].Count == 0)], cancellation))
        {
            origins[id].Add(new BlobOrigin(GitMessage.TagPath, tag, BehindCommits));
        }

        source.Note(origins);
        return new GitAttribution(origins);
    }

    /// <summary>Where a blob or message came in, oldest first; nothing for a blob that is only in an index or only tagged.</summary>
    public IReadOnlyList<BlobOrigin> this[ObjectId id] => origins.TryGetValue(id, out var found) ? found : [];

    private static Dictionary<ObjectId, List<BlobOrigin>> ReadLog(
        GitHistorySource source, HashSet<ObjectId> ids, CancellationToken cancellation)
    {
        var origins = ids.ToDictionary(id => id, _ => new List<BlobOrigin>());
        using var log = GitLog.Start(source.Repository, source.Revisions, "-c", AddMessage);
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

        void AddMessage(GitLog at, ObjectId commit)
        {
            if (origins.TryGetValue(commit, out var found))
            {
                found.Add(new BlobOrigin(GitMessage.CommitPath, GitCommit.Parse(at.Commit), at.Order));
            }
        }
    }
}
