namespace TokenGuard.Sources.Files;

/// <summary>
/// Decides once per folder of a work tree whether the files that git lists in it are to be read: not if the folder is
/// excluded or was replaced by a link, behind which other files lie than those that git means.
/// </summary>
internal sealed class WorkTreeFolders(RootedFiles files, Func<string, bool> isExcluded)
{
    private readonly Dictionary<string, bool> known = new(StringComparer.Ordinal) { [""] = true };

    /// <summary>Whether the files directly in the folder of the given path are to be read.</summary>
    public bool AreRead(string relative)
    {
        var end = relative.LastIndexOf('/');
        if (end <= 0)
        {
            return true;
        }

        var folder = relative[..end];
        if (!known.TryGetValue(folder, out var isRead))
        {
            isRead = AreRead(folder) && !isExcluded(NativeName.Display(folder) + "/") && !IsLink(folder);
            known.Add(folder, isRead);
        }

        return isRead;
    }

    private bool IsLink(string folder)
    {
        var path = files.PathOf(folder);
        var isLink = OperatingSystem.IsLinux()
            ? LinuxStatus.Of(path).Kind == EntryKind.Link
            : new DirectoryInfo(path).LinkTarget is not null;
        if (isLink)
        {
            files.NoteLink(folder);
        }

        return isLink;
    }
}
