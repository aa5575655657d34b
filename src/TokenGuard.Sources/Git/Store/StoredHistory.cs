using System.Buffers;
using TokenGuard.Sources.Git.Memory;

namespace TokenGuard.Sources.Git.Store;

/// <summary>A whole history read without git: which objects it reaches, and what brought them in.</summary>
internal sealed class StoredHistory : IHistoryBlobs
{
    // A damaged index lacks few, and question and answer are to fit into pipes.
    private const int MostAsked = 100;

    private readonly GitRepository repository;
    private readonly ObjectStore store;
    private readonly TreeGraph graph;
    private readonly HistoryCommits commits;
    private readonly ReachedObjects reached;
    private readonly StoredBlobReader reader;
    private readonly bool ownsStore;

    private StoredHistory(
        GitRepository repository, ObjectStore store, TreeGraph graph, HistoryCommits commits, ReachedObjects reached,
        Func<ObjectId, bool>? isKnown, SourceLog log, bool ownsStore)
    {
        this.ownsStore = ownsStore;
        this.repository = repository;
        this.store = store;
        this.graph = graph;
        this.commits = commits;
        this.reached = reached;
        reader = new StoredBlobReader(repository, store, number => reached[number], isKnown, log);
    }

    public int Count => reader.Count;

    public int Commits => commits.Count;

    /// <summary>Opens it, or gives null if something in the store is not as it should be, which git then names.</summary>
    public static StoredHistory? TryOpen(
        GitRepository repository, GitRevisions revisions, Func<ObjectId, bool>? isKnown, SourceLog log, CancellationToken cancellation)
    {
        ObjectStore? store = null;
        try
        {
            store = ObjectStore.Open(repository, cancellation);
            var graph = ReadTrees(store, cancellation);
            var commits = HistoryCommits.Read(repository, revisions, graph, cancellation);
            var history = new StoredHistory(repository, store, graph, commits, ReachedObjects.Find(commits, graph), isKnown, log, ownsStore: true);
            history.NameMissing(log, cancellation);
            store = null;
            return history;
        }
        catch (Exception e) when (e is StoreException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
        finally
        {
            store?.Dispose();
        }
    }

    public bool Contains(ObjectId id) => store.Table.Find(id) is >= 0 and var number && reached[number];

    public Blob? NextBlob(CancellationToken cancellation) => reader.NextBlob(cancellation);

    public Dictionary<ObjectId, List<BlobOrigin>>? FindOrigins(IReadOnlyCollection<ObjectId> ids, CancellationToken cancellation)
    {
        if (reached.LackTrees)
        {
            return null;
        }

        var numbers = new Dictionary<int, ObjectId>();
        var found = new List<(ObjectId Id, string Path, int Commit)>();
        foreach (var id in ids)
        {
            if (commits.Ids.Find(id) is >= 0 and var commit)
            {
                found.Add((id, GitMessage.CommitPath, commit));
            }
            else if (store.Table.Find(id) is >= 0 and var number)
            {
                numbers[number] = id;
            }
        }

        try
        {
            new TreeChanges(graph, commits, numbers.ContainsKey, (number, path, commit) => found.Add((numbers[number], path, commit)))
                .Find(cancellation);
            var places = found.Select(origin => origin.Commit).Distinct().ToDictionary(place => place, commits.IdOf);
            var infos = GitCommits.Read(repository, places.Values, cancellation);
            var origins = ids.ToDictionary(id => id, _ => new List<BlobOrigin>());
            foreach (var (id, path, commit) in found)
            {
                // Counted from 1, as the log counts.
                origins[id].Add(new BlobOrigin(path, infos[places[commit]], commit + 1));
            }

            return origins;
        }
        catch (StoreException)
        {
            return null;
        }
    }

    public HistoryMemory? Remember(IReadOnlyDictionary<ObjectId, IReadOnlyList<BlobOrigin>> origins)
    {
        if (!HistoryMemory.IsPossible(repository))
        {
            return null;
        }

        var objects = Enumerable.Range(0, store.Table.Count)
            .Where(number => reached.IsCommitted(number) && !graph.Contains(number))
            .Select(number => new ObjectId(store.Table[number])).ToHashSet();
        return new HistoryMemory
        {
            Tips = [.. commits.Tips],
            Commits = commits.Ids,
            Latest = commits.Latest,
            Objects = objects,
            Origins = RememberedOrigin.Of(origins.Where(entry => objects.Contains(entry.Key))),
        };
    }

    public IHistoryBlobs Again(Func<ObjectId, bool> isKnown, SourceLog log) =>
        new StoredHistory(repository, store, graph, commits, reached, isKnown, log, ownsStore: false);

    public void Dispose()
    {
        reader.Dispose();
        if (ownsStore)
        {
            store.Dispose();
        }
    }

    private static TreeGraph ReadTrees(ObjectStore store, CancellationToken cancellation)
    {
        var graph = new TreeGraph(store.Table);
        foreach (var pack in store.Packs)
        {
            var plan = new PackPlan(pack, static (_, kind) => kind == ObjectKind.Tree);
            InParallel(() => ReadPack(plan, store.Table.Width, graph, cancellation));
        }

        var reader = new TreeReader(graph, store.Table.Width);
        var layout = new TreeLayout();
        for (var index = 0; index < store.Loose.Count; index++)
        {
            cancellation.ThrowIfCancellationRequested();
            ReadLoose(store.Loose, index, reader, layout);
        }

        return graph;
    }

    private static void ReadPack(PackPlan plan, int width, TreeGraph graph, CancellationToken cancellation)
    {
        var reader = new TreeReader(graph, width);
        using var walk = new PackWalk(plan, width, _ => throw new StoreException("a tree could not be read"));
        while (walk.TryNext(out var isWanted))
        {
            cancellation.ThrowIfCancellationRequested();
            reader.Read(walk, isWanted);
        }
    }

    private static void ReadLoose(LooseObjects loose, int index, TreeReader reader, TreeLayout layout)
    {
        try
        {
            var (_, content, length) = loose.Read(index, kind => kind == ObjectKind.Tree);
            if (content is not null)
            {
                reader.Read(loose.NumberAt(index), content.AsSpan(0, length), layout);
                ArrayPool<byte>.Shared.Return(content);
            }
        }
        catch (Exception e) when (e is StoreException or IOException or UnauthorizedAccessException)
        {
            // Perhaps a blob, which git then names; a tree that the history needs is missed where it is reached.
        }
    }

    private static void InParallel(Action work)
    {
        try
        {
            Parallel.Invoke([.. Enumerable.Repeat(work, Environment.ProcessorCount)]);
        }
        catch (AggregateException failures)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
        }
    }

    /// <exception cref="StoreException">git has objects that are missing here: an index is damaged, and a multi-pack index knows better.</exception>
    private void NameMissing(SourceLog log, CancellationToken cancellation)
    {
        var missing = graph.Absent.Where(entry => reached[entry.Number]).Select(entry => entry.Id)
            .OrderBy(id => id.ToString(), StringComparer.Ordinal).ToList();
        if (missing.Count > 0 && !repository.IsPartialClone && GitObjectList.HasAny(repository, missing.Take(MostAsked), cancellation))
        {
            throw new StoreException("an index lacks objects that are there");
        }

        MissingObjects.Tell(repository, ProvenanceKind.History, [.. missing.Select(id => new GitBlobRequest(id))], log);
    }
}
