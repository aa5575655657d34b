using System.IO.Compression;

namespace TokenGuard.Sources.Git.Store;

/// <summary>Inflates zlib streams that are in memory and whose inflated length is known.</summary>
internal sealed class Inflater
{
    private readonly byte[] behind = new byte[1];

    /// <summary>Fills the result.</summary>
    /// <param name="source">The deflated bytes; what lies behind their end does no harm.</param>
    /// <param name="result">As long as the inflated bytes.</param>
    /// <exception cref="StoreException">They are damaged, cut off, or of another length.</exception>
    public void Inflate(DeflatedBytes source, Span<byte> result)
    {
        try
        {
            using var zlib = new ZLibStream(source, CompressionMode.Decompress, leaveOpen: true);
            zlib.ReadExactly(result);
            // The end makes the checksum be looked at.
            if (zlib.Read(behind) != 0)
            {
                throw new StoreException("an object is longer than it declares");
            }
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new StoreException("an object is damaged", e);
        }
    }
}
