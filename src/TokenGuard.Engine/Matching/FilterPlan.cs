using TokenGuard.Engine.Patterns;

namespace TokenGuard.Engine.Matching;

/// <summary>Which four bytes of each literal a filter looks for.</summary>
internal sealed class FilterPlan
{
    /// <summary>Bytes that are looked for at once; shorter literals stand at the start of their window.</summary>
    public const int WindowLength = 4;

    /// <param name="windows">For each literal, where its window starts.</param>
    /// <param name="shapes">For each literal that is shorter than a window, what the window must be like for it to matter; null if nothing is known.</param>
    /// <param name="atWordStart">For each literal, whether it matters only where no letter, digit or underscore stands before it.</param>
    public FilterPlan(byte[] windows, IReadOnlyList<ByteSet[]?> shapes, IReadOnlyList<bool> atWordStart)
    {
        Windows = windows;
        Shapes = shapes;
        AtWordStart = atWordStart;
    }

    public byte[] Windows { get; }

    public IReadOnlyList<ByteSet[]?> Shapes { get; }

    public IReadOnlyList<bool> AtWordStart { get; }

    /// <summary>Whether the plan could be one for these literals.</summary>
    public bool Fits(IReadOnlyList<byte[]> literals) =>
        Windows.Length == literals.Count && Shapes.Count == literals.Count && AtWordStart.Count == literals.Count
        && Enumerable.Range(0, literals.Count).All(i =>
            Windows[i] <= Math.Max(0, literals[i].Length - WindowLength) && (Shapes[i] is null || (Shapes[i]!.Length == WindowLength && literals[i].Length < WindowLength)));
}
