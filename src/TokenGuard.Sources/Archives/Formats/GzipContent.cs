using System.Buffers.Binary;
using System.IO.Compression;

namespace TokenGuard.Sources.Archives.Formats;

/// <summary>
/// What a gzip file holds. The runtime's decoder takes the end of a cut file for the end of its content; here it is an
/// error, known by the length that stands at the end of a whole one (RFC 1952, section 2.3.1).
/// </summary>
internal sealed class GzipContent : ForwardStream
{
    private const int LengthBytes = 4;

    private readonly Tail packed;
    private readonly GZipStream decoder;
    private long length;

    public GzipContent(Stream packed)
    {
        this.packed = new Tail(packed);
        decoder = new GZipStream(this.packed, CompressionMode.Decompress);
    }

    public override int Read(Span<byte> buffer)
    {
        var count = decoder.Read(buffer);
        length += count;

        // Of several members in one file the last one tells its own length, which is less than that of all.
        return count > 0 || buffer.IsEmpty || packed.Told <= length ? count : throw new EndOfStreamException("its end is missing");
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            decoder.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Remembers the last bytes that were read.</summary>
    private sealed class Tail(Stream inner) : ForwardStream
    {
        private readonly byte[] last = new byte[LengthBytes];

        /// <summary>The length that they tell.</summary>
        public uint Told => BinaryPrimitives.ReadUInt32LittleEndian(last);

        public override int Read(Span<byte> buffer)
        {
            var count = inner.Read(buffer);
            var taken = Math.Min(count, LengthBytes);
            last.AsSpan(taken).CopyTo(last);
            buffer[(count - taken)..count].CopyTo(last.AsSpan(LengthBytes - taken));
            return count;
        }
    }
}
