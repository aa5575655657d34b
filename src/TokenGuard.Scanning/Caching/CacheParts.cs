using TokenGuard.Sources.Git;

namespace TokenGuard.Scanning.Caching;

/// <summary>The parts that all of a cache file is made of.</summary>
internal static class CacheParts
{
    public static void WriteId(this BinaryWriter writer, ObjectId id)
    {
        var bytes = id.ToBytes();
        writer.Write((byte)bytes.Length);
        writer.Write(bytes);
    }

    /// <exception cref="FormatException">It is none.</exception>
    /// <exception cref="EndOfStreamException">It is cut off.</exception>
    public static ObjectId ReadId(this BinaryReader reader)
    {
        Span<byte> bytes = stackalloc byte[byte.MaxValue];
        bytes = bytes[..reader.ReadByte()];
        reader.BaseStream.ReadExactly(bytes);
        return ObjectId.FromBytes(bytes);
    }

    /// <summary>Writes ids in the order of their numbers.</summary>
    public static void WriteIds(this BinaryWriter writer, ObjectTable ids)
    {
        writer.Write((byte)ids.Width);
        writer.Write7BitEncodedInt(ids.Count);
        for (var number = 0; number < ids.Count; number++)
        {
            writer.Write(ids[number]);
        }
    }

    /// <exception cref="FormatException">They are not what was written.</exception>
    /// <exception cref="EndOfStreamException">They are cut off.</exception>
    public static ObjectTable ReadIds(this BinaryReader reader)
    {
        var width = reader.ReadByte();
        if (width is not (20 or 32))
        {
            throw new FormatException("an object id has 20 or 32 bytes");
        }

        Span<byte> id = stackalloc byte[width];
        var ids = new ObjectTable(width);
        var count = reader.Read7BitEncodedInt();
        // A damaged count is no reason to ask for more memory than ids can stand in the file.
        ids.Reserve((int)Math.Clamp(count, 0, reader.BaseStream.Length / id.Length) + CachedBlobs.Spare);
        while (ids.Count < count)
        {
            reader.BaseStream.ReadExactly(id);
            ids.Add(id, out var isNew);
            if (!isNew)
            {
                throw new FormatException("an id stands twice");
            }
        }

        return ids;
    }

    public static void WriteList<T>(this BinaryWriter writer, IReadOnlyCollection<T> items, Action<T> write)
    {
        writer.Write7BitEncodedInt(items.Count);
        foreach (var item in items)
        {
            write(item);
        }
    }

    public static List<T> ReadList<T>(this BinaryReader reader, Func<T> read)
    {
        var count = reader.Read7BitEncodedInt();
        if (count == 0)
        {
            return [];
        }

        // A damaged count is no reason to ask for memory.
        var items = new List<T>(Math.Clamp(count, 0, 1024));
        for (; count > 0; count--)
        {
            items.Add(read());
        }

        return items;
    }
}
