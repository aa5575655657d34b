using System.Diagnostics;

namespace TokenGuard.Sources.Files;

/// <summary>Every regular file below a folder, whatever git thinks of it; <c>.git</c> is not entered.</summary>
internal sealed class FileTreeSource : IBlobSource
{
    private readonly SourceLog log = new();
    private readonly Lock gate = new();
    private readonly Func<string, bool> isExcluded;
    private readonly RootedFiles files;
    private readonly ReadAhead ahead;
    private readonly Stack<string> folders = new([""]);
    private readonly Stack<string> found = new();

    /// <param name="root">The folder as the user gave it.</param>
    /// <param name="isExcluded">Says which relative paths to leave out; those of folders end in a slash.</param>
    /// <param name="gitTrouble">Why git was not asked what it ignores, although the folder is in a work tree; null if it is in none.</param>
    public FileTreeSource(string root, Func<string, bool> isExcluded, string? gitTrouble = null)
    {
        this.isExcluded = isExcluded;
        files = new RootedFiles(root, log);
        ahead = new ReadAhead(files.PathOf);
        if (gitTrouble is not null)
        {
            log.Notice(
                SourceNoticeKind.IgnoredFilesUnknown,
                files.ProvenanceOf(""),
                $"git cannot tell which files it ignores, so all are read: {gitTrouble}");
        }
    }

    public long? TotalBlobs => null;

    public long? TotalBytes => null;

    public IReadOnlyCollection<SourceProblem> Problems => log.Problems;

    public IReadOnlyCollection<SourceNotice> Notices => log.Notices;

    public Blob? NextBlob(CancellationToken cancellation)
    {
        while (NextFile(cancellation) is { } file)
        {
            var start = Stopwatch.GetTimestamp();
            if (files.Open(file, mayBeMissing: false) is { } blob)
            {
                ahead.Note(start, blob.Length ?? 0);
                return blob;
            }
        }

        return null;
    }

    public void Dispose() => ahead.Dispose();

    private string? NextFile(CancellationToken cancellation)
    {
        lock (gate)
        {
            return ahead.Next(() => Take(cancellation));
        }
    }

    private string? Take(CancellationToken cancellation)
    {
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            if (found.TryPop(out var file))
            {
                return file;
            }

            if (!folders.TryPop(out var folder))
            {
                return null;
            }

            List(folder);
        }
    }

    private void List(string folder)
    {
        try
        {
            foreach (var entry in FolderListing.Read(files.PathOf(folder)))
            {
                Sort(entry, folder + entry.Name);
            }
        }
        catch (IOException e)
        {
            log.Problem(files.ProvenanceOf(folder), $"the folder cannot be listed: {e.Message}");
        }
    }

    private void Sort(FolderEntry entry, string relative)
    {
        switch (entry.Kind)
        {
            case EntryKind.Folder when entry.Name != ".git" && !IsExcluded(relative + "/"):
                folders.Push(relative + "/");
                break;
            case EntryKind.File when entry.Name != ".git" && !IsExcluded(relative):
                found.Push(relative);
                break;
            case EntryKind.Link when !IsExcluded(relative):
                files.NoteLink(relative);
                break;
        }
    }

    private bool IsExcluded(string relative) => isExcluded(NativeName.Display(relative));
}
