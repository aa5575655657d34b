namespace TokenGuard.Sources;

/// <summary>A blob of unknown length that is read from a stream.</summary>
internal sealed class StreamBlob(Provenance provenance, Stream stream, SourceLog log, CancellationToken cancellation) : Blob(provenance)
{
    private const int ChunkLength = 64 << 10;

    private readonly byte[] chunk = new byte[ChunkLength];
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
            // A terminal's or pipe's next byte may never come, and its read cannot be stopped: only the waiting for it can.
            var wanted = Math.Min(buffer.Length, ChunkLength);
            var length = Task.Run(() => stream.Read(chunk.AsSpan(0, wanted)), cancellation).WaitAsync(cancellation).GetAwaiter().GetResult();
            chunk.AsSpan(0, length).CopyTo(buffer);
            return length;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            broken = true;
            log.Problem(Provenance, $"reading broke off: {e.GetBaseException().Message}");
            return 0;
        }
    }
}
