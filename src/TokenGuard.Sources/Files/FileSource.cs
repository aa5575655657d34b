using TokenGuard.Sources.Git;

namespace TokenGuard.Sources.Files;

/// <summary>Opens the files at a path in the way that fits it.</summary>
public static class FileSource
{
    /// <summary>A file, a git work tree (what git would track) or any other folder.</summary>
    /// <param name="path">The path as the user gave it.</param>
    /// <param name="isExcluded">Says which paths below it to leave out; those of folders end in a slash.</param>
    /// <param name="ignoreFiles">False: also what git ignores.</param>
    /// <param name="cancellation">Stops the look at the repository.</param>
    public static IBlobSource Open(
        string path, Func<string, bool> isExcluded, bool ignoreFiles = true, CancellationToken cancellation = default)
    {
        if (File.Exists(path))
        {
            return OpenFile(path);
        }

        if (!Directory.Exists(path))
        {
            throw new SourceException($"'{path}' does not exist; give a file, a folder, a URL, or - for standard input.");
        }

        return ignoreFiles ? OpenFolder(path, isExcluded, cancellation) : new FileTreeSource(path, isExcluded);
    }

    /// <summary>Whether a path leads to a file, and that is left out.</summary>
    public static bool IsExcludedFile(string path, Func<string, bool> isExcluded) =>
        File.Exists(path) && isExcluded(NativeName.Display(Path.GetFileName(path)));

    /// <summary>A file below a folder, by the path that reports have of it: there <c>\xHH</c> stands for a byte that is not UTF-8.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="shown">The path as reports show it.</param>
    /// <exception cref="SourceException">There is no such file, or it cannot be opened.</exception>
    public static IBlobSource OpenShown(string folder, string shown)
    {
        var path = Path.Join(folder, shown);
        return OpenFile(Path.Exists(path) ? path : Path.Join(folder, NativeName.OfDisplay(shown)));
    }

    private static IBlobSource OpenFolder(string path, Func<string, bool> isExcluded, CancellationToken cancellation)
    {
        GitRepository? repository;
        try
        {
            repository = GitRepository.Open(path, cancellation);
        }
        catch (SourceException failure) when (GitRepository.IsInWorkTree(path))
        {
            return new FileTreeSource(path, isExcluded, failure.Message);
        }

        return repository is { DisownedBy: { } setting } ? new FileTreeSource(path, isExcluded, $"they are not in the work tree of its repository ({setting})")
            : repository is { IsBare: true }
            ? throw new SourceException($"'{path}' is a bare repository, which has no files; scan its history with --history.")
            : repository is { HasWorkTree: true } ? new GitWorkTreeSource(repository, isExcluded)
            : new FileTreeSource(path, isExcluded);
    }

    private static SingleFileSource OpenFile(string path)
    {
        var probed = Probe(path);
        using var opened = probed.Handle;
        if (opened is null)
        {
            throw new SourceException(probed.Kind == EntryKind.Missing
                ? $"'{path}' is a link that leads nowhere; correct it or leave it out."
                : $"'{path}' is no regular file; pipe what it gives into - (standard input).");
        }

        var folder = Path.GetDirectoryName(path);
        var provenance = new Provenance
        {
            Kind = ProvenanceKind.File,
            Root = string.IsNullOrEmpty(folder) ? "." : NativeName.Display(folder),
            Path = NativeName.Display(Path.GetFileName(path)),
        };
        return new SingleFileSource(provenance, path);
    }

    private static OpenedFile Probe(string path)
    {
        try
        {
            return OpenedFile.Open(path, followLink: true);
        }
        catch (IOException e)
        {
            throw new SourceException($"'{path}' cannot be opened: {e.Message}", e);
        }
    }
}
