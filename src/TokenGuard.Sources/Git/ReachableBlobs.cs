using TokenGuard.Sources.Git.Store;

namespace TokenGuard.Sources.Git;

/// <summary>The ids of the blobs that a walk through the history reaches, and of the commits and tags, which have a message.</summary>
internal sealed class ReachableBlobs
{
    private readonly GitRepository repository;
    private readonly SourceLog log;

    // Trees are in it too: git's own filter for types hides that a tree is missing.
    private readonly ObjectIdSet reached;
    private readonly ObjectIdList inPackOrder;

    private ReachableBlobs(GitRepository repository, SourceLog log)
    {
        this.repository = repository;
        this.log = log;
        reached = new ObjectIdSet(repository.IdWidth);
        inPackOrder = new ObjectIdList(repository.IdWidth);
    }

    public int Count => inPackOrder.Count;

    /// <summary>How many of them are messages of commits.</summary>
    public int Commits { get; private set; }

    public static ReachableBlobs Find(
        GitRepository repository, IEnumerable<string> revisions, SourceLog log, CancellationToken cancellation)
    {
        var blobs = new ReachableBlobs(repository, log);
        var isWhole = blobs.Walk(revisions, cancellation);
        blobs.Order(isWhole, cancellation);
        return blobs;
    }

    public bool Contains(ObjectId id) => reached.Contains(id);

    public IEnumerable<GitBlobRequest> InPackOrder() => inPackOrder.Select(id => new GitBlobRequest(id));

    // False if git stopped before the end.
    private bool Walk(IEnumerable<string> revisions, CancellationToken cancellation)
    {
        using var process = repository.Git.Start(
            ["rev-list", "--objects", "--no-object-names", "--missing=print", .. revisions, "--"]);
        using var killing = process.KillOn(cancellation);
        var missing = new List<GitBlobRequest>();
        while (process.Output.TryReadRecord((byte)'\n', out var line))
        {
            var isMissing = line is [(byte)'?', ..];
            if (!ObjectId.TryParse(isMissing ? line[1..] : line, out var id))
            {
                continue;
            }

            if (isMissing)
            {
                missing.Add(new GitBlobRequest(id));
            }
            else
            {
                reached.Add(id);
            }
        }

        cancellation.ThrowIfCancellationRequested();
        MissingObjects.Tell(repository, ProvenanceKind.History, missing, log);
        if (process.WaitForExit() == 0)
        {
            return true;
        }

        log.Problem(
            repository.ProvenanceOf(ProvenanceKind.History),
            $"git could not walk the whole history, so all objects that are here are read instead: {process.LastError}");
        return false;
    }

    // Of a history that could not be walked to its end every object is taken, reachable or not.
    private void Order(bool isWhole, CancellationToken cancellation)
    {
        foreach (var (id, kind) in GitObjectList.InPackOrder(repository, log, cancellation))
        {
            if ((reached.Mark(id) || !isWhole) && kind != ObjectKind.Tree)
            {
                inPackOrder.Add(id);
                Commits += kind == ObjectKind.Commit ? 1 : 0;
            }
        }

        foreach (var id in reached.Unmarked())
        {
            // Reached but not in the store: asking for it names the problem.
            inPackOrder.Add(id);
        }
    }
}
