using System.IO.Compression;
using System.Runtime.InteropServices;

namespace TokenGuard.Sources.Archives.Formats.Pdf;

/// <summary>
/// Unpacks streams, through all their filters, without ever holding more than a row between two of them. ISO 32000-1,
/// section 7.4.
/// </summary>
internal static class PdfFilters
{
    private const int BufferLength = 4096;
    private const int MostFilters = 8;
    private const int LongestRow = 1 << 20;

    /// <summary>A reader of the content.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="file">The file, which what is said of a filter may point into.</param>
    /// <param name="input">Counts what every filter gives.</param>
    /// <exception cref="NotSupportedException">It is a picture, or its filter is none that one knows.</exception>
    public static Stream Open(PdfStream stream, PdfFile file, ArchiveInput input)
    {
        var filters = Items(stream.Dictionary["Filter"], file);
        var parameters = Items(stream.Dictionary["DecodeParms"], file);
        if (filters.Count > MostFilters)
        {
            throw new ArchiveLimitException($"has a stream with more than {MostFilters} filters");
        }

        MemoryMarshal.TryGetArray(stream.Packed, out var packed);
        Stream content = new MemoryStream(packed.Array!, packed.Offset, packed.Count, writable: false);
        foreach (var (index, filter) in filters.Index())
        {
            content = Open((filter as PdfName)?.Text, new BufferedStream(content, BufferLength), parameters.ElementAtOrDefault(index) as PdfDictionary, file, input);
        }

        return content;
    }

    private static List<object?> Items(object? value, PdfFile file) => file.Resolve(value) switch
    {
        null => [],
        List<object?> items => [.. items.Select(file.Resolve)],
        var single => [single],
    };

    private static Stream Open(string? filter, Stream packed, PdfDictionary? parameters, PdfFile file, ArchiveInput input)
    {
        switch (filter)
        {
            case "FlateDecode" or "Fl":
                // Its two bytes of header are often wrong, and its checksum too.
                packed.ReadByte();
                packed.ReadByte();
                return Predicted(input.Unpacked(new DeflateStream(packed, CompressionMode.Decompress)), parameters, file, input);
            case "LZWDecode" or "LZW":
                var isEarly = Whole(parameters, "EarlyChange", 1, file) != 0;
                return Predicted(input.Unpacked(new ChunkStream(PdfLzw.Decode(packed, isEarly))), parameters, file, input);
            case "ASCII85Decode" or "A85":
                return input.Unpacked(new ChunkStream(Ascii85(packed)));
            case "ASCIIHexDecode" or "AHx":
                return input.Unpacked(new ChunkStream(Hex(packed)));
            case "RunLengthDecode" or "RL":
                return input.Unpacked(new ChunkStream(Runs(packed)));
            case "Crypt":
                return packed;
            default:
                throw new NotSupportedException($"the filter {filter} is not known");
        }
    }

    private static int Whole(PdfDictionary? parameters, string key, int otherwise, PdfFile file) =>
        file.Resolve(parameters?[key]) is double number ? (int)Math.Clamp(number, 0, LongestRow) : otherwise;

    private static Stream Predicted(Stream content, PdfDictionary? parameters, PdfFile file, ArchiveInput input)
    {
        var predictor = Whole(parameters, "Predictor", 1, file);
        if (predictor < 2)
        {
            return content;
        }

        var bits = Math.Clamp(Whole(parameters, "Colors", 1, file), 1, 32) * Math.Clamp(Whole(parameters, "BitsPerComponent", 8, file), 1, 16);
        var row = (int)Math.Clamp((((long)bits * Whole(parameters, "Columns", 1, file)) + 7) / 8, 1, LongestRow);
        return input.Unpacked(new ChunkStream(PdfPredictor.Decode(content, row, Math.Max(1, bits / 8), isPng: predictor >= 10)));
    }

    private static IEnumerable<byte[]> Hex(Stream packed)
    {
        var high = -1;
        for (var b = packed.ReadByte(); b >= 0 && b != '>'; b = packed.ReadByte())
        {
            if (!char.IsAsciiHexDigit((char)b))
            {
                continue;
            }

            var digit = char.IsAsciiDigit((char)b) ? b - '0' : (b | 0x20) - 'a' + 10;
            if (high >= 0)
            {
                yield return [(byte)((high << 4) | digit)];
            }

            high = high < 0 ? digit : -1;
        }

        if (high >= 0)
        {
            yield return [(byte)(high << 4)];
        }
    }

    private static IEnumerable<byte[]> Ascii85(Stream packed)
    {
        uint value = 0;
        var digits = 0;
        for (var b = packed.ReadByte(); b >= 0 && b != '~'; b = packed.ReadByte())
        {
            if (b == 'z' && digits == 0)
            {
                yield return [0, 0, 0, 0];
            }
            else if (b is >= '!' and <= 'u')
            {
                value = unchecked((value * 85) + (uint)(b - '!'));
                if (++digits == 5)
                {
                    yield return [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];
                    (value, digits) = (0, 0);
                }
            }
        }

        if (digits > 1)
        {
            for (var i = digits; i < 5; i++)
            {
                value = unchecked((value * 85) + 84);
            }

            yield return [.. new[] { (byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8) }.Take(digits - 1)];
        }
    }

    private static IEnumerable<byte[]> Runs(Stream packed)
    {
        for (var length = packed.ReadByte(); length >= 0 && length != 128; length = packed.ReadByte())
        {
            var run = new byte[length < 128 ? length + 1 : 257 - length];
            if (length < 128)
            {
                packed.ReadAtLeast(run, run.Length, throwOnEndOfStream: true);
            }
            else
            {
                run.AsSpan().Fill((byte)Math.Max(0, packed.ReadByte()));
            }

            yield return run;
        }
    }
}
