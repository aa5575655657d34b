using System.Security.Cryptography;
using System.Text;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Scanning.Caching;

/// <summary>The form of a cache on disk: a mark, the key, the texts that blobs share, the blobs, the histories, and a SHA-256 over all that.</summary>
internal static class CacheFile
{
    private static readonly byte[] Mark = [.. Beginning, .. "6\n"u8];

    private static ReadOnlySpan<byte> Beginning => "TokenGuard cache "u8;

    // Most blobs hold nothing: an id, and a byte or three for what is said of it.
    private const int UsualBlob = 32;

    /// <summary>True for a cache of any version, damaged or not, and for an empty file; all others are somebody's, and must not be written over.</summary>
    public static bool IsOne(ReadOnlySpan<byte> bytes) => bytes.IsEmpty || bytes.StartsWith(Beginning) || Beginning.StartsWith(bytes);

    /// <summary>Reads a cache.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="key">The key that it must have.</param>
    /// <param name="rules">The rules that its findings are of.</param>
    /// <exception cref="InvalidDataException">It is damaged, or of other rules, options or versions.</exception>
    public static CacheContent Read(byte[] bytes, ReadOnlySpan<byte> key, RuleCatalog rules)
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
            return new CacheReader(reader, rules).Read();
        }
        catch (Exception e) when (e is EndOfStreamException or FormatException or ArgumentException)
        {
            throw new InvalidDataException("it is damaged", e);
        }
    }

    public static ReadOnlySpan<byte> Write(CacheContent content, ReadOnlySpan<byte> key)
    {
        var file = new MemoryStream(content.Blobs.Sum(blobs => blobs.Ids.Count) * UsualBlob);
        using var writer = new BinaryWriter(file, Encoding.UTF8);
        writer.Write(Mark);
        writer.Write(key);
        new CacheWriter(writer).Write(content);
        writer.Flush();
        writer.Write(SHA256.HashData(file.GetBuffer().AsSpan(0, (int)file.Length)));
        return file.GetBuffer().AsSpan(0, (int)file.Length);
    }
}
