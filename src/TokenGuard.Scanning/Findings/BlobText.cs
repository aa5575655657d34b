using System.Text;
using TokenGuard.Engine;
using TokenGuard.Engine.Decoding;

namespace TokenGuard.Scanning.Findings;

/// <summary>The bytes of a blob read as lines of text: UTF-8 unless the blob is UTF-16 as a whole.</summary>
internal sealed class BlobText
{
    private readonly ReadOnlyMemory<byte> blob;
    private readonly Encoding encoding;
    private readonly int unit;
    private readonly bool bigEndian;

    private BlobText(ReadOnlyMemory<byte> blob, Encoding encoding, int unit, bool bigEndian, int start)
    {
        this.blob = blob;
        this.encoding = encoding;
        this.unit = unit;
        this.bigEndian = bigEndian;
        Start = start;
    }

    /// <summary>Where the text begins: behind a byte order mark.</summary>
    public int Start { get; }

    public int Length => blob.Length;

    public static BlobText Of(ReadOnlyMemory<byte> blob, IReadOnlyList<Finding> findings)
    {
        var bytes = blob.Span;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            return new BlobText(blob, Encoding.UTF8, 1, false, 3);
        }

        var marked = bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);
        if (marked || findings.Any(finding => IsWholeUtf16(finding, blob.Length)))
        {
            var big = marked ? bytes[0] == 0xFE : findings.Any(f => IsWholeUtf16(f, blob.Length)
                && f.Layers[0].Kind == EncodingKind.Utf16BigEndian);
            return new BlobText(blob, big ? Encoding.BigEndianUnicode : Encoding.Unicode, 2, big, marked ? 2 : 0);
        }

        return new BlobText(blob, Encoding.UTF8, 1, false, 0);
    }

    public string Decode(int from, int to) => from < to ? encoding.GetString(blob.Span[from..to]) : "";

    public int CountCharacters(int from, int to) => from < to ? encoding.GetCharCount(blob.Span[from..to]) : 0;

    /// <summary>The first line feed at or behind an offset and before a limit, or -1.</summary>
    public int FindLineFeed(int from, int limit)
    {
        if (unit == 1)
        {
            var found = blob.Span[from..limit].IndexOf((byte)'\n');
            return found < 0 ? -1 : from + found;
        }

        for (var at = from + (from & 1); at + 1 < limit; at += 2)
        {
            if (IsWideLineFeed(at))
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>Where the line of an offset begins, looking back no further than a limit.</summary>
    public int FindLineStart(int offset, int limit)
    {
        if (unit == 1)
        {
            return limit + blob.Span[limit..offset].LastIndexOf((byte)'\n') + 1;
        }

        for (var at = (offset & ~1) - 2; at >= limit; at -= 2)
        {
            if (IsWideLineFeed(at))
            {
                return at + 2;
            }
        }

        return limit;
    }

    public int Behind(int lineFeed) => lineFeed + unit;

    /// <summary>The first offset at or behind the given one at which a character begins.</summary>
    public int CharacterStart(int offset)
    {
        if (unit == 2)
        {
            return offset + (offset & 1);
        }

        var bytes = blob.Span;
        while (offset < bytes.Length && (bytes[offset] & 0xC0) == 0x80)
        {
            offset++;
        }

        return offset;
    }

    private bool IsWideLineFeed(int at)
    {
        var bytes = blob.Span;
        return bigEndian ? bytes[at] == 0 && bytes[at + 1] == '\n' : bytes[at] == '\n' && bytes[at + 1] == 0;
    }

    private static bool IsWholeUtf16(Finding finding, int length) =>
        finding.Layers is [{ Kind: EncodingKind.Utf16LittleEndian or EncodingKind.Utf16BigEndian } outermost, ..]
        && outermost.Span.Start <= 3 && outermost.Span.End >= length - 1;
}
