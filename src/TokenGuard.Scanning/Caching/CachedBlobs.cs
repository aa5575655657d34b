using TokenGuard.Sources.Git;

namespace TokenGuard.Scanning.Caching;

/// <summary>
/// What is remembered of blobs whose ids have one width. A cache knows hundreds of thousands, few of which hold anything, so they
/// lie in flat arrays.
/// </summary>
/// <param name="ids">Their ids, numbered in the order in which they came; of each nothing is remembered so far.</param>
internal sealed class CachedBlobs(ObjectTable ids)
{
    /// <summary>Room for what a few new commits bring, so that large arrays are not copied for them.</summary>
    public const int Spare = 4096;

    private long[] bytes = new long[ids.Count + Spare];
    private CachedContent?[] contents = new CachedContent?[ids.Count + Spare];

    public ObjectTable Ids => ids;

    /// <summary>What is remembered of a blob, by its number.</summary>
    public CachedBlob this[int number]
    {
        get => new(bytes[number], contents[number] ?? CachedContent.Nothing);
        set => (bytes[number], contents[number]) = (value.Bytes, value.Content);
    }

    public CachedBlob? Find(ObjectId id) => ids.Find(id) is >= 0 and var number ? this[number] : null;

    /// <summary>Makes room for that many further ones at once.</summary>
    public void Reserve(int more)
    {
        ids.Reserve(more);
        if (ids.Count + more > bytes.Length)
        {
            Array.Resize(ref bytes, ids.Count + more);
            Array.Resize(ref contents, ids.Count + more);
        }
    }

    /// <summary>Adds a blob, or replaces what is remembered of it.</summary>
    public void Set(ObjectId id, CachedBlob blob)
    {
        var number = ids.Add(id);
        if (number == bytes.Length)
        {
            Reserve(Math.Max(16, ids.Count));
        }

        this[number] = blob;
    }
}
