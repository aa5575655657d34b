namespace TokenGuard.Sources.Archives;

/// <summary>A stream that can only be read to its end and yet tells how far it is, as the decoder of xz asks for its padding.</summary>
internal sealed class CountedStream(Stream inner) : ForwardStream
{
    private long position;

    public override long Position
    {
        get => position;
        set => base.Position = value;
    }

    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer);
        position += count;
        return count;
    }

    public override int ReadByte()
    {
        var value = inner.ReadByte();
        position += value < 0 ? 0 : 1;
        return value;
    }
}
