using System.Buffers;
using System.IO.Compression;

namespace TokenGuard.Sources.Git.Store;

/// <summary>The objects of a store that stand in a file of their own.</summary>
/// <remarks>Format: <c>gitrepository-layout</c>: <c>objects/xx/</c> and the rest of the name; zlib over "type size NUL content".</remarks>
internal sealed class LooseObjects
{
    private const int LongestHead = 32;

    private readonly List<(int Number, string Folder)> objects = [];
    private readonly Dictionary<int, ObjectKind> kinds = [];
    private readonly ObjectTable table;

    /// <param name="folders">The folders of the store.</param>
    /// <param name="table">Learns the objects that no pack has.</param>
    public LooseObjects(IEnumerable<string> folders, ObjectTable table)
    {
        this.table = table;
        foreach (var folder in folders)
        {
            for (var first = 0; first < 256; first++)
            {
                Add(folder, first.ToString("x2", null));
            }
        }
    }

    public int Count => objects.Count;

    public int NumberAt(int index) => objects[index].Number;

    /// <summary>The type, if the object was read before.</summary>
    public ObjectKind KindAt(int index) => kinds.GetValueOrDefault(index);

    /// <summary>Reads an object.</summary>
    /// <param name="index">Which.</param>
    /// <param name="isWanted">Whether the content of an object of a type is wanted.</param>
    /// <returns>The type, and the content in a buffer of the shared pool if it is wanted; a larger one than fits is not read.</returns>
    /// <exception cref="StoreException">It is damaged.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public (ObjectKind Kind, byte[]? Content, int Length) Read(int index, Func<ObjectKind, bool> isWanted)
    {
        var (number, folder) = objects[index];
        var name = Convert.ToHexStringLower(table[number]);
        using var file = new FileStream(
            Path.Join(folder, name[..2], name[2..]), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        using var zlib = new ZLibStream(file, CompressionMode.Decompress);
        byte[]? buffer = null;
        try
        {
            var (kind, length) = ReadHead(zlib);
            lock (kinds)
            {
                kinds[index] = kind;
            }

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

    private void Add(string folder, string first)
    {
        var files = new DirectoryInfo(Path.Join(folder, first));
        if (!files.Exists)
        {
            return;
        }

        Span<byte> bytes = stackalloc byte[ObjectId.MaxBytes];
        foreach (var file in files.EnumerateFiles())
        {
            if (ObjectId.TryParse(System.Text.Encoding.ASCII.GetBytes(first + file.Name), out var id) && id.Width == table.Width)
            {
                id.CopyTo(bytes);
                var number = table.Add(bytes[..table.Width], out var isNew);
                if (isNew)
                {
                    objects.Add((number, folder));
                }
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
