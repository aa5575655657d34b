namespace TokenGuard.Sources;

/// <summary>
/// A blob that was stored as a change of another one, which was handed out before it. What a reader leaves with a blob
/// is there when the blobs that were made from it come.
/// </summary>
public abstract class BlobRevision
{
    /// <summary>What a reader leaves with this blob; null at first.</summary>
    public abstract object? Trace { get; set; }

    /// <summary>What a reader left with a blob that nothing is made from any more, to be used again; or null.</summary>
    public abstract object? SpareTrace { get; }

    /// <summary>What a reader left with the blob that this one is a change of; null if there is none or nothing was left.</summary>
    public abstract object? BaseTrace { get; }

    /// <summary>Tells the parts that were copied, in the order of this blob: from where in the other, to where in this one, how many bytes.</summary>
    public abstract void ReadCopies(Action<int, int, int> copied);
}
