using TokenGuard.Sources.Git.Memory;

namespace TokenGuard.Sources.Git;

/// <summary>The blobs of a history, each once.</summary>
internal interface IHistoryBlobs : IDisposable
{
    int Count { get; }

    /// <summary>Commits that the history has, whether or not their messages are read once more.</summary>
    int Commits { get; }

    /// <summary>Whether the history reaches an object.</summary>
    bool Contains(ObjectId id);

    /// <summary>The next blob, or null at the end. Safe under concurrent calls.</summary>
    Blob? NextBlob(CancellationToken cancellation);

    /// <summary>Tells the paths of blobs and the commits that brought them there, oldest first.</summary>
    /// <returns>Something for each of the blobs, or null if it is better asked of git's log.</returns>
    Dictionary<ObjectId, List<BlobOrigin>>? FindOrigins(IReadOnlyCollection<ObjectId> ids, CancellationToken cancellation);

    /// <summary>What to remember of the history once all its blobs are scanned, or null.</summary>
    /// <param name="origins">What was told of blobs so far.</param>
    HistoryMemory? Remember(IReadOnlyDictionary<ObjectId, IReadOnlyList<BlobOrigin>> origins);

    /// <summary>The same history from its first blob on; it is disposed before this one.</summary>
    /// <param name="isKnown">Tells which blobs are passed over.</param>
    /// <param name="log">Where problems go.</param>
    IHistoryBlobs Again(Func<ObjectId, bool> isKnown, SourceLog log);
}
