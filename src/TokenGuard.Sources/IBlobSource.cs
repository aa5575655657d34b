namespace TokenGuard.Sources;

/// <summary>A sequence of blobs that several workers may take from at the same time.</summary>
/// <remarks>It is disposed when its workers have stopped, also in the middle; after a cancellation it is of no more use.</remarks>
public interface IBlobSource : IDisposable
{
    /// <summary>The next blob, or null at the end. Safe under concurrent calls.</summary>
    Blob? NextBlob(CancellationToken cancellation);

    /// <summary>How many blobs there are in all, if that is cheaply known.</summary>
    long? TotalBlobs { get; }

    /// <summary>How many bytes there are in all, if that is cheaply known.</summary>
    long? TotalBytes { get; }

    /// <summary>What could not be read so far; complete after the last blob was disposed.</summary>
    IReadOnlyCollection<SourceProblem> Problems { get; }

    /// <summary>What was left out on purpose, or limits what the source can see.</summary>
    IReadOnlyCollection<SourceNotice> Notices { get; }
}
