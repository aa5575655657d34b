using TokenGuard.Engine.Patterns;

namespace TokenGuard.Engine.Matching;

/// <summary>Which four bytes of each literal a vector filter looks for, and which literals it looks for together.</summary>
internal sealed class FilterPlan
{
    /// <summary>Bytes that are looked for at once; shorter literals stand at the start of their window.</summary>
    public const int WindowLength = 4;

    /// <summary>Sets of literals that a filter tells apart.</summary>
    public const int BucketCount = 16;

    /// <param name="windows">For each literal, where its window starts.</param>
    /// <param name="buckets">For each literal, its bucket.</param>
    /// <param name="shapes">For each literal that is shorter than a window, what the window must be like for it to matter; null if nothing is known.</param>
    public FilterPlan(byte[] windows, byte[] buckets, IReadOnlyList<ByteSet[]?> shapes)
    {
        Windows = windows;
        Buckets = buckets;
        Shapes = shapes;
    }

    public byte[] Windows { get; }

    public byte[] Buckets { get; }

    public IReadOnlyList<ByteSet[]?> Shapes { get; }

    /// <summary>Whether the plan could be one for these literals.</summary>
    public bool Fits(IReadOnlyList<byte[]> literals) =>
        Windows.Length == literals.Count && Buckets.Length == literals.Count && Shapes.Count == literals.Count
        && Shapes.All(shape => shape is null or { Length: WindowLength })
        && Enumerable.Range(0, literals.Count).All(i => Windows[i] <= Math.Max(0, literals[i].Length - WindowLength) && Buckets[i] < BucketCount);

    /// <summary>What stands in the window of a literal, byte by byte.</summary>
    public static ByteSet[] WindowOf(byte[] literal, int start, ByteSet[]? shape)
    {
        var window = new ByteSet[WindowLength];
        for (var i = 0; i < WindowLength; i++)
        {
            window[i] = ByteOf(literal, start, shape, i);
        }

        return window;
    }

    /// <summary>What stands at one byte of the window of a literal.</summary>
    public static ByteSet ByteOf(byte[] literal, int start, ByteSet[]? shape, int position) =>
        shape is not null ? shape[position]
        : start + position < literal.Length ? ByteSet.Of(literal[start + position]).WithBothCases()
        : NamedByteSets.All;
}
