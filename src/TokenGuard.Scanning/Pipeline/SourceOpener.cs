using TokenGuard.Scanning.Caching;
using TokenGuard.Scanning.Reports;
using TokenGuard.Sources;
using TokenGuard.Sources.Files;
using TokenGuard.Sources.Git;

namespace TokenGuard.Scanning.Pipeline;

/// <summary>Turns what the user named into sources of bytes: the one place to add a kind of source to.</summary>
internal sealed class SourceOpener(ScanRequest request, Func<Stream> standardInput, ScanCache? cache)
{
    public const string StandardInput = "-";

    /// <summary>The folder in which configuration is searched, or null where there is none.</summary>
    public static string? ConfigurationFolder(string root) =>
        root == StandardInput || GitClone.IsUrl(root) || !Path.Exists(root) ? null : root;

    /// <exception cref="SourceException">The root cannot be opened.</exception>
    public OpenedRoot Open(string root, Func<string, bool> isExcluded, CancellationToken cancellation)
    {
        if (root == StandardInput)
        {
            var input = new OpenedRoot { Root = root, Kind = RootKind.StandardInput };
            input.Add(new StandardInputSource(standardInput()));
            return input;
        }

        return GitClone.IsUrl(root) ? OpenUrl(root, cancellation) : OpenPath(root, isExcluded, cancellation);
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
        var repository = Directory.Exists(path) ? GitRepository.Open(path, cancellation) : null;
        var opened = new OpenedRoot
        {
            Root = path,
            Kind = repository is null ? RootKind.Folder : RootKind.Repository,
            FullPath = Path.GetFullPath(path),
            Repository = repository,
        };
        return Guarded(opened, () => AddSources(opened, path, isExcluded, cancellation));
    }

    private void AddSources(OpenedRoot opened, string path, Func<string, bool> isExcluded, CancellationToken cancellation)
    {
        if (request.Mode != ScanMode.Files && opened.Repository is null)
        {
            throw new SourceException(Path.Exists(path)
                ? $"'{path}' is in no git repository, so it has no history and nothing staged; scan its files without --history, --range, --since and --staged."
                : $"'{path}' does not exist; give a file, a folder, a URL, or - for standard input.");
        }

        if (request.Mode == ScanMode.Staged)
        {
            opened.AddStaged(GitStagedSource.Open(opened.Repository!, cancellation));
            return;
        }

        // A bare repository has no files: its history is all there is.
        var hasFiles = opened.Repository is null || opened.Repository.HasWorkTree;
        if (hasFiles && request.Mode != ScanMode.Range)
        {
            opened.Add(FileSource.Open(path, isExcluded, !request.NoIgnore, cancellation));
        }

        if (!hasFiles || request.Mode != ScanMode.Files)
        {
            OpenHistory(opened, cancellation);
        }
    }

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
            opened.AddHistory(GitHistorySource.OpenAll(repository, cache is null ? null : IsKnown, cancellation), isChange: false);
        }

        bool IsKnown(ObjectId id)
        {
            if (cache.Find(id) is not { } known)
            {
                return false;
            }

            opened.Known.Add((id, known));
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
