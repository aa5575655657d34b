using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace TokenGuard.Sources.Archives.Formats;

/// <summary>A row of a SQLite table. Format: sqlite.org/fileformat2.html, section 2.1.</summary>
internal static class SqliteRecord
{
    /// <summary>Its values as UTF-8: numbers as digits, nothing for NULL, blobs as they are.</summary>
    /// <param name="payload">The row, which may be cut off.</param>
    /// <param name="encoding">How texts are encoded.</param>
    public static IEnumerable<byte[]> Read(ReadOnlyMemory<byte> payload, Encoding encoding)
    {
        var at = 0;
        var headerEnd = (int)Math.Min(ReadVarint(payload.Span, ref at), payload.Length);
        var body = headerEnd;
        while (at < headerEnd)
        {
            var type = ReadVarint(payload.Span[..headerEnd], ref at);
            var length = (int)Math.Min(LengthOf(type), payload.Length - body);
            yield return ToText(type, payload.Span.Slice(body, length), encoding);
            body += length;
        }
    }

    /// <summary>Reads a number of one to nine bytes; 0 behind the end.</summary>
    public static long ReadVarint(ReadOnlySpan<byte> bytes, ref int at)
    {
        ulong value = 0;
        for (var i = 0; i < 9 && at < bytes.Length; i++)
        {
            var next = bytes[at++];
            if (i == 8)
            {
                value = (value << 8) | next;
                break;
            }

            value = (value << 7) | (uint)(next & 0x7F);
            if (next < 0x80)
            {
                break;
            }
        }

        return (long)Math.Min(value, long.MaxValue);
    }

    private static long LengthOf(long type) => type switch
    {
        <= 0 or 8 or 9 or 10 or 11 => 0,
        <= 4 => type,
        5 => 6,
        6 or 7 => 8,
        _ => (type - 12) / 2,
    };

    private static byte[] ToText(long type, ReadOnlySpan<byte> value, Encoding encoding) => type switch
    {
        8 or 9 => [(byte)('0' + type - 8)],
        >= 1 and <= 6 => Encoding.ASCII.GetBytes(ToNumber(value).ToString(CultureInfo.InvariantCulture)),
        7 when value.Length == 8 => Encoding.ASCII.GetBytes(BinaryPrimitives.ReadDoubleBigEndian(value).ToString(CultureInfo.InvariantCulture)),
        >= 13 when type % 2 == 1 && encoding is not UTF8Encoding => Encoding.UTF8.GetBytes(encoding.GetString(value)),
        _ => value.ToArray(),
    };

    private static long ToNumber(ReadOnlySpan<byte> value)
    {
        var number = value.Length > 0 && value[0] >= 0x80 ? -1L : 0;
        foreach (var next in value)
        {
            number = (number << 8) | next;
        }

        return number;
    }
}
