using TokenGuard.Sources.Files;

namespace TokenGuard.Sources.Git;

/// <summary>The files in a repository's own folder that every call of git opens: it waits for ever where one is a pipe.</summary>
internal static class GitFolderFiles
{
    private static readonly string[] Names =
        ["HEAD", "config", "config.worktree", "commondir", "index", "packed-refs", "shallow", "info/exclude", "info/attributes", "info/grafts", "objects/info/alternates"];

    /// <summary>Refuses a repository that git cannot read to an end.</summary>
    /// <param name="folder">The folder: <c>.git</c>, or a bare repository.</param>
    /// <exception cref="SourceException">One of the files is a pipe, a socket or a device.</exception>
    public static void RefuseSpecial(string folder)
    {
        foreach (var name in Names)
        {
            if (SpecialFile.IsOne(Path.Join(folder, name)))
            {
                throw new SourceException($"the git repository cannot be read: '{NativeName.Display(Path.Join(folder, name))}' is a device, a socket or a pipe, and no file");
            }
        }
    }
}
