using System.Runtime.InteropServices;

namespace TokenGuard.Sources.Files;

/// <summary>
/// Lists a folder byte for byte: .NET's enumeration loses names that are not UTF-8 and does not tell FIFOs from files.
/// </summary>
internal static partial class LinuxFolder
{
    // struct dirent of every 64-bit Linux: inode, offset, record length, type, name.
    private const int TypeOffset = 18;
    private const int NameOffset = 19;

    public static List<FolderEntry> Read(string folder)
    {
        var handle = OpenDirectory(NativeName.Encode(folder));
        if (handle == 0)
        {
            throw UnixError.Last();
        }

        try
        {
            return ReadAll(handle, folder);
        }
        finally
        {
            _ = CloseDirectory(handle);
        }
    }

    private static List<FolderEntry> ReadAll(nint handle, string folder)
    {
        var entries = new List<FolderEntry>();
        while (true)
        {
            var record = ReadDirectory(handle);
            if (record == 0)
            {
                return Marshal.GetLastPInvokeError() == 0 ? entries : throw UnixError.Last();
            }

            var name = NameOf(record);
            if (name is not ("." or ".."))
            {
                var kind = KindOf(Marshal.ReadByte(record, TypeOffset));
                entries.Add(new FolderEntry(name, kind ?? LinuxStatus.Of($"{folder}/{name}").Kind));
            }
        }
    }

    private static unsafe string NameOf(nint record) =>
        NativeName.Decode(MemoryMarshal.CreateReadOnlySpanFromNullTerminated((byte*)record + NameOffset));

    // Null: this file system does not tell.
    private static EntryKind? KindOf(byte type) => type switch
    {
        0 => null,
        4 => EntryKind.Folder,
        8 => EntryKind.File,
        10 => EntryKind.Link,
        _ => EntryKind.Special,
    };

    [LibraryImport("libc", EntryPoint = "opendir", SetLastError = true)]
    private static partial nint OpenDirectory(byte[] path);

    [LibraryImport("libc", EntryPoint = "readdir", SetLastError = true)]
    private static partial nint ReadDirectory(nint handle);

    [LibraryImport("libc", EntryPoint = "closedir")]
    private static partial int CloseDirectory(nint handle);
}
