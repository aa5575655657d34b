namespace TokenGuard.Sources.Archives;

/// <summary>A blob that is read as a stream; it stays its owner's.</summary>
internal sealed class BlobStream(Blob blob) : ForwardStream
{
    public override int Read(Span<byte> buffer) => blob.Read(buffer);
}
