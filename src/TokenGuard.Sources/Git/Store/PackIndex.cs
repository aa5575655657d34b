using System.Buffers.Binary;

namespace TokenGuard.Sources.Git.Store;

/// <summary>The index of a pack: which objects are in it, and where.</summary>
/// <remarks>
/// Format: <c>gitformat-pack</c>, versions 1 and 2. A multi-pack index needs no reading: git keeps the index of each
/// pack beside it and opens no pack without it.
/// </remarks>
internal sealed class PackIndex
{
    private const uint Magic = 0xFF744F63;
    private const int Fanout = 256 * 4;
    private const int CrcLength = 4;

    private readonly byte[] file;
    private readonly int width;
    private readonly bool isFirstVersion;

    private PackIndex(byte[] file, int width)
    {
        this.file = file;
        this.width = width;
        isFirstVersion = file.Length < 4 || Number(0) != Magic;
        if (!isFirstVersion && (file.Length < 8 || Number(4) != 2))
        {
            throw new StoreException("the pack index has an unknown version");
        }

        var fanout = isFirstVersion ? 0 : 8;
        if (file.Length < fanout + Fanout + (2 * width))
        {
            throw new StoreException("the pack index is cut off");
        }

        Count = (int)Math.Min(int.MaxValue, Number(fanout + Fanout - 4));
        Start = fanout + Fanout;
        if (file.Length < Start + ((long)Count * EntryLength) + (2 * width))
        {
            throw new StoreException("the pack index is cut off");
        }
    }

    public int Count { get; }

    /// <summary>The hash at the end of the pack that the index belongs to.</summary>
    public ReadOnlySpan<byte> PackHash => file.AsSpan(file.Length - (2 * width), width);

    private int Start { get; }

    private int EntryLength => width + 4 + (isFirstVersion ? 0 : CrcLength);

    /// <exception cref="StoreException">It is no index.</exception>
    public static PackIndex Read(string path, int width) => new(File.ReadAllBytes(path), width);

    public ReadOnlySpan<byte> Id(int entry) => isFirstVersion
        ? file.AsSpan(Start + (entry * (width + 4)) + 4, width)
        : file.AsSpan(Start + (entry * width), width);

    /// <exception cref="StoreException">It lies beyond the index.</exception>
    public long Offset(int entry)
    {
        if (isFirstVersion)
        {
            return Number(Start + (entry * (width + 4)));
        }

        var offset = Number(Start + (Count * (width + CrcLength)) + (entry * 4));
        if (offset < 0x80000000)
        {
            return offset;
        }

        // Offsets beyond 2 GiB stand in a table of their own.
        var at = Start + ((long)Count * EntryLength) + ((offset & 0x7FFFFFFF) * 8);
        return at + 8 <= file.Length - (2 * width)
            ? BinaryPrimitives.ReadInt64BigEndian(file.AsSpan((int)at))
            : throw new StoreException("the pack index names an offset that it has not");
    }

    private uint Number(int at) => BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
}
