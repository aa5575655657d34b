using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;

namespace TokenGuard.Sources.Tests.Git.Store;

/// <summary>A pack that git itself would not write, with its index.</summary>
internal sealed class HandmadePack : IDisposable
{
    public const int Blob = 3;
    public const int OffsetDelta = 6;
    public const int ReferenceDelta = 7;

    private readonly MemoryStream pack = new();
    private readonly List<(byte[] Id, long Offset)> entries = [];

    public HandmadePack() => pack.Write("PACK\0\0\0\u0002\0\0\0\0"u8);

    public void Dispose() => pack.Dispose();

    /// <summary>Where the next entry will begin.</summary>
    public long Position => pack.Position;

    /// <summary>An id of one repeated byte.</summary>
    public static byte[] Id(byte value) => [.. Enumerable.Repeat(value, 20)];

    /// <summary>A delta of steps as they stand in the format.</summary>
    public static byte[] Delta(long from, long to, params byte[] steps) => [.. Length(from), .. Length(to), .. steps];

    public HandmadePack Add(byte id, int type, byte[] content, byte[]? name = null, long distance = 0, long? declared = null, byte[]? raw = null)
    {
        entries.Add((Id(id), pack.Position));
        var size = declared ?? content.Length;
        var head = (byte)((type << 4) | (int)(size & 15));
        for (size >>= 4; size > 0; size >>= 7)
        {
            pack.WriteByte((byte)(head | 0x80));
            head = (byte)(size & 0x7F);
        }

        pack.WriteByte(head);
        if (type == OffsetDelta)
        {
            pack.Write(Distance(distance));
        }

        pack.Write(name);
        if (raw is not null)
        {
            pack.Write(raw);
            return this;
        }

        using var zlib = new ZLibStream(pack, CompressionLevel.Fastest, leaveOpen: true);
        zlib.Write(content);
        return this;
    }

    /// <summary>Writes both files into a repository.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="move">Changes the offsets that the index names.</param>
    public void Write(TestRepository repository, Func<long, long>? move = null)
    {
        pack.Position = 8;
        pack.Write(Number(entries.Count));
        pack.Position = pack.Length;
        var hash = Sha1(pack.ToArray());
        pack.Write(hash);
        var index = new MemoryStream();
        index.Write([0xFF, 0x74, 0x4F, 0x63, 0, 0, 0, 2]);
        var sorted = entries.OrderBy(entry => Convert.ToHexString(entry.Id), StringComparer.Ordinal).ToList();
        for (var first = 0; first < 256; first++)
        {
            index.Write(Number(sorted.Count(entry => entry.Id[0] <= first)));
        }

        sorted.ForEach(entry => index.Write(entry.Id));
        sorted.ForEach(_ => index.Write(Number(0)));
        sorted.ForEach(entry => index.Write(Number((int)(move?.Invoke(entry.Offset) ?? entry.Offset))));
        index.Write(hash);
        index.Write(Sha1(index.ToArray()));
        var folder = Directory.CreateDirectory(repository[".git/objects/pack"]).FullName;
        File.WriteAllBytes(Path.Join(folder, "pack-handmade.pack"), pack.ToArray());
        File.WriteAllBytes(Path.Join(folder, "pack-handmade.idx"), index.ToArray());
    }

    private static byte[] Length(long length)
    {
        var bytes = new List<byte>();
        for (; length > 0x7F; length >>= 7)
        {
            bytes.Add((byte)(length | 0x80));
        }

        return [.. bytes, (byte)length];
    }

    private static byte[] Distance(long distance)
    {
        var bytes = new List<byte> { (byte)(distance & 0x7F) };
        while ((distance >>= 7) > 0)
        {
            bytes.Insert(0, (byte)(0x80 | (--distance & 0x7F)));
        }

        return [.. bytes];
    }

    private static byte[] Number(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    // What git signs packs with.
#pragma warning disable CA5350
    private static byte[] Sha1(byte[] bytes) => SHA1.HashData(bytes);
#pragma warning restore CA5350
}
