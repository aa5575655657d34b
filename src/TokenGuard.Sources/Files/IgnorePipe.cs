namespace TokenGuard.Sources.Files;

/// <summary>Looks for a <c>.gitignore</c> that is no file: git opens it, and waits for ever for who writes into a pipe.</summary>
internal static class IgnorePipe
{
    private const string Name = ".gitignore";

    /// <summary>The first in a folder of a work tree, below it or above it; null if there is none.</summary>
    /// <param name="folder">Full path of the folder.</param>
    public static string? Find(string folder) => FindAbove(folder) ?? FindBelow(folder);

    private static string? FindAbove(string folder)
    {
        for (var above = new DirectoryInfo(folder); above is not null; above = above.Parent)
        {
            if (IsPipe(above.FullName) is { } path)
            {
                return path;
            }

            if (Path.Exists(Path.Join(above.FullName, ".git")))
            {
                break;
            }
        }

        return null;
    }

    private static string? FindBelow(string folder)
    {
        var folders = new Stack<string>([folder]);
        while (folders.TryPop(out var next))
        {
            if (IsPipe(next) is { } path)
            {
                return path;
            }

            foreach (var entry in List(next))
            {
                if (entry.Kind == EntryKind.Folder && entry.Name != ".git")
                {
                    folders.Push(Path.Join(next, entry.Name));
                }
            }
        }

        return null;
    }

    private static List<FolderEntry> List(string folder)
    {
        try
        {
            return FolderListing.Read(folder);
        }
        catch (IOException)
        {
            // Then git cannot list it either, and says so.
            return [];
        }
    }

    private static string? IsPipe(string folder) => Path.Join(folder, Name) is var path && SpecialFile.IsOne(path) ? path : null;
}
