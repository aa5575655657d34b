using TokenGuard.Sources.Git.Store;

namespace TokenGuard.Sources.Git.Memory;

/// <summary>A history of which nearly all is remembered: git walks what came in since, and nothing else is looked at.</summary>
internal sealed class GrownHistory : IHistoryBlobs
{
    // Beyond these it is quicker to read the whole history anew, which is then remembered in this one's place.
    private const int FewCommits = 200;
    private const int PartOfCommits = 20;
    private const int FewBlobs = 1000;

    private readonly GitRepository repository;
    private readonly GitRevisions revisions;
    private readonly HistoryMemory memory;
    private readonly NewHistory added;
    private readonly Lazy<ObjectIdSet> objects;
    private readonly List<ObjectId> unread;
    private readonly GitObjectReader reader;

    // The one that lives longest; it holds the whole history for all that were made from it.
    private readonly GrownHistory first;
    private StoredHistory? whole;
    private bool isWholeOdd;

    private GrownHistory(
        GitRepository repository, GitRevisions revisions, HistoryMemory memory, NewHistory added, Lazy<ObjectIdSet> objects, GrownHistory? first,
        List<ObjectId> unread, SourceLog log)
    {
        this.first = first ?? this;
        this.repository = repository;
        this.revisions = revisions;
        this.memory = memory;
        this.added = added;
        this.objects = objects;
        this.unread = unread;
        reader = new GitObjectReader(repository, ProvenanceKind.History, _ => unread.Select(id => new GitBlobRequest(id)), log);
    }

    public int Count => unread.Count;

    public int Commits => memory.Commits.Count + added.Commits;

    /// <summary>Opens it, or gives null if too much is new, or what is remembered is no longer a part of the history.</summary>
    public static GrownHistory? TryOpen(
        GitRepository repository, GitRevisions revisions, HistoryMemory memory, Func<ObjectId, bool> isKnown, SourceLog log, CancellationToken cancellation)
    {
        if (!HistoryMemory.IsPossible(repository)
            || NewHistory.Walk(repository, revisions, memory, Math.Max(FewCommits, memory.Commits.Count / PartOfCommits), cancellation) is not { } added)
        {
            return null;
        }

        // Where nothing is new, nobody asks.
        var objects = new Lazy<ObjectIdSet>(() => SetOf(memory.Objects, repository.IdWidth));
        added.Brought.RemoveAll(id => !objects.Value.Add(id));
        added.Named.RemoveAll(id => !objects.Value.Add(id));
        return new GrownHistory(repository, revisions, memory, added, objects, null, Unknown(memory, added, isKnown), log);
    }

    public bool Contains(ObjectId id) => objects.Value.Contains(id);

    public Blob? NextBlob(CancellationToken cancellation) => reader.NextBlob(cancellation);

    public Dictionary<ObjectId, List<BlobOrigin>>? FindOrigins(IReadOnlyCollection<ObjectId> ids, CancellationToken cancellation)
    {
        var isNew = added.Brought.Concat(added.Named).Concat(added.Tags).ToHashSet();
        if (first.whole is not null || ids.Any(id => !isNew.Contains(id) && !memory.Origins.ContainsKey(id)))
        {
            return OpenWhole(cancellation)?.FindOrigins(ids, cancellation);
        }

        try
        {
            return FindHere(ids, cancellation);
        }
        catch (StoreException)
        {
            return OpenWhole(cancellation)?.FindOrigins(ids, cancellation);
        }
    }

    public HistoryMemory? Remember(IReadOnlyDictionary<ObjectId, IReadOnlyList<BlobOrigin>> origins)
    {
        if (whole is not null)
        {
            return whole.Remember(origins);
        }

        // What nobody asked for this time may have come in once more, and the order of the commits may be another one.
        return added.Commits == 0 ? null : added.AddTo(memory, RememberedOrigin.Of(origins.Where(entry => !added.Named.Contains(entry.Key) && !added.Tags.Contains(entry.Key))));
    }

    public IHistoryBlobs Again(Func<ObjectId, bool> isKnown, SourceLog log)
    {
        var wanted = Unknown(memory, added, isKnown);
        return wanted.Count > FewBlobs && OpenWhole(CancellationToken.None) is { } stored
            ? stored.Again(isKnown, log)
            : new GrownHistory(repository, revisions, memory, added, objects, first, wanted, log);
    }

