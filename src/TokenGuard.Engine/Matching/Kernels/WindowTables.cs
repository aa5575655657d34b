using TokenGuard.Engine.Patterns;

namespace TokenGuard.Engine.Matching.Kernels;

/// <summary>For each byte of a window, the buckets whose windows may have a given value there; as each kernel reads it.</summary>
internal sealed class WindowTables
{
    public const int WindowLength = FilterPlan.WindowLength;
    public const int Groups = FilterPlan.BucketCount / BucketsInGroup;

    private const int BucketsInGroup = 8;

    private readonly ushort[][] buckets = [.. Enumerable.Range(0, WindowLength).Select(_ => new ushort[256])];

    /// <param name="literals">In ASCII lower case.</param>
    /// <param name="plan">Their windows and buckets.</param>
    public WindowTables(IReadOnlyList<byte[]> literals, FilterPlan plan)
    {
        // A set takes the sets of all literals of its bucket with a few operations; their bytes are gone through once.
        var sets = new ByteSet[WindowLength * FilterPlan.BucketCount];
        for (var i = 0; i < literals.Count; i++)
        {
            for (var j = 0; j < WindowLength; j++)
            {
                ref var set = ref sets[(j * FilterPlan.BucketCount) + plan.Buckets[i]];
                set = set.Union(FilterPlan.ByteOf(literals[i], plan.Windows[i], plan.Shapes[i], j));
            }
        }

        for (var i = 0; i < sets.Length; i++)
        {
            var (position, bucket) = (i / FilterPlan.BucketCount, i % FilterPlan.BucketCount);
            foreach (var value in sets[i].ToArray())
            {
                buckets[position][value] |= (ushort)(1 << bucket);
            }
        }
    }

    /// <summary>The set of buckets for each value at one byte of the window.</summary>
    public ushort[] Buckets(int position) => buckets[position];

    /// <summary>A group's buckets for each lower half of a byte.</summary>
    public byte[] LowNibbles(int group, int position) => Gather(16, value => value & 0x0F, group, position);

    /// <summary>A group's buckets for each upper half of a byte.</summary>
    public byte[] HighNibbles(int group, int position) => Gather(16, value => value >> 4, group, position);

    /// <summary>A group's buckets for the lower seven bits of a byte.</summary>
    public byte[] SevenBits(int group, int position) => Gather(128, value => value & 0x7F, group, position);

    private byte[] Gather(int length, Func<int, int> part, int group, int position)
    {
        var table = new byte[length];
        for (var value = 0; value < 256; value++)
        {
            table[part(value)] |= (byte)(buckets[position][value] >> (group * BucketsInGroup));
        }

        return table;
    }
}
