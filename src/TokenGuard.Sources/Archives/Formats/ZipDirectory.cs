using System.Buffers.Binary;

namespace TokenGuard.Sources.Archives.Formats;

/// <summary>
/// The directory at the end of a zip archive, read entry by entry: libraries hold all of it, and an archive can claim
/// millions of files.
/// </summary>
/// <param name="start">Where it stands.</param>
/// <param name="end">Where it ends.</param>
/// <param name="shift">What stands before the archive in its file, such as a program that unpacks it.</param>
internal sealed class ZipDirectory(long start, long end, long shift)
{
    /// <summary>The length of the record at the end, without its comment.</summary>
    public const int EndLength = 22;

    private const int LongestComment = ushort.MaxValue;
    private const int HeaderLength = 46;
    private const int LocatorLength = 20;
    private const int End64Length = 56;

    /// <summary>What the record at the end begins with.</summary>
    public static ReadOnlySpan<byte> EndMagic => "PK\u0005\u0006"u8;

    /// <summary>Finds the directory, or null if there is none.</summary>
    public static ZipDirectory? Find(Stream file)
    {
        var tail = new byte[(int)Math.Min(file.Length, EndLength + LongestComment)];
        var tailAt = file.Length - tail.Length;
        file.Position = tailAt;
        file.ReadExactly(tail);
        for (var at = tail.AsSpan().LastIndexOf(EndMagic); at >= 0; at = tail.AsSpan(0, at).LastIndexOf(EndMagic))
        {
            if (tail.Length - at >= EndLength && Read(file, tail.AsSpan(at), tailAt + at) is { } directory)
            {
                return directory;
            }
        }

        return null;
    }

    /// <summary>The entries in their order; the file may be read elsewhere between them.</summary>
    public IEnumerable<ZipEntry> Entries(Stream file)
    {
        var header = new byte[HeaderLength];
        for (var at = start; at + HeaderLength <= end;)
        {
            file.Position = at;
            file.ReadExactly(header);
            if (!header.AsSpan().StartsWith("PK\u0001\u0002"u8))
            {
                throw new InvalidDataException("its directory is damaged");
            }

            int name = Word(header, 28), extra = Word(header, 30);
            var text = new byte[name + extra];
            file.ReadExactly(text);
            var entry = ZipEntry.Read(header.AsSpan(6), text.AsSpan(0, name), text.AsSpan(name), BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(42)));
            yield return entry with { HeaderAt = entry.HeaderAt + shift };
            at += HeaderLength + name + extra + Word(header, 32);
        }
    }

    private static ZipDirectory? Read(Stream file, ReadOnlySpan<byte> record, long recordAt)
    {
        long size = BinaryPrimitives.ReadUInt32LittleEndian(record[12..]), offset = BinaryPrimitives.ReadUInt32LittleEndian(record[16..]);
        var end = recordAt;
        if (FindEnd64(file, recordAt) is var (at64, size64, offset64))
        {
            (end, size, offset) = (at64, size64, offset64);
        }

        // The directory ends where the record begins; what the record says may leave out what stands before the archive.
        var start = end - size;
        return size >= 0 && start >= 0 && offset >= 0 && offset <= start && (size == 0 || IsHeader(file, start))
            ? new ZipDirectory(start, end, start - offset)
            : null;
    }

    private static (long At, long Size, long Offset)? FindEnd64(Stream file, long recordAt)
    {
        Span<byte> record = stackalloc byte[End64Length];
        if (recordAt < LocatorLength + End64Length)
        {
            return null;
        }

        file.Position = recordAt - LocatorLength - End64Length;
        file.ReadExactly(record);
        return record.StartsWith("PK\u0006\u0006"u8)
            ? (recordAt - LocatorLength - End64Length, BinaryPrimitives.ReadInt64LittleEndian(record[40..]), BinaryPrimitives.ReadInt64LittleEndian(record[48..]))
            : null;
    }

    private static bool IsHeader(Stream file, long at)
    {
        Span<byte> magic = stackalloc byte[4];
        file.Position = at;
        return file.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false) == magic.Length && magic.SequenceEqual("PK\u0001\u0002"u8);
    }

    private static int Word(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);
}
