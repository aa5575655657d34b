using TokenGuard.Sources.Files;

namespace TokenGuard.Sources.Git;

/// <summary>A git repository that was found at a path or above it.</summary>
public sealed class GitRepository
{
    private readonly Lazy<bool> isPartialClone;

    private GitRepository(string path, string root, GitCommand git, string[] facts)
    {
        Path = path;
        Root = root;
        HasWorkTree = facts[0] == "true";
        IsBare = facts[1] == "true";
        IsShallow = facts[2] == "true";
        ObjectFormat = facts[3];
        GitFolder = facts[4];
        ObjectFolder = System.IO.Path.Join(facts[5], "objects");
        Git = git with { Quarantine = Quarantine.Of(ObjectFolder) };
        isPartialClone = new(() => HasPromisorPacks(ObjectFolder));
    }

    /// <summary>The folder it was opened by.</summary>
    public string Path { get; }

    /// <summary>The path or URL as the user gave it, without credentials.</summary>
    public string Root { get; }

    /// <summary>Whether the path lies in a work tree.</summary>
    public bool HasWorkTree { get; }

    public bool IsBare { get; }

    /// <summary>
    /// The setting by which the repository in a folder of files has its work tree elsewhere or none, so that git tells nothing
    /// about these files; null if it has not.
    /// </summary>
    public string? DisownedBy => HasWorkTree || RealPath.Of(Path) is not { } real || LooksLike(real) is not { Folder: { } folder, IsBare: false } ? null
        : !IsBare ? "core.worktree"
        // A file leads to a bare repository where there are only linked work trees.
        : Directory.Exists(folder) ? "core.bare"
        : null;

    public bool IsShallow { get; }

    /// <summary>Whether objects were left out when it was cloned.</summary>
    public bool IsPartialClone => isPartialClone.Value;

    /// <summary><c>sha1</c> or <c>sha256</c>.</summary>
    public string ObjectFormat { get; }

    /// <summary>The path of <see cref="Path"/> below the top of its work tree: empty or ending in a slash.</summary>
    public string Prefix => HasWorkTree ? PrefixOf(RealPath.Of(Path) ?? Path) : "";

    internal string GitFolder { get; }

    /// <summary>Full path of the folder of its objects: the same for all its work trees.</summary>
    public string ObjectFolder { get; }

    internal GitCommand Git { get; }

    internal int IdWidth => ObjectFormat == "sha256" ? 32 : 20;

    /// <summary>Opens the repository that a folder belongs to, or null if it belongs to none.</summary>
    public static GitRepository? Open(string path, CancellationToken cancellation = default) =>
        Open(path, path, cancellation);

    /// <summary>Opens the repository whose next commit is made in a folder: the one whose hook has started us, or else the one it belongs to.</summary>
    public static GitRepository? OpenForCommit(string path, CancellationToken cancellation = default) =>
        OpenForCommit(path, GitHook.Current, cancellation);

    internal static GitRepository? OpenForCommit(string path, GitHook hook, CancellationToken cancellation) =>
        RealPath.Of(path) is { } real && hook.GitFolder is not null && hook.Lead(GitCommand.Locate(path), real) is { } git
            ? Open(path, path, git, cancellation)
            : Open(path, path, cancellation);

    /// <param name="path">The folder.</param>
    /// <param name="root">What stands for it in reports.</param>
    /// <param name="cancellation">Stops the look at it.</param>
    internal static GitRepository? Open(string path, string root, CancellationToken cancellation) =>
        // Most folders that are no repository are told without starting git.
        RealPath.Of(path) is { } real && LooksLike(real) is { Folder: { } folder } ? OpenFound(path, root, folder, cancellation) : null;

    private static GitRepository? OpenFound(string path, string root, string folder, CancellationToken cancellation)
    {
        GitFolderFiles.RefuseSpecial(folder);
        return Open(path, root, GitCommand.Locate(path), cancellation);
    }

    private static GitRepository? Open(string path, string root, GitCommand git, CancellationToken cancellation)
    {
        // Its version is looked at only where it fails: a hook has no time for another process, and what older ones lack
        // is needed for this answer already.
        var answer = git.Run(
            [
                "rev-parse", "--is-inside-work-tree", "--is-bare-repository", "--is-shallow-repository",
                "--show-object-format", "--path-format=absolute", "--git-dir", "--git-common-dir",
            ],
            cancellation);
        if (!answer.Succeeded || answer.Lines.Length != 6)
        {
            git.RequireMinimum(cancellation);
        }

        if (!answer.Succeeded)
        {
            return answer.Error.Contains("not a git repository", StringComparison.Ordinal)
                ? null
                : throw new SourceException($"the git repository of '{path}' cannot be opened: {answer.Error}");
        }

        return answer.Lines is { Length: 6 } facts
            ? new GitRepository(path, root, git, facts)
            : throw new SourceException($"the git repository of '{path}' has a line break in its path; move it elsewhere.");
    }

    internal Provenance ProvenanceOf(ProvenanceKind kind, ObjectId? id = null, string? path = null) =>
        new() { Kind = kind, Root = Root, BlobId = id?.ToString(), Path = path };

    /// <summary>True if a work tree seems to begin at a folder or above it, whether or not git can open it.</summary>
    public static bool IsInWorkTree(string path) => RealPath.Of(path) is { } real && LooksLike(real) is { Folder: not null, IsBare: false };

    /// <summary>The path of a folder, or of a file's folder, below the top of its work tree: empty or ending in a slash; empty outside of one, and in a bare repository.</summary>
    public static string PrefixAt(string path)
    {
        var folder = Directory.Exists(path) ? path : System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path));
        return folder is not null && RealPath.Of(folder) is { } real && !LooksLike(real).IsBare ? PrefixOf(real) : "";
    }

    /// <summary>The repository's own folder, or the file that leads to it.</summary>
    private static (string? Folder, bool IsBare) LooksLike(string real)
    {
        for (var folder = new DirectoryInfo(real); folder is not null; folder = folder.Parent)
        {
            var dotGit = System.IO.Path.Join(folder.FullName, ".git");
            var isBare = File.Exists(System.IO.Path.Join(folder.FullName, "HEAD"))
                && Directory.Exists(System.IO.Path.Join(folder.FullName, "refs"));
            if (isBare || Directory.Exists(dotGit) || File.Exists(dotGit))
            {
                return (isBare ? folder.FullName : dotGit, isBare);
            }
        }

        return default;
    }

    private static string PrefixOf(string real)
    {
        for (var folder = new DirectoryInfo(real); folder is not null; folder = folder.Parent)
        {
            if (System.IO.Path.Exists(System.IO.Path.Join(folder.FullName, ".git")))
            {
                var relative = System.IO.Path.GetRelativePath(folder.FullName, real).Replace('\\', '/');
                return relative == "." ? "" : relative + "/";
            }
        }

        return "";
    }

    private static bool HasPromisorPacks(string objects)
    {
        var packs = System.IO.Path.Join(objects, "pack");
        return Directory.Exists(packs) && Directory.EnumerateFiles(packs, "*.promisor").Any();
    }
}
