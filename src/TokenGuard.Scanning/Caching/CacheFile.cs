using System.Security.Cryptography;
using System.Text;
using TokenGuard.Engine;
using TokenGuard.Sources.Git;

namespace TokenGuard.Scanning.Caching;

/// <summary>The form of a cache on disk: a mark, the key, the blobs, and a SHA-256 over all that.</summary>
internal static class CacheFile
{
    private static readonly byte[] Mark = "TokenGuard cache 1\n"u8.ToArray();

    /// <summary>Reads a cache.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="key">The key that it must have.</param>
    /// <exception cref="InvalidDataException">It is damaged, or of other rules, options or versions.</exception>
    public static Dictionary<ObjectId, CachedBlob> Read(byte[] bytes, ReadOnlySpan<byte> key)
    {
        var body = bytes.Length - SHA256.HashSizeInBytes;
        if (body < 0 || !SHA256.HashData(bytes.AsSpan(0, body)).AsSpan().SequenceEqual(bytes.AsSpan(body)))
        {
            throw new InvalidDataException("it is damaged");
        }

        using var reader = new BinaryReader(new MemoryStream(bytes, 0, body), Encoding.UTF8);
        if (!reader.ReadBytes(Mark.Length).AsSpan().SequenceEqual(Mark) || !reader.ReadBytes(key.Length).AsSpan().SequenceEqual(key))
        {
            throw new InvalidDataException("it is of other rules, other options or another version");
        }

        try
        {
            return ReadBlobs(reader);
        }
        catch (Exception e) when (e is EndOfStreamException or FormatException)
        {
            throw new InvalidDataException("it is damaged", e);
        }
    }

    public static byte[] Write(IReadOnlyDictionary<ObjectId, CachedBlob> blobs, ReadOnlySpan<byte> key)
    {
        var file = new MemoryStream();
        using var writer = new BinaryWriter(file, Encoding.UTF8);
        writer.Write(Mark);
        writer.Write(key);
        writer.Write7BitEncodedInt(blobs.Count);
        foreach (var (id, blob) in blobs)
        {
            var name = id.ToBytes();
            writer.Write((byte)name.Length);
            writer.Write(name);
            writer.Write7BitEncodedInt64(blob.Length);
            writer.Write7BitEncodedInt(blob.Facts.Count);
            foreach (var fact in blob.Facts)
            {
                writer.Write(fact.Kind);
                writer.Write(fact.Value);
                writer.Write7BitEncodedInt(fact.Offset);
            }
        }

        writer.Flush();
        writer.Write(SHA256.HashData(file.GetBuffer().AsSpan(0, (int)file.Length)));
        return file.ToArray();
    }

    private static Dictionary<ObjectId, CachedBlob> ReadBlobs(BinaryReader reader)
    {
        var blobs = new Dictionary<ObjectId, CachedBlob>();
        var kinds = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
        {
            var id = ObjectId.FromBytes(reader.ReadBytes(reader.ReadByte()));
            var length = reader.Read7BitEncodedInt64();
            var facts = new List<ContextFact>();
            for (var more = reader.Read7BitEncodedInt(); more > 0; more--)
            {
                var kind = reader.ReadString();
                kinds.TryAdd(kind, kind);
                facts.Add(new ContextFact(kinds[kind], reader.ReadString(), reader.Read7BitEncodedInt()));
            }

            blobs[id] = new CachedBlob(length, facts.Count == 0 ? [] : facts);
        }

        return blobs;
    }
}
