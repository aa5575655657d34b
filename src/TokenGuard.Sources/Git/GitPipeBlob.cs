namespace TokenGuard.Sources.Git;

/// <summary>A large blob that is read from git's output piece by piece; nothing else can be read meanwhile.</summary>
internal sealed class GitPipeBlob(Provenance provenance, long length, GitBatch batch, GitObjectReader reader, SourceLog log)
    : Blob(provenance)
{
    private long position;
    private bool broken;
    private bool disposed;

    public override long? Length => length;

    private long Left => length - position;

    public override int Read(Span<byte> buffer)
    {
        var wanted = (int)Math.Min(buffer.Length, Left);
        if (wanted == 0 || broken)
        {
            return 0;
        }

        var count = batch.Read(buffer[..wanted]);
        position += count;
        if (count < wanted)
        {
            broken = true;
            log.Problem(Provenance, $"object {Provenance.BlobId} breaks off after {position} bytes: {batch.LastError}");
        }

        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (!disposed)
        {
            disposed = true;
            reader.EndStreaming(isIntact: !broken && batch.Skip(Left));
        }

        base.Dispose(disposing);
    }
}
