using TokenGuard.Engine.Decoding;
using TokenGuard.Engine.Rules;
using TokenGuard.Engine;
using TokenGuard.Scanning.Companions;
using TokenGuard.Sources.Git;

namespace TokenGuard.Scanning.Caching;

/// <summary>Reads the blobs that a <see cref="CacheWriter"/> wrote.</summary>
internal sealed class CacheReader(BinaryReader reader, RuleCatalog rules)
{
    // An id of 20 bytes, and one byte each for what is said of the blob.
    private const int ShortestBlob = 26;

    private List<string> texts = [];

    /// <exception cref="FormatException">They are not what was written.</exception>
    /// <exception cref="EndOfStreamException">They are cut off.</exception>
    public CacheContent Read()
    {
        var blobs = ReadBlobs();
        return new CacheContent(blobs, HistoryReader.Read(reader, [.. blobs.Keys]));
    }

    private Dictionary<ObjectId, CachedBlob> ReadBlobs()
    {
        texts = ReadList(reader.ReadString);
        var left = reader.Read7BitEncodedInt();
        // A damaged count is no reason to ask for more memory than blobs can stand in the file.
        var blobs = new Dictionary<ObjectId, CachedBlob>((int)Math.Clamp(left, 0, reader.BaseStream.Length / ShortestBlob));
        Func<CachedPart> readPart = ReadPart;
        for (; left > 0; left--)
        {
            var id = reader.ReadId();
            var (bytes, archives, members) = (reader.Read7BitEncodedInt64(), reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt());
            var kinds = new CompanionKinds(ReadText());
            blobs[id] = new CachedBlob(bytes, archives, members, ReadList(readPart) is { Count: > 0 } parts ? parts : [], kinds);
        }

        return blobs;
    }

    private CachedPart ReadPart() => new(
        ReadText() is { Length: > 0 } member ? member : null,
        ReadList(ReadFinding),
        ReadList(() => new ContextFact(ReadText(), ReadText(), reader.Read7BitEncodedInt())));

    private CachedFinding ReadFinding() => new(
        rules.Find(ReadText()) ?? throw new FormatException("it names an unknown rule"),
        (Confidence)reader.ReadByte(),
        FingerprintBasis.FromBytes(reader.ReadBytes(reader.ReadByte())),
        reader.Read7BitEncodedInt64(),
        reader.Read7BitEncodedInt(),
        ReadList(() => new EncodingLayer((EncodingKind)reader.ReadByte(), new ByteSpan(reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt()))));

    private string ReadText() => reader.Read7BitEncodedInt() is >= 0 and var number && number < texts.Count
        ? texts[number]
        : throw new FormatException("it names an unknown text");

    private List<T> ReadList<T>(Func<T> read) => reader.ReadList(read);
}
