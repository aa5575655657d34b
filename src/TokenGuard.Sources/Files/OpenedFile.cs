using Microsoft.Win32.SafeHandles;

namespace TokenGuard.Sources.Files;

/// <summary>What stood behind a path when it was opened; there is a handle only if it is a file.</summary>
internal readonly record struct OpenedFile(EntryKind Kind, SafeFileHandle? Handle = null, long Length = 0)
{
    /// <summary>Opens a file for reading without waiting for anyone; throws <see cref="IOException"/> if it must not be read.</summary>
    /// <param name="path">As <see cref="NativeName"/> spells it.</param>
    /// <param name="followLink">False: a link is told as a link.</param>
    public static OpenedFile Open(string path, bool followLink) =>
        OperatingSystem.IsWindows() ? WindowsFile.Open(path, followLink) : UnixFile.Open(path, followLink);
}
