using TokenGuard.Sources.Git.Store;

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
        var origins = ids.Distinct().ToDictionary(id => id, _ => new List<BlobOrigin>());
        if (origins.Count == 0)
        {
            return new GitAttribution(origins);
        }

        return TryReadStored(source, origins, cancellation) ? new GitAttribution(origins) : ReadLog(source, origins, cancellation);
    }

    /// <summary>Where a blob came in, oldest first; nothing if it is only in an index or only tagged.</summary>
    public IReadOnlyList<BlobOrigin> this[ObjectId id] => origins.TryGetValue(id, out var found) ? found : [];

    private static bool TryReadStored(
        GitHistorySource source, Dictionary<ObjectId, List<BlobOrigin>> origins, CancellationToken cancellation)
    {
        if (source.Stored is not { } stored)
        {
            return false;
        }

        var found = new List<(ObjectId Blob, string Path, int Commit)>();
        try
        {
            stored.FindOrigins(origins.Keys, (blob, path, commit) => found.Add((blob, path, commit)), cancellation);
            var places = found.Select(origin => origin.Commit).Distinct().ToDictionary(place => place, stored.CommitAt);
            var commits = GitCommits.Read(source.Repository, places.Values, cancellation);
            foreach (var (blob, path, commit) in found)
            {
                // Counted from 1, as the log counts.
                origins[blob].Add(new BlobOrigin(path, commits[places[commit]], commit + 1));
            }

            return true;
        }
        catch (StoreException)
        {
            return false;
        }
    }

    private static GitAttribution ReadLog(
        GitHistorySource source, Dictionary<ObjectId, List<BlobOrigin>> origins, CancellationToken cancellation)
    {
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
        return new GitAttribution(origins);
    }
}
