using TokenGuard.Sources.Files;

namespace TokenGuard.Sources.Git;

/// <summary>
/// What git tells a hook that it starts, in the top folder of the work tree: of which repository, work tree and index the
/// next commit is made. A hook may look at other repositories too, so it holds for that folder only.
/// </summary>
/// <param name="Folder">The folder that the hook was started in.</param>
/// <param name="GitFolder">The repository's own folder, which need not lie in or above the work tree; null if git did not say.</param>
/// <param name="WorkTree">Its work tree; null for <paramref name="Folder"/>.</param>
/// <param name="IndexFile">The index; null for the repository's own.</param>
internal sealed record GitHook(string Folder, string? GitFolder, string? WorkTree, string? IndexFile)
{
    public static GitHook Current => new(
        Environment.CurrentDirectory, Variable("GIT_DIR"), Variable("GIT_WORK_TREE"), Variable("GIT_INDEX_FILE"));

    /// <summary>Git that works on the hook's repository, which no look at the folders above would find; null if there is none, or the path is another repository's.</summary>
    /// <param name="git">Git in the folder of the path.</param>
    /// <param name="real">The path with all links resolved.</param>
    public GitCommand? Lead(GitCommand git, string real) =>
        GitFolder is not null && RealPath.Of(Absolute(GitFolder)) is { } folder && IsGitFolder(folder) && NearestTo(real) is { IsBelow: true, HasRepository: false }
            ? git with { GitFolder = folder, WorkTree = Absolute(WorkTree ?? ".") }
            : null;

    /// <summary>The index that the next commit of a repository is made of; null for its own.</summary>
    public string? IndexOf(GitRepository repository)
    {
        if (IndexFile is null || RealPath.Of(Absolute(IndexFile)) is not { } real || RealPath.Of(repository.GitFolder) is not { } own)
        {
            return null;
        }

        // Not that of another repository: its hook may have started us.
        var isOfCommit = RealPath.IsWithin(real, own)
            || (!IsGitFolder(Path.GetDirectoryName(real)!) && RealPath.Of(repository.Path) is { } path && NearestTo(path) is { IsBelow: true, IsInner: false });
        return isOfCommit ? real : null;
    }

    private string Absolute(string path) => Path.GetFullPath(path, Folder);

    /// <summary>Whether a path lies in the hook's folder; whether a work tree begins there or on the way to it, and if so, below it.</summary>
    private (bool IsBelow, bool HasRepository, bool IsInner) NearestTo(string real)
    {
        if (RealPath.Of(Folder) is not { } top || !RealPath.IsWithin(real, top))
        {
            return default;
        }

        for (var folder = real; folder is not null && RealPath.IsWithin(folder, top); folder = Path.GetDirectoryName(folder))
        {
            if (Path.Exists(Path.Join(folder, ".git")))
            {
                return (true, true, folder.Length > top.Length);
            }
        }

        return (true, false, false);
    }

    private static bool IsGitFolder(string folder) => File.Exists(Path.Join(folder, "HEAD"));

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
