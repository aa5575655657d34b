namespace TokenGuard.Sources.Archives;

/// <summary>The unpacked side of a decoder: what comes out is counted.</summary>
internal sealed class UnpackedStream(Stream decoder, ArchiveBudget budget) : ForwardStream
{
    public override int Read(Span<byte> buffer)
    {
        var count = decoder.Read(buffer);
        budget.AddUnpacked(count);
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            decoder.Dispose();
        }

        base.Dispose(disposing);
    }
}
