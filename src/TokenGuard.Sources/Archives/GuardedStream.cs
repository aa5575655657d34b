namespace TokenGuard.Sources.Archives;

/// <summary>The packed side of a decoder: every read is held against the budget.</summary>
/// <param name="inner">What is read; closed with this.</param>
/// <param name="budget">The budget.</param>
/// <param name="counts">True if what is read here are bytes of the outermost archive.</param>
internal sealed class GuardedStream(Stream inner, ArchiveBudget budget, bool counts) : Stream
{
    /// <summary>Whoever wants more at once believes a length that an archive made up.</summary>
    private const int LargestRead = 16 << 20;

    public override bool CanRead => true;

    public override bool CanSeek => inner.CanSeek;

    public override bool CanWrite => false;

    public override long Length => inner.Length;

    public override long Position
    {
        get => inner.Position;
        // Lengths that an archive made up lead behind its end, where not every stream can stand.
        set => inner.Position = Math.Min(value, inner.Length);
    }

    public override int Read(Span<byte> buffer)
    {
        budget.Check();
        if (buffer.Length > LargestRead)
        {
            throw new ArchiveLimitException("holds a header of more than 16 MB");
        }

        var count = inner.Read(buffer);
        if (counts)
        {
            budget.AddPacked(count);
        }

        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int ReadByte()
    {
        Span<byte> one = stackalloc byte[1];
        return Read(one) == 0 ? -1 : one[0];
    }

    public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
