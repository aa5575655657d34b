using System.Buffers.Binary;
using System.IO.Compression;
using SharpCompress.Compressors.BZip2;
using SharpCompress.Compressors.Deflate64;
using SharpCompress.Compressors.LZMA;
using SharpCompress.Compressors.Xz;
using SharpCompress.Compressors.ZStandard;

namespace TokenGuard.Sources.Archives.Formats;

/// <summary>The compression methods of zip archives. Numbers are those of APPNOTE.TXT, section 4.4.5.</summary>
internal static class ZipMethod
{
    /// <summary>The content of an entry.</summary>
    /// <exception cref="NotSupportedException">It is packed in a way that nobody uses any more.</exception>
    public static Stream Open(ZipEntry entry, Stream file)
    {
        var packed = entry.OpenPacked(file);
        return entry.Method switch
        {
            0 => packed,
            8 => new DeflateStream(packed, CompressionMode.Decompress),
            9 => new Deflate64Stream(Buffered(packed), SharpCompress.Compressors.CompressionMode.Decompress),
            12 => BZip2Stream.Create(Buffered(packed), SharpCompress.Compressors.CompressionMode.Decompress, true, false, false),
            14 => Lzma(entry, packed),
            93 => new DecompressionStream(packed, 0, true, true),
            95 => new XZStream(Buffered(packed)),
            _ => throw new NotSupportedException($"it is packed by method {entry.Method}, which is not supported"),
        };
    }

    // Two bytes of a version, two with the length of the properties, the properties (section 5.8.8).
    private static LzmaStream Lzma(ZipEntry entry, Stream packed)
    {
        Span<byte> header = stackalloc byte[4];
        packed.ReadExactly(header);
        var properties = new byte[BinaryPrimitives.ReadUInt16LittleEndian(header[2..])];
        packed.ReadExactly(properties);
        return LzmaStream.Create(properties, Buffered(packed), entry.PackedLength - header.Length - properties.Length, entry.Length, false);
    }

    private static BufferedStream Buffered(Stream packed) => new(packed, 4096);
}
