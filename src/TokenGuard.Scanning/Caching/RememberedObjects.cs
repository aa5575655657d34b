using System.Collections;
using System.Numerics;
using TokenGuard.Sources.Git;

namespace TokenGuard.Scanning.Caching;

/// <summary>The objects of a remembered history: told by a bit for each object that the cache knew, and the ids of the others.</summary>
/// <param name="known">The ids that the cache knows.</param>
/// <param name="bits">A bit for each of the first of them.</param>
/// <param name="others">Objects that the cache does not know.</param>
internal sealed class RememberedObjects(ObjectTable known, byte[] bits, IReadOnlyList<ObjectId> others) : IReadOnlyCollection<ObjectId>
{
    public int Count { get; } = bits.Sum(eight => BitOperations.PopCount(eight)) + others.Count;

    public IEnumerator<ObjectId> GetEnumerator()
    {
        for (var number = 0; number < 8 * bits.Length; number++)
        {
            if ((bits[number / 8] >> (number % 8) & 1) != 0)
            {
                yield return ObjectId.FromBytes(known[number]);
            }
        }

        foreach (var id in others)
        {
            yield return id;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
