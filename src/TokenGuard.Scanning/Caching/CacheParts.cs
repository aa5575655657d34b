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
