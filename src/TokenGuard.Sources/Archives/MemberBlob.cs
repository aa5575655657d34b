using System.Buffers;

namespace TokenGuard.Sources.Archives;

/// <summary>A member of an archive that is too large to be held: its beginning, and the stream of the rest.</summary>
/// <param name="provenance">Where it lies.</param>
/// <param name="head">Its beginning, in a buffer of the shared pool.</param>
/// <param name="headLength">How many bytes of it.</param>
/// <param name="rest">What follows.</param>
/// <param name="onFailure">Hears why reading broke off.</param>
internal sealed class MemberBlob(Provenance provenance, byte[] head, int headLength, Stream rest, Action<Exception> onFailure)
    : Blob(provenance)
{
    private const int FirstBuffer = 16 << 10;

    private byte[]? rented = head;
    private int position;
    private bool broken;

    public override long? Length => null;

    /// <summary>Reads a member: as a whole if it is small.</summary>
    /// <param name="provenance">Where it lies.</param>
    /// <param name="content">Its bytes; closed with the blob.</param>
    /// <param name="onFailure">Hears why reading broke off; what was read until then is the blob.</param>
    public static Blob Create(Provenance provenance, Stream content, Action<Exception> onFailure)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        var filled = 0;
        var ended = false;
        try
        {
            while (!ended && filled <= LargestInMemory)
            {
                if (filled == buffer.Length)
                {
                    var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
                    buffer.CopyTo(larger, 0);
                    ArrayPool<byte>.Shared.Return(buffer);
                    buffer = larger;
                }

                var count = content.Read(buffer, filled, buffer.Length - filled);
                filled += count;
                ended = count == 0;
            }
        }
        catch (OperationCanceledException)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }
        catch (Exception failure)
        {
            // Decoders throw all there is at hostile bytes.
            onFailure(failure);
            ended = true;
        }

        if (!ended)
        {
            return new MemberBlob(provenance, buffer, filled, content, onFailure);
        }

        content.Dispose();
        return new PooledBlob(provenance, buffer, filled);
    }

    public override int Read(Span<byte> buffer)
    {
        if (position < headLength)
        {
            var count = Math.Min(buffer.Length, headLength - position);
            rented.AsSpan(position, count).CopyTo(buffer);
            position += count;
            return count;
        }

        if (broken)
        {
            return 0;
        }

        try
        {
            return rest.Read(buffer);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            broken = true;
            onFailure(failure);
            return 0;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (Interlocked.Exchange(ref rented, null) is { } returned)
        {
            ArrayPool<byte>.Shared.Return(returned);
            rest.Dispose();
        }

        base.Dispose(disposing);
    }
}
