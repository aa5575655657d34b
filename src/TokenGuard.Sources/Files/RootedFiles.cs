namespace TokenGuard.Sources.Files;

/// <summary>Opens the files below one root as blobs and says what it leaves out.</summary>
/// <param name="root">The root as the user gave it.</param>
/// <param name="log">Where problems and notices go.</param>
internal sealed class RootedFiles(string root, SourceLog log)
{
    private readonly string realRoot = RealPath.Of(root) ?? root;

    public string PathOf(string relative) => relative.Length == 0 ? root : Path.Join(root, relative);

    public Provenance ProvenanceOf(string relative) =>
        new() { Kind = ProvenanceKind.File, Root = root, Path = NativeName.Display(relative) };

    /// <summary>The file as a blob; null if there is nothing to read, which is logged unless it is meant to be so.</summary>
    /// <param name="relative">The path below the root.</param>
    /// <param name="mayBeMissing">Whether a missing file is normal, as one that is deleted but still in git's index.</param>
    public Blob? Open(string relative, bool mayBeMissing)
    {
        try
        {
            var opened = OpenedFile.Open(PathOf(relative), followLink: false);
            switch (opened.Kind)
            {
                case EntryKind.File:
                    return FileBlob.Create(ProvenanceOf(relative), opened.Handle!, opened.Length, log);
                case EntryKind.Link:
                    NoteLink(relative);
                    return null;
                case EntryKind.Folder:
                    NoteRepository(relative);
                    return null;
                case EntryKind.Missing when !mayBeMissing:
                    log.Problem(ProvenanceOf(relative), "disappeared before it was read");
                    return null;
                default:
                    return null;
            }
        }
        catch (IOException e)
        {
            log.Problem(ProvenanceOf(relative), $"cannot be opened: {e.Message}");
            return null;
        }
    }

    /// <summary>Notes a link that leads out of the root; the target of any other is read in its own place.</summary>
    public void NoteLink(string relative)
    {
        if (RealPath.Of(PathOf(relative)) is { } target && !RealPath.IsWithin(target, realRoot))
        {
            log.Notice(
                SourceNoticeKind.LinkOutsideRoot, ProvenanceOf(relative), "a link out of the scanned root, not followed");
        }
    }

    /// <summary>Notes a folder that git lists like a file: a repository of its own.</summary>
    public void NoteRepository(string relative) => log.Notice(
        SourceNoticeKind.RepositoryNotEntered,
        ProvenanceOf(relative.TrimEnd('/')),
        "a repository of its own (submodule or nested clone), not entered; scan it by its own path");
}
