using System.Buffers.Binary;

namespace TokenGuard.Sources.Archives.Formats;

/// <summary>A file in a zip archive, as a header tells of it. Field numbers are those of APPNOTE.TXT, section 4.3.</summary>
internal sealed record ZipEntry
{
    private const int LocalLength = 30;
    private const ulong InZip64 = uint.MaxValue;

    /// <summary>What a file's own header begins with.</summary>
    public static ReadOnlySpan<byte> LocalMagic => "PK\u0003\u0004"u8;

    public required string Name { get; init; }

    public required bool IsFolder { get; init; }

    public required bool IsEncrypted { get; init; }

    public required int Method { get; init; }

    public required long PackedLength { get; init; }

    /// <summary>The length of the content as the archive claims it.</summary>
    public required long Length { get; init; }

    /// <summary>Where the file's own header stands.</summary>
    public required long HeaderAt { get; init; }

    /// <summary>The packed bytes.</summary>
    public Stream OpenPacked(Stream file)
    {
        Span<byte> header = stackalloc byte[LocalLength];
        file.Position = HeaderAt;
        file.ReadExactly(header);
        if (!header.StartsWith(LocalMagic))
        {
            throw new InvalidDataException("there is no file where the archive says");
        }

        file.Position = HeaderAt + LocalLength + Word(header, 26) + Word(header, 28);
        return new ExactStream(file, PackedLength);
    }

    /// <summary>The entries that can be found without a directory: header after header.</summary>
    public static IEnumerable<ZipEntry> Salvage(Stream file)
    {
        for (long? at = 0; at is { } found && (at = FindLocal(file, found)) is { } start;)
        {
            var entry = ReadLocal(file, start);
            yield return entry;
            at = start + LocalLength;
        }
    }

    /// <summary>Reads the fields that are the same in both kinds of header.</summary>
    /// <param name="fields">From the field "version needed to extract" on.</param>
    /// <param name="name">The name.</param>
    /// <param name="extra">The extra fields.</param>
    /// <param name="headerAt">Where the file's own header stands.</param>
    public static ZipEntry Read(ReadOnlySpan<byte> fields, ReadOnlySpan<byte> name, ReadOnlySpan<byte> extra, long headerAt)
    {
        ulong packed = BinaryPrimitives.ReadUInt32LittleEndian(fields[14..]), length = BinaryPrimitives.ReadUInt32LittleEndian(fields[18..]);
        var at = (ulong)headerAt;
        ReadZip64(extra, ref length, ref packed, ref at);
        return new ZipEntry
        {
            Name = MemberName.Of(name),
            IsFolder = name.EndsWith("/"u8),
            IsEncrypted = (Word(fields, 2) & 1) != 0,
            Method = Word(fields, 4),
            PackedLength = Limited(packed),
            Length = Limited(length),
            HeaderAt = Limited(at),
        };
    }

    private static long Limited(ulong value) => (long)Math.Min(value, long.MaxValue);

    private static ZipEntry ReadLocal(Stream file, long start)
    {
        var header = new byte[LocalLength];
        file.Position = start;
        file.ReadExactly(header);
        var text = new byte[Word(header, 26) + Word(header, 28)];
        file.ReadExactly(text);
        var entry = Read(header.AsSpan(4), text.AsSpan(0, Word(header, 26)), text.AsSpan(Word(header, 26)), start);

        // A length of 0 may only mean that it stands behind the content: what there is, is unpacked to its own end.
        var hasLengths = (Word(header, 6) & 8) == 0 && entry.PackedLength > 0;
        return hasLengths ? entry : entry with { PackedLength = file.Length - file.Position, Length = 1 };
    }

    // Values that do not fit stand in field 1, in this order, those that do fit left out.
    private static void ReadZip64(ReadOnlySpan<byte> extra, ref ulong length, ref ulong packed, ref ulong at)
    {
        while (extra.Length >= 4)
        {
            var size = Math.Min(Word(extra, 2), extra.Length - 4);
            if (Word(extra, 0) == 1)
            {
                var values = extra.Slice(4, size);
                length = Next(length, ref values);
                packed = Next(packed, ref values);
                at = Next(at, ref values);
                return;
            }

            extra = extra[(4 + size)..];
        }
    }

    private static ulong Next(ulong value, ref ReadOnlySpan<byte> values)
    {
        if (value != InZip64 || values.Length < 8)
        {
            return value;
        }

        value = BinaryPrimitives.ReadUInt64LittleEndian(values);
        values = values[8..];
        return value;
    }

    private static long? FindLocal(Stream file, long from)
    {
        var buffer = new byte[32 << 10];
        while (from + LocalLength <= file.Length)
        {
            file.Position = from;
            var length = file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            var found = buffer.AsSpan(0, length).IndexOf(LocalMagic);
            if (found >= 0)
            {
                return from + found;
            }

            from += Math.Max(1, length - LocalMagic.Length + 1);
        }

        return null;
    }

    private static int Word(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);
}
