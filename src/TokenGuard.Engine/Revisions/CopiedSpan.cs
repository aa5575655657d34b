namespace TokenGuard.Engine.Revisions;

/// <summary>A part of a text that stands in an earlier one too.</summary>
/// <param name="From">Offset in the earlier text.</param>
/// <param name="Start">Offset in this one.</param>
/// <param name="Length">Number of bytes.</param>
public readonly record struct CopiedSpan(int From, int Start, int Length)
{
    public int End => Start + Length;
}
