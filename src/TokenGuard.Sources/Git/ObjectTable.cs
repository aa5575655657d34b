using System.Buffers.Binary;

namespace TokenGuard.Sources.Git;

/// <summary>Numbers object ids in the order in which they come, in flat arrays.</summary>
/// <remarks>Safe under concurrent reading once it is filled.</remarks>
/// <param name="width">Bytes of an id: 20 or 32.</param>
public sealed class ObjectTable(int width)
{
    // Open addressing over numbers plus one; an id is random, so its first bytes are the hash.
    private int[] slots = new int[64];
    private byte[] ids = new byte[32 * width];

    /// <summary>Bytes of an id.</summary>
    public int Width => width;

    public int Count { get; private set; }

    /// <summary>The bytes of an id by its number.</summary>
    public ReadOnlySpan<byte> this[int number] => ids.AsSpan(number * width, width);

    /// <summary>Makes room for that many further ids at once.</summary>
    public void Reserve(int more)
    {
        if ((long)(Count + more) * width > ids.Length)
        {
            Array.Resize(ref ids, checked((Count + more) * width));
        }

        while ((Count + more) > slots.Length / 2)
        {
            Grow();
        }
    }

    /// <summary>The number of an id, and whether it is new.</summary>
    public int Add(ReadOnlySpan<byte> id, out bool isNew)
    {
        var slot = Probe(id);
        isNew = slots[slot] == 0;
        if (!isNew)
        {
            return slots[slot] - 1;
        }

        if (Count >= slots.Length / 2 || (Count + 1) * width > ids.Length)
        {
            Reserve(Math.Max(32, Count));
            slot = Probe(id);
        }

        id.CopyTo(ids.AsSpan(Count * width));
        slots[slot] = ++Count;
        return Count - 1;
    }

    /// <summary>The number of an id, which is added if it is new.</summary>
    /// <exception cref="ArgumentException">It has another width.</exception>
    public int Add(ObjectId id)
    {
        Span<byte> bytes = stackalloc byte[ObjectId.MaxBytes];
        id.CopyTo(bytes);
        return id.Width == width ? Add(bytes[..width], out _) : throw new ArgumentException($"an id of {id.Width} bytes", nameof(id));
    }

    /// <summary>The number of an id, or -1.</summary>
    public int Find(ReadOnlySpan<byte> id) => slots[Probe(id)] - 1;

    /// <summary>The number of an id, or -1.</summary>
    public int Find(ObjectId id)
    {
        Span<byte> bytes = stackalloc byte[ObjectId.MaxBytes];
        id.CopyTo(bytes);
        return id.Width == width ? Find(bytes[..width]) : -1;
    }

    private int Probe(ReadOnlySpan<byte> id)
    {
        var mask = slots.Length - 1;
        var slot = BinaryPrimitives.ReadInt32LittleEndian(id) & mask;
        while (slots[slot] != 0 && !this[slots[slot] - 1].SequenceEqual(id))
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private void Grow()
    {
        slots = new int[slots.Length * 2];
        for (var number = 0; number < Count; number++)
        {
            slots[Probe(this[number])] = number + 1;
        }
    }
}
