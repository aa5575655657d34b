namespace TokenGuard.Sources;

/// <summary>A blob of unknown length that is read from a stream.</summary>
internal sealed class StreamBlob(Provenance provenance, Stream stream, SourceLog log) : Blob(provenance)
{
    private bool broken;

    public override long? Length => null;

    public override int Read(Span<byte> buffer)
    {
        if (broken)
        {
            return 0;
        }

        try
        {
            return stream.Read(buffer);
        }
        catch (IOException e)
        {
            broken = true;
            log.Problem(Provenance, $"reading broke off: {e.Message}");
            return 0;
        }
    }
}
