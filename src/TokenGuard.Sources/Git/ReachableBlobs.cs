namespace TokenGuard.Sources.Git;

/// <summary>The ids of the blobs that a walk through the history reaches.</summary>
internal sealed class ReachableBlobs
{
    private readonly GitRepository repository;
    private readonly SourceLog log;
    private readonly ObjectIdSet ids;

    // The history could not be walked to its end: then every object of the store is read, reachable or not.
    private bool isEverything;

    private ReachableBlobs(GitRepository repository, SourceLog log)
    {
        this.repository = repository;
        this.log = log;
        ids = new ObjectIdSet(repository.IdWidth);
    }

    public long? Count => isEverything ? null : ids.Count;

    public static ReachableBlobs Find(
        GitRepository repository, IEnumerable<string> revisions, SourceLog log, CancellationToken cancellation)
    {
        var blobs = new ReachableBlobs(repository, log);
        blobs.Walk(revisions, cancellation);
        return blobs;
    }

    public bool Contains(ObjectId id) => ids.Contains(id);

    /// <summary>Each blob once; those that are not in the store come last, so that asking for them names them.</summary>
    public IEnumerable<GitBlobRequest> InPackOrder(CancellationToken cancellation)
    {
        foreach (var id in GitObjectList.InPackOrder(repository, log, cancellation))
        {
            if (isEverything || ids.Mark(id))
            {
                yield return new GitBlobRequest(id);
            }
        }

        if (!isEverything)
        {
            foreach (var id in ids.Unmarked())
            {
                yield return new GitBlobRequest(id);
            }
        }
    }

    private void Walk(IEnumerable<string> revisions, CancellationToken cancellation)
    {
        using var process = repository.Git.Start(
        [
            "rev-list", "--objects", "--no-object-names", "--missing=print",
            "--filter=object:type=blob", "--filter-provided-objects", .. revisions, "--",
        ]);
        using var killing = process.KillOn(cancellation);
        while (process.Output.TryReadRecord((byte)'\n', out var line))
        {
            var isMissing = line is [(byte)'?', ..];
            if (!ObjectId.TryParse(isMissing ? line[1..] : line, out var id))
            {
                continue;
            }

            if (isMissing)
            {
                log.Problem(repository.ProvenanceOf(ProvenanceKind.History, id), $"object {id} is missing");
            }
            else
            {
                ids.Add(id);
            }
        }

        cancellation.ThrowIfCancellationRequested();
        if (process.WaitForExit() != 0)
        {
            isEverything = true;
            log.Problem(
                repository.ProvenanceOf(ProvenanceKind.History),
                $"git could not walk the whole history, so all objects that are here are read instead: {process.LastError}");
        }
    }
}
