using TokenGuard.Sources.Files;

namespace TokenGuard.Sources.Git;

/// <summary>A clone of everything that a URL offers, in a folder of its own that goes away with this object.</summary>
public sealed class GitClone : IDisposable
{
    private readonly string folder;

    private GitClone(string folder, GitRepository repository)
    {
        this.folder = folder;
        Repository = repository;
    }

    public GitRepository Repository { get; }

    /// <summary>Whether a text means an address to clone and not a local path.</summary>
    public static bool IsUrl(string text) => GitUrl.IsUrl(text);

    /// <summary>Clones with the user's own git configuration, so that its credential helpers work.</summary>
    public static GitClone Create(string url, CancellationToken cancellation = default) =>
        Create(url, TemporaryFolders.Shared.Make, cancellation);

    /// <param name="url">What to clone.</param>
    /// <param name="newFolder">Makes a folder that only this user can enter.</param>
    /// <param name="cancellation">Stops git.</param>
    internal static GitClone Create(string url, Func<string> newFolder, CancellationToken cancellation)
    {
        var address = GitUrl.Parse(url);
        var folder = Make(newFolder);
        try
        {
            var git = GitCommand.Find(folder, cancellation) with { Protocol = address.Protocol };
            var answer = git.Run(
                ["clone", "--quiet", "--mirror", "--template=", "--", address.Text, Path.Join(folder, "clone.git")], cancellation);
            var name = GitUrl.Mask(url);
            return answer.Succeeded && GitRepository.Open(Path.Join(folder, "clone.git"), name, cancellation) is { } repository
                ? new GitClone(folder, repository)
                : throw new SourceException($"'{name}' could not be cloned: {GitUrl.Mask(answer.Error)}");
        }
        catch
        {
            TemporaryFolders.Shared.Remove(folder);
            throw;
        }
    }

    public void Dispose() => TemporaryFolders.Shared.Remove(folder);

    private static string Make(Func<string> newFolder)
    {
        try
        {
            return newFolder();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SourceException($"no temporary folder can be made for the clone: {failure.Message}", failure);
        }
    }
}
