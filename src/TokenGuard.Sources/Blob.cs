using System.Runtime.InteropServices;

namespace TokenGuard.Sources;

/// <summary>Bytes to look at and where they came from.</summary>
/// <remarks>
/// Reading never throws because of the content: a blob that breaks off ends early and its source names the problem.
/// A blob belongs to one worker, which disposes it before it asks the source for the next one.
/// </remarks>
public abstract class Blob(Provenance provenance) : IDisposable
{
    /// <summary>Blobs up to this size are in memory as a whole; larger ones are streamed.</summary>
    internal const int LargestInMemory = 4 * 1024 * 1024;

    public Provenance Provenance { get; } = provenance;

    /// <summary>The size in bytes if it is known before the end.</summary>
    public abstract long? Length { get; }

    /// <summary>What it has in common with an earlier blob, or null; of use until the blob is disposed.</summary>
    public virtual BlobRevision? Revision => null;

    /// <summary>Reads the next bytes; 0 means the end.</summary>
    public abstract int Read(Span<byte> buffer);

    /// <summary>The whole content without a copy, valid until the blob is disposed; false if it is streamed.</summary>
    public virtual bool TryGetContent(out ReadOnlyMemory<byte> content)
    {
        content = default;
        return false;
    }

    /// <summary>
    /// The content from its first byte on and in any order, whatever was read before; null if it comes as a stream. It is
    /// of use until the blob is disposed.
    /// </summary>
    internal virtual Stream? OpenSeekable() => TryGetContent(out var content) && MemoryMarshal.TryGetArray(content, out var bytes)
        ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false)
        : null;

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}
