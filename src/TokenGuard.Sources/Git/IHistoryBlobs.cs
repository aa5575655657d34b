namespace TokenGuard.Sources.Git;

/// <summary>The blobs of a history, each once.</summary>
internal interface IHistoryBlobs : IDisposable
{
    int Count { get; }

    /// <summary>Whether the history reaches an object.</summary>
    bool Contains(ObjectId id);

    /// <summary>The next blob, or null at the end. Safe under concurrent calls.</summary>
    Blob? NextBlob(CancellationToken cancellation);

    /// <summary>The same history from its first blob on; it is disposed before this one.</summary>
    /// <param name="isKnown">Tells which blobs are passed over.</param>
    /// <param name="log">Where problems go.</param>
    IHistoryBlobs Again(Func<ObjectId, bool> isKnown, SourceLog log);
}
