using System.Buffers.Binary;
using System.Numerics;

namespace TokenGuard.Sources.Git;

/// <summary>A set of object ids in one flat array: a history can have millions of them.</summary>
internal sealed class ObjectIdSet
{
    private readonly int width;


    // Open addressing: an id is random, so its first bytes are the hash; the null id marks a free slot.
    private byte[] slots;
    private bool[] marks;

    /// <param name="width">Bytes of an id: 20 or 32.</param>
    /// <param name="expected">How many ids there will be, if that is known.</param>
    public ObjectIdSet(int width, int expected = 0)
    {
        this.width = width;
        marks = new bool[Math.Max(64, (int)BitOperations.RoundUpToPowerOf2((uint)expected / 3 * 4 + 4))];
        slots = new byte[(long)marks.Length * width];
    }

    public int Count { get; private set; }

    public bool Add(ObjectId id)
    {
        if (Count >= marks.Length / 4 * 3)
        {
            Grow();
        }

        Span<byte> bytes = stackalloc byte[width];
        id.CopyTo(bytes);
        return Insert(bytes, isMarked: false);
    }

    public bool Contains(ObjectId id) => Find(id) >= 0;

    /// <summary>Marks a member; false if it is none or was marked before.</summary>
    public bool Mark(ObjectId id)
    {
        var slot = Find(id);
        if (slot < 0 || marks[slot])
        {
            return false;
        }

        return marks[slot] = true;
    }

    public IEnumerable<ObjectId> Unmarked()
    {
        for (var slot = 0; slot < marks.Length; slot++)
        {
            if (!IsFree(slot) && !marks[slot])
            {
                yield return new ObjectId(Slot(slot));
            }
        }
    }

    private int Find(ObjectId id)
    {
        Span<byte> bytes = stackalloc byte[width];
        id.CopyTo(bytes);
        var slot = Probe(bytes);
        return IsFree(slot) ? -1 : slot;
    }

    private bool Insert(ReadOnlySpan<byte> id, bool isMarked)
    {
        var slot = Probe(id);
        if (!IsFree(slot))
        {
            return false;
        }

        id.CopyTo(Slot(slot));
        marks[slot] = isMarked;
        Count++;
        return true;
    }

    private int Probe(ReadOnlySpan<byte> id)
    {
        var mask = marks.Length - 1;
        var slot = BinaryPrimitives.ReadInt32LittleEndian(id) & mask;
        while (!IsFree(slot) && !Slot(slot).SequenceEqual(id))
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private void Grow()
    {
        var (oldSlots, oldMarks) = (slots, marks);
        marks = new bool[oldMarks.Length * 2];
        slots = new byte[(long)marks.Length * width];
        Count = 0;
        for (var i = 0; i < oldMarks.Length; i++)
        {
            var id = oldSlots.AsSpan(i * width, width);
            if (id.ContainsAnyExcept((byte)0))
            {
                Insert(id, oldMarks[i]);
            }
        }
    }

    private bool IsFree(int slot) => !Slot(slot).ContainsAnyExcept((byte)0);

    private Span<byte> Slot(int slot) => slots.AsSpan(slot * width, width);
}