    public void Dispose()
    {
        reader.Dispose();
        whole?.Dispose();
    }

    private static ObjectIdSet SetOf(IReadOnlyCollection<ObjectId> ids, int width)
    {
        var set = new ObjectIdSet(width, ids.Count);
        foreach (var id in ids)
        {
            set.Add(id);
        }

        return set;
    }

    private static List<ObjectId> Unknown(HistoryMemory memory, NewHistory added, Func<ObjectId, bool> isKnown) =>
        [.. memory.Objects.Concat(added.Brought).Concat(added.Named).Concat(added.Tags).Where(id => !isKnown(id))];

    /// <summary>The history read as a whole, for what is not remembered.</summary>
    private StoredHistory? OpenWhole(CancellationToken cancellation)
    {
        if (first.whole is null && !first.isWholeOdd)
        {
            first.whole = StoredHistory.TryOpen(repository, revisions, _ => true, new SourceLog(), cancellation);
            first.isWholeOdd = first.whole is null;
        }

        return first.whole;
    }

    private Dictionary<ObjectId, List<BlobOrigin>> FindHere(IReadOnlyCollection<ObjectId> ids, CancellationToken cancellation)
    {
        var found = ids.ToDictionary(id => id, id => new List<RememberedOrigin>(memory.Origins.GetValueOrDefault(id, [])));
        if (added.Commits > 0)
        {
            ReadLog(found, cancellation);
            if (added.Earliest <= memory.Latest)
            {
                Reorder(found, cancellation);
            }
        }

        var commits = GitCommits.Read(
            repository, [.. found.Values.SelectMany(origins => origins).Select(origin => origin.Commit).Distinct().Select(id => id.ToString())], cancellation);
        return found.ToDictionary(
            entry => entry.Key,
            entry => entry.Value.OrderBy(origin => origin.Order).DistinctBy(origin => origin.Path, StringComparer.Ordinal)
                .Select(origin => new BlobOrigin(origin.Path, commits[origin.Commit.ToString()], origin.Order)).ToList());
    }

    private void ReadLog(Dictionary<ObjectId, List<RememberedOrigin>> found, CancellationToken cancellation)
    {
        using var log = GitLog.Start(repository, added.Revisions, "-c", (at, commit) => Add(at, commit, commit, GitMessage.CommitPath));
        using var killing = log.KillOn(cancellation);
        while (log.TryRead(out var change))
        {
            if (change.NewBlob is { } blob)
            {
                Add(log, blob, null, change.Path);
            }
        }

        cancellation.ThrowIfCancellationRequested();
        if (log.Failure() is { } failure)
        {
            throw new StoreException($"git could not read the log: {failure}");
        }

        void Add(GitLog at, ObjectId id, ObjectId? commit, string path)
        {
            if (found.TryGetValue(id, out var origins))
            {
                origins.Add(new RememberedOrigin(path, commit ?? ObjectId.Parse(GitCommit.Parse(at.Commit).Id), memory.Commits.Count + at.Order));
            }
        }
    }

    /// <summary>New commits that are older than remembered ones, as of a branch that came later, stand between them.</summary>
    private void Reorder(Dictionary<ObjectId, List<RememberedOrigin>> found, CancellationToken cancellation)
    {
        var orders = new Dictionary<ObjectId, long>();
        using var process = revisions.Start(repository.Git, "rev-list", "--reverse", "--date-order");
        using var killing = process.KillOn(cancellation);
        while (process.Output.TryReadRecord((byte)'\n', out var line))
        {
            if (ObjectId.TryParse(line, out var commit))
            {
                orders[commit] = orders.Count + 1;
            }
        }

        cancellation.ThrowIfCancellationRequested();
        if (process.WaitForExit() != 0)
        {
            throw new StoreException($"git could not walk all commits: {process.LastError}");
        }

        foreach (var origins in found.Values)
        {
            for (var i = 0; i < origins.Count; i++)
            {
                origins[i] = origins[i] with
                {
                    Order = orders.TryGetValue(origins[i].Commit, out var order) ? order : throw new StoreException("a commit is gone"),
                };
            }
        }
    }
}
