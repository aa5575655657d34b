using System.Security.Cryptography;
using System.Text;
using TokenGuard.Engine.Rules;
using TokenGuard.Sources.Git;

namespace TokenGuard.Scanning.Caching;

/// <summary>The form of a cache on disk: a mark, the key, the texts that blobs share, the blobs, and a SHA-256 over all that.</summary>
internal static class CacheFile
{
    private static readonly byte[] Mark = "TokenGuard cache 2\n"u8.ToArray();

    /// <summary>Reads a cache.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="key">The key that it must have.</param>
    /// <param name="rules">The rules that its findings are of.</param>
    /// <exception cref="InvalidDataException">It is damaged, or of other rules, options or versions.</exception>
    public static Dictionary<ObjectId, CachedBlob> Read(byte[] bytes, ReadOnlySpan<byte> key, RuleCatalog rules)
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
            return new CacheReader(reader, rules).ReadBlobs();
        }
        catch (Exception e) when (e is EndOfStreamException or FormatException)
        {
            throw new InvalidDataException("it is damaged", e);
        }
    }

    public static byte[] Write(IReadOnlyCollection<KeyValuePair<ObjectId, CachedBlob>> blobs, ReadOnlySpan<byte> key)
    {
        var file = new MemoryStream();
        using var writer = new BinaryWriter(file, Encoding.UTF8);
        writer.Write(Mark);
        writer.Write(key);
        new CacheWriter(writer).WriteBlobs(blobs);
        writer.Flush();
        writer.Write(SHA256.HashData(file.GetBuffer().AsSpan(0, (int)file.Length)));
        return file.ToArray();
    }
}
