namespace TokenGuard.Sources;

/// <summary>Standard input as one blob.</summary>
/// <param name="input">The stream to read; the source closes it.</param>
public sealed class StandardInputSource(Stream input) : IBlobSource
{
    private readonly SourceLog log = new();
    private int taken;

    public long? TotalBlobs => 1;

    public long? TotalBytes => null;

    public IReadOnlyCollection<SourceProblem> Problems => log.Problems;

    public IReadOnlyCollection<SourceNotice> Notices => log.Notices;

    public Blob? NextBlob(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Interlocked.Exchange(ref taken, 1) == 0
            ? new StreamBlob(new Provenance { Kind = ProvenanceKind.StandardInput, Root = "-" }, input, log, cancellation)
            : null;
    }

    public void Dispose() => input.Dispose();
}
