using System.Buffers;

namespace TokenGuard.Sources;

/// <summary>A blob whose whole content is in a buffer of the shared pool.</summary>
internal sealed class PooledBlob(Provenance provenance, byte[] buffer, int length) : Blob(provenance)
{
    private byte[]? rented = buffer;
    private int position;

    public override long? Length => length;

    public override int Read(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, length - position);
        Content.AsSpan(position, count).CopyTo(buffer);
        position += count;
        return count;
    }

    public override bool TryGetContent(out ReadOnlyMemory<byte> content)
    {
        content = Content.AsMemory(0, length);
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
