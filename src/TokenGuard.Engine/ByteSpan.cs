namespace TokenGuard.Engine;

/// <summary>A half-open range of byte offsets in a blob.</summary>
/// <param name="Start">Offset of the first byte.</param>
/// <param name="Length">Number of bytes.</param>
public readonly record struct ByteSpan(int Start, int Length)
{
    public int End => Start + Length;

    public bool Overlaps(ByteSpan other) => Start < other.End && other.Start < End;

    public static ByteSpan FromBounds(int start, int end) => new(start, end - start);
}
