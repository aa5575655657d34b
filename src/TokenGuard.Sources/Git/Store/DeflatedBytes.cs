namespace TokenGuard.Sources.Git.Store;

/// <summary>Part of a buffer as a stream, for the one reader of deflated bytes that .NET has; used again for every object.</summary>
internal sealed class DeflatedBytes : ForwardStream
{
    private byte[] buffer = [];
    private int at;
    private int end;

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
}
