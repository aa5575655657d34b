namespace TokenGuard.Sources.Git.Store;

/// <summary>A blob whose content a walk through a pack holds.</summary>
/// <param name="provenance">Where it is from.</param>
/// <param name="content">The content, valid until the walk goes on.</param>
/// <param name="revision">What it was made from; null if that is of no use.</param>
/// <param name="done">Lets the walk go on.</param>
internal sealed class StoredBlob(Provenance provenance, ReadOnlyMemory<byte> content, BlobRevision? revision, Action done) : Blob(provenance)
{
    private Action? done = done;
    private int position;

    public override long? Length => content.Length;

    public override BlobRevision? Revision => revision;

    public override int Read(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, content.Length - position);
        content.Span.Slice(position, count).CopyTo(buffer);
        position += count;
        return count;
    }

    public override bool TryGetContent(out ReadOnlyMemory<byte> whole)
    {
        ObjectDisposedException.ThrowIf(done is null, this);
        whole = content;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        Interlocked.Exchange(ref done, null)?.Invoke();
        base.Dispose(disposing);
    }
}
