using System.Runtime.InteropServices;

namespace TokenGuard.Sources.Files;

/// <summary>Type and size of a file as Linux tells them.</summary>
internal readonly partial record struct LinuxStatus(EntryKind Kind, long Length)
{
    // statx has one layout on every architecture, unlike stat.
    private const int StatusSize = 256;
    private const int ModeOffset = 28;
    private const int LengthOffset = 40;
    private const int CurrentFolder = -100;
    private const int NoFollow = 0x100;
    private const int EmptyPath = 0x1000;
    private const uint TypeAndSize = 0x1 | 0x200;

    public static LinuxStatus Of(string path) => Read(CurrentFolder, NativeName.Encode(path), NoFollow);

    public static LinuxStatus Of(int descriptor) => Read(descriptor, [0], EmptyPath);

    private static LinuxStatus Read(int folder, byte[] path, int flags)
    {
        Span<byte> status = stackalloc byte[StatusSize];
        if (StatX(folder, path, flags, TypeAndSize, ref MemoryMarshal.GetReference(status)) != 0)
        {
            return new LinuxStatus(EntryKind.Missing, 0);
        }

        var mode = MemoryMarshal.Read<ushort>(status[ModeOffset..]);
        return new LinuxStatus(KindOf(mode & 0xF000), MemoryMarshal.Read<long>(status[LengthOffset..]));
    }

    private static EntryKind KindOf(int type) => type switch
    {
        0x4000 => EntryKind.Folder,
        0x8000 => EntryKind.File,
        0xA000 => EntryKind.Link,
        _ => EntryKind.Special,
    };

    [LibraryImport("libc", EntryPoint = "statx")]
    private static partial int StatX(int folder, byte[] path, int flags, uint mask, ref byte status);
}
