using TokenGuard.Engine;
using TokenGuard.Engine.Decoding;
using TokenGuard.Engine.Rules;
using TokenGuard.Scanning.Companions;

namespace TokenGuard.Scanning.Caching;

/// <summary>Reads what a <see cref="CacheWriter"/> wrote.</summary>
internal sealed class CacheReader(BinaryReader reader, RuleCatalog rules)
{
    /// <summary>In bytes; a damaged length is no reason to ask for memory.</summary>
    private const int LongestOutlook = 1 << 17;

    private List<string> texts = [];

    /// <exception cref="FormatException">It is not what was written.</exception>
    /// <exception cref="EndOfStreamException">It is cut off.</exception>
    public CacheContent Read()
    {
        texts = ReadList(reader.ReadString);
        var contents = ReadList(ReadContent);
        var cache = new CacheContent();
        foreach (var blobs in ReadList(() => ReadBlobs(contents)))
        {
            cache.Add(blobs);
        }

        HistoryReader.Read(reader, cache);
        return cache;
    }

    private CachedBlobs ReadBlobs(List<CachedContent> contents)
    {
        var blobs = new CachedBlobs(reader.ReadIds());
        for (var number = 0; number < blobs.Ids.Count; number++)
        {
            var bytes = reader.Read7BitEncodedInt64();
            blobs[number] = reader.Read7BitEncodedInt() is >= 0 and var content && content < contents.Count
                ? new CachedBlob(bytes, contents[content])
                : throw new FormatException("it names an unknown content");
        }

        return blobs;
    }

    private CachedContent ReadContent() => new(
        reader.Read7BitEncodedInt(),
        reader.Read7BitEncodedInt(),
        ReadList(ReadPart),
        new CompanionKinds(ReadText()));

    private CachedPart ReadPart() => new(
        ReadText() is { Length: > 0 } member ? member : null,
        ReadList(ReadFinding),
        ReadList(() => new ContextFact(ReadText(), ReadText(), reader.Read7BitEncodedInt())));

    private CachedFinding ReadFinding() => new(
        rules.Find(ReadText()) ?? throw new FormatException("it names an unknown rule"),
        (Confidence)reader.ReadByte(),
        FingerprintBasis.FromBytes(reader.ReadBytes(reader.ReadByte())),
        ReadOutlook(),
        reader.Read7BitEncodedInt64(),
        reader.Read7BitEncodedInt(),
        ReadList(() => new EncodingLayer((EncodingKind)reader.ReadByte(), new ByteSpan(reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt()))));

    private PathOutlook? ReadOutlook() =>
        reader.Read7BitEncodedInt() is > 0 and var length ? PathOutlook.FromBytes(reader.ReadBytes(Math.Min(length, LongestOutlook))) : null;

    private string ReadText() => reader.Read7BitEncodedInt() is >= 0 and var number && number < texts.Count
        ? texts[number]
        : throw new FormatException("it names an unknown text");

    private List<T> ReadList<T>(Func<T> read) => reader.ReadList(read);
}
