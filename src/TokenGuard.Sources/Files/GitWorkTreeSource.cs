using System.Diagnostics;
using TokenGuard.Sources.Git;

namespace TokenGuard.Sources.Files;

/// <summary>The files of a git work tree, or of a folder in it, that git tracks or would track.</summary>
internal sealed class GitWorkTreeSource : IBlobSource
{
    /// <summary>In seconds: so long git may be silent before somebody looks what keeps it.</summary>
    private const int Patience = 2;

    private readonly SourceLog log = new();
    private readonly Lock gate = new();
    private readonly Func<string, bool> isExcluded;
    private readonly RootedFiles files;
    private readonly ReadAhead ahead;
    private readonly WorkTreeFolders folders;
    private readonly GitProcess listing;
    private readonly Timer watch;
    private volatile bool listed;
    private volatile bool listedAny;
    private volatile string? stuckAt;
    private FileTreeSource? everything;

    /// <param name="repository">The repository, opened by the path to read.</param>
    /// <param name="isExcluded">Says which relative paths to leave out; those of folders end in a slash.</param>
    public GitWorkTreeSource(GitRepository repository, Func<string, bool> isExcluded)
    {
        this.isExcluded = isExcluded;
        files = new RootedFiles(repository.Root, log);
        ahead = new ReadAhead(files.PathOf);
        folders = new WorkTreeFolders(files, isExcluded);
        listing = repository.Git.Start(
            "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate");
        watch = new Timer(_ => EndIfStuck(), null, TimeSpan.FromSeconds(Patience), Timeout.InfiniteTimeSpan);
    }

    public long? TotalBlobs => null;

    public long? TotalBytes => null;

    public IReadOnlyCollection<SourceProblem> Problems => [.. log.Problems, .. everything?.Problems ?? []];

    public IReadOnlyCollection<SourceNotice> Notices => [.. log.Notices, .. everything?.Notices ?? []];

    public Blob? NextBlob(CancellationToken cancellation)
    {
        while (NextFile(cancellation) is { } file)
        {
            var start = Stopwatch.GetTimestamp();
            if (files.Open(file, mayBeMissing: true) is { } blob)
            {
                ahead.Note(start, blob.Length ?? 0);
                return blob;
            }
        }

        return everything?.NextBlob(cancellation);
    }

    public void Dispose()
    {
        ahead.Dispose();
        watch.Dispose();
        listing.Dispose();
    }

    /// <summary>git tells nothing before it has read all there is to ignore.</summary>
    private void EndIfStuck()
    {
        if (!listed && !listedAny && IgnorePipe.Find(Path.GetFullPath(files.PathOf(""))) is { } pipe)
        {
            stuckAt = NativeName.Display(pipe);
            listing.Kill();
        }
    }

    private string? NextFile(CancellationToken cancellation)
    {
        lock (gate)
        {
            using var killing = listing.KillOn(cancellation);
            return ahead.Next(() => Take(cancellation));
        }
    }

    private string? Take(CancellationToken cancellation)
    {
        while (!listed)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!listing.Output.TryReadRecord(0, out var record))
            {
                listed = true;
                cancellation.ThrowIfCancellationRequested();
                Finish();
            }
            else
            {
                listedAny = true;
                if (Accept(NativeName.Decode(record)) is { } file)
                {
                    return file;
                }
            }
        }

        return null;
    }

    private string? Accept(string relative)
    {
        if (!folders.AreRead(relative) || isExcluded(NativeName.Display(relative)))
        {
            return null;
        }

        if (relative.EndsWith('/'))
        {
            files.NoteRepository(relative);
            return null;
        }

        return relative;
    }

    private void Finish()
    {
        var failed = listing.WaitForExit() != 0;
        if (failed && !listedAny)
        {
            everything = new FileTreeSource(files.PathOf(""), isExcluded, stuckAt is { } pipe ? $"it waits for '{pipe}', which is a device, a socket or a pipe, and no file" : listing.LastError);
            return;
        }

        // A folder that git cannot open is only a warning to it.
        if (failed || listing.LastError.Contains("could not open directory", StringComparison.Ordinal))
        {
            log.Problem(files.ProvenanceOf(""), $"git could not list all files: {listing.LastError}");
        }
    }
}
