using System.Collections;

namespace TokenGuard.Sources.Git;

/// <summary>Object ids one behind the other in a flat array.</summary>
/// <param name="width">Bytes of an id: 20 or 32.</param>
internal sealed class ObjectIdList(int width) : IEnumerable<ObjectId>
{
    private byte[] bytes = new byte[64 * width];

    public int Count { get; private set; }

    public void Add(ObjectId id)
    {
        if (Count * width == bytes.Length)
        {
            Array.Resize(ref bytes, bytes.Length * 2);
        }

        id.CopyTo(bytes.AsSpan(Count * width));
        Count++;
    }

    public IEnumerator<ObjectId> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return new ObjectId(bytes.AsSpan(i * width, width));
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
