using TokenGuard.Sources.Files;

namespace TokenGuard.TokenApi.Storage;

/// <summary>Files and folders that their owner alone may read and write.</summary>
internal static class PrivateFiles
{
    private const int LinuxWouldBlock = 11;
    private const int MacWouldBlock = 35;
    private const int WindowsSharingViolation = unchecked((int)0x80070020);

    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerFile | UnixFileMode.UserExecute;
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <summary>Makes a folder and those above it, if they are not there.</summary>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerFolder);
        }
    }

    /// <summary>Reads a file that nobody but its owner may read.</summary>
    /// <exception cref="IOException">It cannot be read, is a symbolic link, is open to others, or is larger than <paramref name="largest"/>.</exception>
    public static byte[] Read(string path, int largest)
    {
        RefuseLink(path);
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        // Asked of what was opened: the path may lead elsewhere by now.
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file.SafeFileHandle) & Others) != 0)
        {
            throw new IOException($"others may read or write it: chmod 600 '{path}'");
        }

        if (!file.CanSeek)
        {
            throw new IOException("it is no file");
        }

        if (file.Length > largest)
        {
            throw new IOException($"it is larger than {largest} bytes");
        }

        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Puts a new file in the place of one that may be there: whoever reads sees the old content or the new one, whole.</summary>
    /// <exception cref="IOException">It cannot be written, or is a symbolic link.</exception>
    public static void Replace(string path, ReadOnlySpan<byte> content)
    {
        RefuseLink(path);
        WholeFile.Replace(path, content, forOwnerOnly: true);
        FolderSync.Flush(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    /// <summary>Opens a file to read and write, and makes it if it is not there.</summary>
    public static FileStream Open(string path, FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerFile;
        }

        return new FileStream(path, options);
    }

    /// <summary>True if another process, or another part of this one, has the file open and shares it with nobody.</summary>
    public static bool IsInUse(IOException failure) => failure.HResult is LinuxWouldBlock or MacWouldBlock or WindowsSharingViolation;

    private static void RefuseLink(string path)
    {
        if (new FileInfo(path).LinkTarget is not null)
        {
            throw new IOException("it is a symbolic link, and is not followed; give the path of the file itself");
        }
    }
}
