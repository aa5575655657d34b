using TokenGuard.Scanning.Caching;
using TokenGuard.Scanning.Reports;
using TokenGuard.Sources;
using TokenGuard.Sources.Files;
using TokenGuard.Sources.Git;

namespace TokenGuard.Scanning.Pipeline;

/// <summary>Turns what the user named into sources of bytes: the one place to add a kind of source to.</summary>
internal sealed class SourceOpener(ScanRequest request, Func<Stream> standardInput, ScanCache? cache)
{
    /// <summary>The folder in which configuration is searched, or null where there is none.</summary>
    public static string? ConfigurationFolder(string root) =>
        root == ScanRequest.StandardInput || GitClone.IsUrl(root) || !Path.Exists(root) ? null : root;

    /// <exception cref="SourceException">The root cannot be opened.</exception>
    public OpenedRoot Open(string root, Func<string, bool> isExcluded, CancellationToken cancellation)
    {
        if (root == ScanRequest.StandardInput)
        {
            var input = new OpenedRoot { Root = root, Kind = RootKind.StandardInput };
            input.Add(new StandardInputSource(standardInput()));
            return input;
        }

        return GitClone.IsUrl(root) ? OpenUrl(root, cancellation) : OpenPath(root, isExcluded, cancellation);
    }

    /// <summary>The same bytes once more; null if they can be read only once.</summary>
    /// <param name="request">What to scan.</param>
    /// <param name="opened">A root, which lives longer than what is given back.</param>
    /// <param name="isExcluded">Paths that are left out.</param>
    /// <param name="isKnown">Tells which blobs of a history are passed over.</param>
    /// <param name="cancellation">Stops the opening.</param>
    public static OpenedRoot? OpenAgain(
        ScanRequest request, OpenedRoot opened, Func<string, bool> isExcluded, Func<ObjectId, bool> isKnown, CancellationToken cancellation)
    {
        if (opened.Kind == RootKind.StandardInput)
        {
            return null;
        }

        var again = new OpenedRoot { Root = opened.Root, Kind = opened.Kind, FullPath = opened.FullPath, Repository = opened.Repository, PathPrefix = opened.PathPrefix };
        return Guarded(again, () =>
        {
            if (request.Mode == ScanMode.Staged)
            {
                again.AddStaged(GitStagedSource.Open(opened.Repository!, cancellation));
                return;
            }

            if (HasFiles(request, opened))
            {
                again.Add(FileSource.Open(opened.Root, isExcluded, !request.NoIgnore, cancellation));
            }

            if (opened.History is { } history)
            {
                again.AddHistory(history.Again(isKnown), isChange: false);
            }
        });
    }

    private OpenedRoot OpenUrl(string url, CancellationToken cancellation)
    {
        var clone = GitClone.Create(url, cancellation);
        var opened = new OpenedRoot { Root = clone.Repository.Root, Kind = RootKind.Url, Repository = clone.Repository };
        opened.Own(clone);
        return Guarded(opened, () => OpenHistory(opened, cancellation));
    }

    private OpenedRoot OpenPath(string path, Func<string, bool> isExcluded, CancellationToken cancellation)
    {
        var repository = Directory.Exists(path) ? OpenRepository(path, cancellation) : null;
        var opened = new OpenedRoot
        {
            Root = path,
            Kind = repository is null ? RootKind.Folder : RootKind.Repository,
            FullPath = Path.GetFullPath(path),
            Repository = repository,
            PathPrefix = GitRepository.PrefixAt(path),
        };
        return Guarded(opened, () => AddSources(opened, path, isExcluded, cancellation));
    }

    private GitRepository? OpenRepository(string path, CancellationToken cancellation)
    {
        try
        {
            return request.Mode == ScanMode.Staged ? GitRepository.OpenForCommit(path, cancellation) : GitRepository.Open(path, cancellation);
        }
        catch (SourceException) when (request.Mode == ScanMode.Files && GitRepository.IsInWorkTree(path))
        {
            // The files can be read without git; their source says so.
            return null;
        }
    }

    private void AddSources(OpenedRoot opened, string path, Func<string, bool> isExcluded, CancellationToken cancellation)
    {
        if (request.Mode != ScanMode.Files && opened.Repository is null)
        {
            throw new SourceException(File.Exists(path)
                ? $"'{path}' is a file; --history, --range, --since and --staged take the folder of a repository, or one in it."
                : Path.Exists(path)
                ? $"'{path}' is in no git repository, so it has no history and nothing staged; scan its files without --history, --range, --since and --staged."
                : $"'{path}' does not exist; give a file, a folder, a URL, or - for standard input.");
        }

        if (request.Mode == ScanMode.Staged)
        {
            opened.AddStaged(GitStagedSource.Open(opened.Repository!, cancellation));
            return;
        }

        if (request.ForceExclude && FileSource.IsExcludedFile(path, isExcluded))
        {
            return;
        }

        var hasFiles = HasFiles(request, opened);
        if (hasFiles)
        {
            opened.Add(FileSource.Open(path, isExcluded, !request.NoIgnore, cancellation));
        }

        if (!hasFiles || opened.Repository is { IsBare: true } || request.Mode != ScanMode.Files)
        {
            OpenHistory(opened, cancellation);
        }
    }

    // A bare repository has no files: its history is all there is.
    private static bool HasFiles(ScanRequest request, OpenedRoot opened) =>
        request.Mode != ScanMode.Range && opened.Kind != RootKind.Url
        && opened.Repository is null or { HasWorkTree: true } or { DisownedBy: not null };

    private void OpenHistory(OpenedRoot opened, CancellationToken cancellation)
    {
        var repository = opened.Repository!;
        if (request.Mode == ScanMode.Range)
        {
            var range = GitRange.Parse(repository, request.Range!, cancellation);
            opened.AddHistory(GitHistorySource.OpenRange(repository, range, cancellation), isChange: true);
        }
        else
        {
            Func<ObjectId, bool>? isKnown = cache is null ? null : AddKnown;
            opened.AddHistory(
                GitHistorySource.OpenAll(repository, isKnown, cache?.FindHistory(opened.HistoryName), cancellation), isChange: false);
        }

        bool AddKnown(ObjectId id)
        {
            if (cache!.Find(id) is not { } known)
            {
                return false;
            }

            opened.Known.Add(id, known);
            return true;
        }
    }

    private static OpenedRoot Guarded(OpenedRoot opened, Action open)
    {
        try
        {
            open();
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }
}
