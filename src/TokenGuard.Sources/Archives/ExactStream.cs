namespace TokenGuard.Sources.Archives;

/// <summary>A part of a stream whose length is known: an early end is no end but an error.</summary>
/// <param name="inner">What is read from where it stands; it stays its owner's.</param>
/// <param name="length">How many bytes there must be.</param>
internal sealed class ExactStream(Stream inner, long length) : ForwardStream
{
    private long left = length;

    public override int Read(Span<byte> buffer)
    {
        var wanted = (int)Math.Min(buffer.Length, left);
        if (wanted == 0)
        {
            return 0;
        }

        var count = inner.Read(buffer[..wanted]);
        left -= count;
        return count > 0 ? count : throw new EndOfStreamException($"{left:N0} bytes are missing");
    }
}
