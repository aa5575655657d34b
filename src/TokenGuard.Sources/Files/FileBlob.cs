using System.Buffers;
using Microsoft.Win32.SafeHandles;
using TokenGuard.Sources.Archives;

namespace TokenGuard.Sources.Files;

/// <summary>A large file that is read piece by piece.</summary>
internal sealed class FileBlob(Provenance provenance, SafeFileHandle handle, long? length, SourceLog log) : Blob(provenance)
{
    private long position;
    private bool broken;

    public override long? Length => length;

    /// <summary>Takes over an opened file: as a whole if it is small. Null if it cannot be read, which is logged.</summary>
    public static Blob? Create(Provenance provenance, SafeFileHandle handle, long length, SourceLog log)
    {
        try
        {
            if (length <= LargestInMemory && TryReadWhole(handle, length) is var (buffer, filled))
            {
                handle.Dispose();
                return new PooledBlob(provenance, buffer, filled);
            }

            return new FileBlob(provenance, handle, length <= LargestInMemory ? null : length, log);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            handle.Dispose();
            log.Problem(provenance, $"cannot be read: {e.Message}");
            return null;
        }
    }

    public override int Read(Span<byte> buffer)
    {
        if (broken)
        {
            return 0;
        }

        try
        {
            var count = RandomAccess.Read(handle, buffer, position);
            position += count;
            return count;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            broken = true;
            log.Problem(Provenance, $"reading broke off at byte {position}: {e.Message}");
            return 0;
        }
    }

    internal override Stream? OpenSeekable() => length is { } known ? new HandleStream(handle, known) : null;

    protected override void Dispose(bool disposing)
    {
        handle.Dispose();
        base.Dispose(disposing);
    }

    // Null: the file grew beyond the limit, or lies in a file system that tells no sizes, such as /proc.
    private static (byte[] Buffer, int Filled)? TryReadWhole(SafeFileHandle handle, long length)
    {
        // One byte more than the file has: a read that does not fill the buffer was the last one.
        var buffer = ArrayPool<byte>.Shared.Rent((int)length + 1);
        var filled = 0;
        var kept = false;
        try
        {
            while (true)
            {
                var count = RandomAccess.Read(handle, buffer.AsSpan(filled), filled);
                filled += count;
                if (count == 0 || (filled == length && filled < buffer.Length))
                {
                    kept = true;
                    return (buffer, filled);
                }

                if (filled == buffer.Length)
                {
                    if (filled > LargestInMemory)
                    {
                        return null;
                    }

                    buffer = Grown(buffer);
                }
            }
        }
        finally
        {
            if (!kept)
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }
    }

    private static byte[] Grown(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
