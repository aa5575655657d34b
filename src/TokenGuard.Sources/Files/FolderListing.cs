namespace TokenGuard.Sources.Files;

/// <summary>Lists folders.</summary>
internal static class FolderListing
{
    /// <summary>The entries of a folder; throws <see cref="IOException"/> if it cannot be listed.</summary>
    public static List<FolderEntry> Read(string folder) =>
        OperatingSystem.IsLinux() ? LinuxFolder.Read(folder) : Portable(folder);

    // Names are always valid Unicode on macOS, and FIFOs show when they are opened.
    private static List<FolderEntry> Portable(string folder)
    {
        try
        {
            return [.. new DirectoryInfo(folder).EnumerateFileSystemInfos().Select(e => new FolderEntry(e.Name, KindOf(e.Attributes)))];
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IOException(e.Message, e);
        }
    }

    private static EntryKind KindOf(FileAttributes attributes) =>
        attributes.HasFlag(FileAttributes.ReparsePoint) ? EntryKind.Link
        : attributes.HasFlag(FileAttributes.Directory) ? EntryKind.Folder
        : attributes.HasFlag(FileAttributes.Device) ? EntryKind.Special
        : EntryKind.File;
}
