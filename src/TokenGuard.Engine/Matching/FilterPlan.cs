using TokenGuard.Engine.Patterns;

namespace TokenGuard.Engine.Matching;

/// <summary>Which four bytes of each literal a filter looks for.</summary>
internal sealed class FilterPlan
{
    /// <summary>Bytes that are looked for at once; shorter literals stand at the start of their window.</summary>
    public const int WindowLength = 4;

    /// <param name="windows">For each literal, where its window starts.</param>
    /// <param name="shapes">For each literal that is shorter than a window, what the window must be like for it to matter; null if nothing is known.</param>
    public FilterPlan(byte[] windows, IReadOnlyList<ByteSet[]?> shapes)
    {
        Windows = windows;
        Shapes = shapes;
    }

    public byte[] Windows { get; }

    public IReadOnlyList<ByteSet[]?> Shapes { get; }

    /// <summary>Whether the plan could be one for these literals.</summary>
    public bool Fits(IReadOnlyList<byte[]> literals) =>
        Windows.Length == literals.Count && Shapes.Count == literals.Count
        && Enumerable.Range(0, literals.Count).All(i =>
            Windows[i] <= Math.Max(0, literals[i].Length - WindowLength) && (Shapes[i] is null || (Shapes[i]!.Length == WindowLength && literals[i].Length < WindowLength)));
}
