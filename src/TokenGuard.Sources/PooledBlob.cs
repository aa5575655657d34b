using System.Buffers;

namespace TokenGuard.Sources;

/// <summary>A blob whose whole content is in a buffer of the shared pool.</summary>
/// <param name="provenance">Where it is from.</param>
/// <param name="buffer">The buffer, which is the blob's from now on.</param>
/// <param name="end">Where the content ends in it.</param>
/// <param name="start">Where it starts.</param>
internal sealed class PooledBlob(Provenance provenance, byte[] buffer, int end, int start = 0) : Blob(provenance)
{
    private byte[]? rented = buffer;
    private int position;

    public override long? Length => end - start;

    public override int Read(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, end - start - position);
        Content.AsSpan(start + position, count).CopyTo(buffer);
        position += count;
        return count;
    }

    public override bool TryGetContent(out ReadOnlyMemory<byte> content)
    {
        content = Content.AsMemory(start, end - start);
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (Interlocked.Exchange(ref rented, null) is { } returned)
        {
            ArrayPool<byte>.Shared.Return(returned);
        }

        base.Dispose(disposing);
    }

    private byte[] Content => rented ?? throw new ObjectDisposedException(nameof(PooledBlob));
}
