namespace TokenGuard.Sources.Files;

/// <summary>One file that the user named; nothing excludes it, and a link is followed.</summary>
internal sealed class SingleFileSource(Provenance provenance, string path) : IBlobSource
{
    private readonly SourceLog log = new();
    private int taken;

    public long? TotalBlobs => 1;

    public long? TotalBytes => null;

    public IReadOnlyCollection<SourceProblem> Problems => log.Problems;

    public IReadOnlyCollection<SourceNotice> Notices => log.Notices;

    public Blob? NextBlob(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Interlocked.Exchange(ref taken, 1) == 0 ? Open() : null;
    }

    public void Dispose()
    {
    }

    private Blob? Open()
    {
        try
        {
            var opened = OpenedFile.Open(path, followLink: true);
            if (opened.Handle is { } handle)
            {
                return FileBlob.Create(provenance, handle, opened.Length, log);
            }

            log.Problem(provenance, "is no regular file any more");
        }
        catch (IOException e)
        {
            log.Problem(provenance, $"cannot be opened: {e.Message}");
        }

        return null;
    }
}
