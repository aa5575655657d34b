using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace TokenGuard.Sources.Files;

/// <summary>
/// Opens files on Unix: any name, no wait for the writer of a FIFO, no race between asking for a link and opening it.
/// </summary>
internal static partial class UnixFile
{
    private static int BaseFlags => OperatingSystem.IsLinux()
        ? 0x80000 | 0x800 // O_CLOEXEC | O_NONBLOCK
        : 0x1000000 | 0x4;

    private static int NoFollow => !OperatingSystem.IsLinux() ? 0x100
        : RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm ? 0x8000
        : 0x20000;

    public static OpenedFile Open(string path, bool followLink)
    {
        var descriptor = Open(NativeName.Encode(path), followLink ? BaseFlags : BaseFlags | NoFollow);
        if (descriptor < 0)
        {
            return Refused(Marshal.GetLastPInvokeError(), followLink);
        }

        var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        var (kind, length) = OperatingSystem.IsLinux() ? LinuxStatus.Of(descriptor) : Portable(handle);
        if (kind == EntryKind.File)
        {
            return new OpenedFile(kind, handle, length);
        }

        handle.Dispose();
        return new OpenedFile(kind);
    }

    private static OpenedFile Refused(int error, bool followLink) =>
        error is UnixError.NoSuchEntry or UnixError.NotAFolder ? new OpenedFile(EntryKind.Missing)
        : error == UnixError.NoSuchDevice ? new OpenedFile(EntryKind.Special)
        : error == UnixError.Loop && !followLink ? new OpenedFile(EntryKind.Link)
        : throw UnixError.Last();

    private static LinuxStatus Portable(SafeFileHandle handle)
    {
        try
        {
            var folder = File.GetAttributes(handle).HasFlag(FileAttributes.Directory);
            return folder ? new(EntryKind.Folder, 0) : new(EntryKind.File, RandomAccess.GetLength(handle));
        }
        catch (NotSupportedException)
        {
            return new(EntryKind.Special, 0);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true)]
    private static partial int Open(byte[] path, int flags);
}
