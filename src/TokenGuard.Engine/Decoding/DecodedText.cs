namespace TokenGuard.Engine.Decoding;

/// <summary>
/// A text in which encoded regions of another text stand decoded, each with what stands before it on its line, so
/// that names still speak for values. Every byte knows where it came from.
/// </summary>
internal sealed class DecodedText
{
    private byte[] bytes = new byte[256];
    private readonly OriginMap origins = new();
    private readonly List<Region> regions = [];
    private DecodedText? source;

    // Where in the source the byte behind the last one would come from.
    private int next;

    /// <summary>A decoded region and the encoded text it was made from.</summary>
    public readonly record struct Region(EncodingKind Kind, ByteSpan Decoded, ByteSpan Source);

    public ReadOnlySpan<byte> Bytes => bytes.AsSpan(0, Length);

    public int Length { get; private set; }

    public IReadOnlyList<Region> Regions => regions;

    /// <summary>Starts afresh.</summary>
    /// <param name="from">The decoded text that is decoded once more, or null for the blob itself.</param>
    public void Restart(DecodedText? from)
    {
        source = from;
        (Length, next) = (0, 0);
        origins.Clear();
        regions.Clear();
    }

    /// <summary>
    /// False for a span of the source that stands there as context only: it was decoded with the text around it, and
    /// once more at every depth would multiply it.
    /// </summary>
    public bool IsNews(ByteSpan span) => source is null || source.RegionIn(span) is not null;

    /// <summary>The end, in the source, of the last region but some; 0 if there are not so many.</summary>
    public int SourceEndOfLastBut(int count) => regions.Count > count ? regions[regions.Count - 1 - count].Source.End : 0;

    /// <summary>Takes back what was added since a length; regions marked since then must not exist.</summary>
    public void TruncateTo(int length)
    {
        if (length < Length)
        {
            next = origins.At(length);
            origins.TruncateTo(length);
            Length = length;
        }
    }

    /// <summary>Adds one byte that came from an offset of the source text.</summary>
    public void Append(byte value, int origin)
    {
        MakeRoom(1);
        bytes[Length++] = value;
        origins.Add(origin);
        next = origin + 1;
    }

    /// <summary>Adds three bytes.</summary>
    /// <param name="bits">The bytes, the first one above the others.</param>
    /// <param name="origin">Where the first one came from; the others came from behind it.</param>
    public void AppendThree(int bits, int origin)
    {
        MakeRoom(3);
        (bytes[Length], bytes[Length + 1], bytes[Length + 2]) = ((byte)(bits >> 16), (byte)(bits >> 8), (byte)bits);
        origins.AddRun(origin, 3);
        Length += 3;
        next = origin + 3;
    }

    /// <summary>Adds a character as UTF-8, all of it from one offset; U+FFFD for what is none.</summary>
    public void AppendRune(int rune, int origin)
    {
        if (rune is >= 0 and < 0x80)
        {
            Append((byte)rune, origin);
            return;
        }

        rune = rune is < 0 or > 0x10FFFF or (>= 0xD800 and < 0xE000) ? 0xFFFD : rune;
        var tail = rune < 0x800 ? 1 : rune < 0x10000 ? 2 : 3;
        Append((byte)((tail == 1 ? 0xC0 : tail == 2 ? 0xE0 : 0xF0) | (rune >> (6 * tail))), origin);
        for (var i = tail - 1; i >= 0; i--)
        {
            Append((byte)(0x80 | ((rune >> (6 * i)) & 0x3F)), origin);
        }
    }

    /// <summary>Adds source text as it stands.</summary>
    public void AppendVerbatim(ReadOnlySpan<byte> text, int start, int end)
    {
        var count = end - start;
        if (count <= 0)
        {
            return;
        }

        MakeRoom(count);
        text.Slice(start, count).CopyTo(bytes.AsSpan(Length));
        origins.AddRun(start, count);
        Length += count;
        next = end;
    }

    /// <summary>Says that what was added since <paramref name="decodedStart"/> is the decoded form of a source span.</summary>
    public void MarkRegion(EncodingKind kind, int decodedStart, ByteSpan encoded)
    {
        regions.Add(new Region(kind, ByteSpan.FromBounds(decodedStart, Length), encoded));
        next = encoded.End;
    }

    /// <summary>The source span of a decoded span.</summary>
    public ByteSpan ToSource(ByteSpan span)
    {
        var last = RegionAt(span.End - 1);
        var end = last is { } region && region.Decoded.End == span.End ? region.Source.End : EndOf(span.End - 1);
        return ByteSpan.FromBounds(OriginOf(span.Start), end);
    }

    /// <summary>The first region that a decoded span touches, or null if it stands in verbatim text only.</summary>
    public Region? RegionIn(ByteSpan span)
    {
        var index = FirstRegionEndingAfter(span.Start);
        return index < regions.Count && regions[index].Decoded.Start < span.End ? regions[index] : null;
    }

    private void MakeRoom(int count)
    {
        if (Length + count > bytes.Length)
        {
            Array.Resize(ref bytes, Math.Max(Length + count, bytes.Length * 2));
        }
    }

    private Region? RegionAt(int offset) => RegionIn(new ByteSpan(offset, 1));

    /// <summary>Where the source of one decoded byte ends: where that of the next one starts.</summary>
    private int EndOf(int offset) => RegionAt(offset) is null ? OriginOf(offset) + 1 : Math.Max(OriginOf(offset) + 1, OriginOf(offset + 1));

    private int OriginOf(int offset) => offset < Length ? origins.At(offset) : next;

    private int FirstRegionEndingAfter(int offset)
    {
        int low = 0, high = regions.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (regions[middle].Decoded.End <= offset)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
