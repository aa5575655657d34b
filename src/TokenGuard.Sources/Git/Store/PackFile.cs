using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace TokenGuard.Sources.Git.Store;

/// <summary>An open pack, read at any place by any thread.</summary>
internal sealed class PackFile : IDisposable
{
    private const uint Magic = 0x5041434B; // PACK
    private const int HeadLength = 12;

    private readonly SafeFileHandle handle;

    private PackFile(SafeFileHandle handle, int width)
    {
        this.handle = handle;
        End = RandomAccess.GetLength(handle) - width;
    }

    /// <summary>Where the objects end.</summary>
    public long End { get; }

    /// <summary>Opens the pack of an index.</summary>
    /// <exception cref="StoreException">It is no pack, or not that of the index.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static PackFile Open(string path, PackIndex index, int width)
    {
        var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        try
        {
            var pack = new PackFile(handle, width);
            pack.Check(index, width);
            return pack;
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>Reads up to the end of the buffer or of the pack, and gives what there is.</summary>
    public int Read(long offset, Span<byte> buffer)
    {
        var filled = 0;
        while (filled < buffer.Length && RandomAccess.Read(handle, buffer[filled..], offset + filled) is > 0 and var count)
        {
            filled += count;
        }

        return filled;
    }

    public void Dispose() => handle.Dispose();

    private void Check(PackIndex index, int width)
    {
        Span<byte> head = stackalloc byte[HeadLength];
        Span<byte> hash = stackalloc byte[ObjectId.MaxBytes];
        hash = hash[..width];
        if (End < HeadLength || Read(0, head) < HeadLength || Read(End, hash) < width
            || BinaryPrimitives.ReadUInt32BigEndian(head) != Magic
            || BinaryPrimitives.ReadUInt32BigEndian(head[4..]) is not (2 or 3))
        {
            throw new StoreException("the pack is cut off or no pack");
        }

        if (BinaryPrimitives.ReadUInt32BigEndian(head[8..]) != index.Count || !hash.SequenceEqual(index.PackHash))
        {
            throw new StoreException("the pack is not the one of its index");
        }
    }
}
