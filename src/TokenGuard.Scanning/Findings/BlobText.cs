using System.Text;
using TokenGuard.Engine;
using TokenGuard.Engine.Decoding;

namespace TokenGuard.Scanning.Findings;

/// <summary>The bytes of a blob as lines of text: UTF-8 unless the engine takes the blob for UTF-16 or UTF-32.</summary>
internal sealed class BlobText
{
    private readonly ReadOnlyMemory<byte> blob;
    private readonly int unit;
    private readonly bool isLittle;

    private static UTF32Encoding BigEndianUtf32 { get; } = new(bigEndian: true, byteOrderMark: true);

    private BlobText(ReadOnlyMemory<byte> blob, Encoding encoding, int start)
    {
        this.blob = blob;
        Encoding = encoding;
        isLittle = encoding == Encoding.Unicode || encoding == Encoding.UTF32;
        unit = encoding switch { UnicodeEncoding => 2, UTF32Encoding => 4, _ => 1 };
        Start = start;
    }

    public Encoding Encoding { get; }

    /// <summary>Where the text begins: behind a byte order mark.</summary>
    public int Start { get; }

    public int Length => blob.Length;

    /// <summary>Reads a blob, or its first piece.</summary>
    public static BlobText Of(ReadOnlyMemory<byte> blob)
    {
        var encoding = EncodingOf(Scanner.DetectEncoding(blob.Span));
        return new BlobText(blob, encoding, blob.Span.StartsWith(encoding.Preamble) ? encoding.Preamble.Length : 0);
    }

    /// <summary>Reads a later piece of a blob.</summary>
    public static BlobText Of(ReadOnlyMemory<byte> piece, Encoding encoding) => new(piece, encoding, 0);

    public string Decode(int from, int to) => from < to ? Encoding.GetString(blob.Span[from..to]) : "";

    /// <summary>The text around an offset, and the offset in it; all of it, and as it stands, where it is no wide text.</summary>
    public (ReadOnlyMemory<byte> Text, int Offset) Utf8Around(int offset, int characters)
    {
        if (unit == 1)
        {
            return (blob, offset);
        }

        var reach = characters * unit;
        var before = Encoding.UTF8.GetBytes(Decode(Math.Max(Start, offset - reach), offset));
        return ((byte[])[.. before, .. Encoding.UTF8.GetBytes(Decode(offset, Math.Min(Length, offset + reach)))], before.Length);
    }

    public int CountCharacters(int from, int to) => from < to ? Encoding.GetCharCount(blob.Span[from..to]) : 0;

    /// <summary>The first line feed at or behind an offset and before a limit, or -1.</summary>
    public int FindLineFeed(int from, int limit)
    {
        if (unit == 1)
        {
            var found = blob.Span[from..limit].IndexOf((byte)'\n');
            return found < 0 ? -1 : from + found;
        }

        for (var at = CharacterStart(from); at + unit <= limit; at += unit)
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

        for (var at = (offset & -unit) - unit; at >= limit; at -= unit)
        {
            if (IsWideLineFeed(at))
            {
                return at + unit;
            }
        }

        return limit;
    }

    public int Behind(int lineFeed) => lineFeed + unit;

    /// <summary>The first offset at or behind the given one at which a character begins.</summary>
    public int CharacterStart(int offset)
    {
        if (unit > 1)
        {
            return (offset + unit - 1) & -unit;
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
        var bytes = blob.Span.Slice(at, unit);
        return bytes[isLittle ? 0 : unit - 1] == '\n' && bytes.Count((byte)0) == unit - 1;
    }

    private static Encoding EncodingOf(EncodingKind? kind) => kind switch
    {
        EncodingKind.Utf16LittleEndian => Encoding.Unicode,
        EncodingKind.Utf16BigEndian => Encoding.BigEndianUnicode,
        EncodingKind.Utf32LittleEndian => Encoding.UTF32,
        EncodingKind.Utf32BigEndian => BigEndianUtf32,
        _ => Encoding.UTF8,
    };
}
