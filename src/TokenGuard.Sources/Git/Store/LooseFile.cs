using System.Buffers;
using System.IO.Compression;

namespace TokenGuard.Sources.Git.Store;

/// <summary>An object in a file of its own.</summary>
/// <remarks>Format: <c>gitrepository-layout</c>: <c>objects/xx/</c> and the rest of the name; zlib over "type size NUL content".</remarks>
internal static class LooseFile
{
    private const int LongestHead = 32;

    /// <summary>Where an object is if it has a file of its own.</summary>
    public static string PathOf(string folder, ObjectId id)
    {
        var name = id.ToString();
        return Path.Join(folder, name[..2], name[2..]);
    }

    /// <summary>Reads an object.</summary>
    /// <param name="path">Its file.</param>
    /// <param name="isWanted">Whether the content of an object of a type is wanted.</param>
    /// <returns>The type, and the content in a buffer of the shared pool if it is wanted; a larger one than fits is not read.</returns>
    /// <exception cref="StoreException">It is damaged.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static (ObjectKind Kind, byte[]? Content, int Length) Read(string path, Func<ObjectKind, bool> isWanted)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        using var zlib = new ZLibStream(file, CompressionMode.Decompress);
        byte[]? buffer = null;
        try
        {
            var (kind, length) = ReadHead(zlib);
            if (!isWanted(kind) || length > Blob.LargestInMemory)
            {
                return (kind, null, 0);
            }

            buffer = ArrayPool<byte>.Shared.Rent((int)length + 1);
            zlib.ReadExactly(buffer.AsSpan(0, (int)length));
            if (zlib.Read(buffer.AsSpan((int)length, 1)) != 0)
            {
                throw new StoreException("an object is longer than it declares");
            }

            (var content, buffer) = (buffer, null);
            return (kind, content, (int)length);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new StoreException("an object is damaged", e);
        }
        finally
        {
            if (buffer is not null)
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }
    }

    private static (ObjectKind Kind, long Length) ReadHead(ZLibStream zlib)
    {
        Span<byte> head = stackalloc byte[LongestHead];
        for (var at = 0; at < head.Length; at++)
        {
            zlib.ReadExactly(head.Slice(at, 1));
            if (head[at] != 0)
            {
                continue;
            }

            var space = head[..at].IndexOf((byte)' ');
            if (space > 0 && long.TryParse(head[(space + 1)..at], System.Globalization.NumberStyles.None, null, out var length))
            {
                return (KindOf(head[..space]), length);
            }

            break;
        }

        throw new StoreException("an object has no head");
    }

    private static ObjectKind KindOf(ReadOnlySpan<byte> name) => name switch
    {
        _ when name.SequenceEqual("blob"u8) => ObjectKind.Blob,
        _ when name.SequenceEqual("tree"u8) => ObjectKind.Tree,
        _ when name.SequenceEqual("commit"u8) => ObjectKind.Commit,
        _ when name.SequenceEqual("tag"u8) => ObjectKind.Tag,
        _ => throw new StoreException("an object has no known type"),
    };
}
