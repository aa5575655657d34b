using TokenGuard.Engine;
using TokenGuard.Engine.Decoding;
using TokenGuard.Sources;

namespace TokenGuard.Scanning.Locators;

/// <summary>The bytes around a place in a blob.</summary>
/// <param name="Content">The bytes.</param>
/// <param name="Encoding">How the whole blob is encoded, if not as single bytes.</param>
internal readonly record struct BlobWindow(ReadOnlyMemory<byte> Content, EncodingKind? Encoding)
{
    private const int HeadLength = 512;
    private const int SkipLength = 64 * 1024;

    /// <summary>Reads a blob from its beginning as far as needed.</summary>
    /// <param name="blob">The blob, of which nothing was read yet.</param>
    /// <param name="offset">Where the place starts.</param>
    /// <param name="length">How long it is.</param>
    /// <param name="around">How much of what stands around it is wanted.</param>
    public static BlobWindow Read(Blob blob, long offset, int length, int around)
    {
        // No character of several bytes is cut.
        var start = Math.Max(0, offset - around) & ~3L;
        var head = new byte[HeadLength];
        var headLength = Fill(blob, head);
        var encoding = Scanner.DetectEncoding(head.AsSpan(0, headLength));
        var window = new byte[Math.Max(0, offset - start) + length + around];
        var copied = 0;
        if (start < headLength)
        {
            copied = Math.Min(headLength - (int)start, window.Length);
            head.AsSpan((int)start, copied).CopyTo(window);
        }
        else
        {
            Skip(blob, start - headLength);
        }

        copied += Fill(blob, window.AsSpan(copied));
        return new BlobWindow(window.AsMemory(0, copied), encoding);
    }

    private static void Skip(Blob blob, long count)
    {
        var buffer = new byte[SkipLength];
        while (count > 0 && blob.Read(buffer.AsSpan(0, (int)Math.Min(count, buffer.Length))) is > 0 and var read)
        {
            count -= read;
        }
    }

    private static int Fill(Blob blob, Span<byte> buffer)
    {
        var filled = 0;
        while (filled < buffer.Length && blob.Read(buffer[filled..]) is > 0 and var read)
        {
            filled += read;
        }

        return filled;
    }
}
