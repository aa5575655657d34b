namespace TokenGuard.Sources.Archives;

/// <summary>A blob whose first bytes were looked at already.</summary>
internal sealed class PeekedBlob(Blob blob, byte[] head, int headLength) : Blob(blob.Provenance)
{
    private int position;

    public override long? Length => blob.Length;

    /// <summary>The first bytes of a blob that is not in memory, and the blob as if nobody had read them.</summary>
    public static PeekedBlob Of(Blob blob, out ReadOnlyMemory<byte> head)
    {
        var bytes = new byte[ArchiveFormats.HeadLength];
        var filled = 0;
        while (filled < bytes.Length && blob.Read(bytes.AsSpan(filled)) is > 0 and var count)
        {
            filled += count;
        }

        head = bytes.AsMemory(0, filled);
        return new PeekedBlob(blob, bytes, filled);
    }

    public override int Read(Span<byte> buffer)
    {
        if (position == headLength)
        {
            return blob.Read(buffer);
        }

        var count = Math.Min(buffer.Length, headLength - position);
        head.AsSpan(position, count).CopyTo(buffer);
        position += count;
        return count;
    }

    internal override Stream? OpenSeekable() => blob.OpenSeekable();

    protected override void Dispose(bool disposing)
    {
        blob.Dispose();
        base.Dispose(disposing);
    }
}
