using System.Collections;
using System.Collections.Concurrent;

namespace TokenGuard.Sources.Git.Store;

/// <summary>Reads the wanted blobs and messages of a store, in the order of the packs. Safe under concurrent calls.</summary>
/// <remarks>Large blobs, which are streamed, and what is damaged or odd are left to git.</remarks>
internal sealed class StoredBlobReader : IDisposable
{
    private readonly GitRepository repository;
    private readonly ObjectStore store;
    private readonly UnreadBlobs unread;
    private readonly List<PackPlan> plans = [];
    private readonly List<int> loose = [];
    private readonly ConcurrentStack<BlobWalk> resting = new();
    private readonly ConcurrentBag<BlobWalk> walks = [];
    private int nextLoose = -1;
    private volatile bool arePacksRead;
    private bool disposed;

    /// <param name="repository">Whose store it is.</param>
    /// <param name="store">The store.</param>
    /// <param name="isWanted">Tells by its number whether an object is read if it is no tree.</param>
    /// <param name="isKnown">Tells which of them need no reading after all.</param>
    /// <param name="log">Where problems go.</param>
    public StoredBlobReader(
        GitRepository repository, ObjectStore store, Func<int, bool> isWanted, Func<ObjectId, bool>? isKnown, SourceLog log)
    {
        var wanted = new BitArray(store.Table.Count);
        for (var number = 0; number < wanted.Count; number++)
        {
            wanted[number] = isWanted(number) && isKnown?.Invoke(new ObjectId(store.Table[number])) != true;
        }

        this.repository = repository;
        this.store = store;
        unread = new UnreadBlobs(repository, log);
        foreach (var pack in store.Packs)
        {
            var plan = new PackPlan(pack, (number, kind) => kind != ObjectKind.Tree && wanted[number]);
            plans.Add(plan);
            Count += plan.Wanted;
            plan.Unreadable.ForEach(LeaveToGit);
        }

        for (var index = 0; index < store.Loose.Count; index++)
        {
            if (store.Loose.KindAt(index) != ObjectKind.Tree && wanted[store.Loose.NumberAt(index)])
            {
                loose.Add(index);
                Count++;
            }
        }
    }

    public int Count { get; }

    public Blob? NextBlob(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return disposed ? null : NextPacked(cancellation) ?? NextOfLoose(cancellation) ?? unread.NextBlob(cancellation);
    }

    public void Dispose()
    {
        disposed = true;
        foreach (var walk in walks)
        {
            walk.Dispose();
        }

        unread.Dispose();
    }

    private StoredBlob? NextPacked(CancellationToken cancellation)
    {
        if (!resting.TryPop(out var walk))
        {
            if (arePacksRead)
            {
                return null;
            }

            walk = new BlobWalk(plans, store.Table.Width, LeaveToGit);
            walks.Add(walk);
        }

        if (!walk.TryNext(cancellation))
        {
            arePacksRead = true;
            return null;
        }

        var current = walk.Current;
        return current.Kind == ObjectKind.Blob
            ? new StoredBlob(ProvenanceOf(current.Number), current.Content, walk.Revision, () => resting.Push(walk))
            : new StoredBlob(ProvenanceOf(current.Number) with { IsMessage = true }, current.Content[GitMessage.StartIn(current.Content.Span)..], null, () => resting.Push(walk));
    }

    private PooledBlob? NextOfLoose(CancellationToken cancellation)
    {
        while (Interlocked.Increment(ref nextLoose) is var next && next < loose.Count)
        {
            cancellation.ThrowIfCancellationRequested();
            var number = store.Loose.NumberAt(loose[next]);
            try
            {
                var (kind, content, length) = store.Loose.Read(loose[next], kind => kind != ObjectKind.Tree);
                if (content is not null)
                {
                    return kind == ObjectKind.Blob
                        ? new PooledBlob(ProvenanceOf(number), content, length)
                        : new PooledBlob(ProvenanceOf(number) with { IsMessage = true }, content, length, GitMessage.StartIn(content.AsSpan(0, length)));
                }
            }
            catch (Exception e) when (e is StoreException or IOException or UnauthorizedAccessException)
            {
                // git tells better what is wrong with it.
            }

            LeaveToGit(number);
        }

        return null;
    }

    private void LeaveToGit(int number) => unread.Add(IdOf(number));

    private Provenance ProvenanceOf(int number) => repository.ProvenanceOf(ProvenanceKind.History, IdOf(number));

    private ObjectId IdOf(int number) => new(store.Table[number]);
}
