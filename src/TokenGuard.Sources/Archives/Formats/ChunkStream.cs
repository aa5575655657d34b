namespace TokenGuard.Sources.Archives.Formats;

/// <summary>Chunks of bytes, made one after the other, as a stream.</summary>
internal sealed class ChunkStream(IEnumerable<byte[]> chunks) : ForwardStream
{
    private readonly IEnumerator<byte[]> rest = chunks.GetEnumerator();
    private byte[] chunk = [];
    private int position;

    public override int Read(Span<byte> buffer)
    {
        while (position == chunk.Length)
        {
            if (!rest.MoveNext())
            {
                return 0;
            }

            (chunk, position) = (rest.Current, 0);
        }

        var count = Math.Min(buffer.Length, chunk.Length - position);
        chunk.AsSpan(position, count).CopyTo(buffer);
        position += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            rest.Dispose();
        }

        base.Dispose(disposing);
    }
}
