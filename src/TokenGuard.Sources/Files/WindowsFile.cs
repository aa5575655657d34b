namespace TokenGuard.Sources.Files;

/// <summary>Opens files on Windows.</summary>
internal static class WindowsFile
{
    public static OpenedFile Open(string path, bool followLink)
    {
        try
        {
            var attributes = File.GetAttributes(path);
            if (attributes.HasFlag(FileAttributes.ReparsePoint) && !followLink)
            {
                return new OpenedFile(EntryKind.Link);
            }

            if (attributes.HasFlag(FileAttributes.Directory))
            {
                return new OpenedFile(EntryKind.Folder);
            }

            var handle = File.OpenHandle(
                path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);
            return new OpenedFile(EntryKind.File, handle, RandomAccess.GetLength(handle));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return new OpenedFile(EntryKind.Missing);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IOException(e.Message, e);
        }
    }
}
