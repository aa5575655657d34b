namespace TokenGuard.Sources.Git.Store;

/// <summary>Part of a buffer as a stream, for the one reader of deflated bytes that .NET has; used again for every object.</summary>
internal sealed class DeflatedBytes : Stream
{
    private byte[] buffer = [];
    private int at;
    private int end;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Lets it begin anew over other bytes.</summary>
    public void Set(byte[] bytes, int start, int length)
    {
        buffer = bytes;
        at = start;
        end = start + length;
    }

    public override int Read(Span<byte> target)
    {
        var count = Math.Min(target.Length, end - at);
        buffer.AsSpan(at, count).CopyTo(target);
        at += count;
        return count;
    }

    public override int Read(byte[] target, int offset, int count) => Read(target.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] source, int offset, int count) => throw new NotSupportedException();
}
