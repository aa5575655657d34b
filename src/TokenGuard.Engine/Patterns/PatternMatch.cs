namespace TokenGuard.Engine.Patterns;

/// <summary>Where a pattern matched; valid until the search that made it goes on.</summary>
internal readonly struct PatternMatch(int[] slots)
{
    public int Start => slots[0];

    public int End => slots[1];

    public ByteSpan Span => ByteSpan.FromBounds(Start, End);

    /// <summary>Where a group matched, null if it took no part; group 0 is the match.</summary>
    public ByteSpan? Group(int index) =>
        slots[2 * index] < 0 || slots[2 * index + 1] < 0
            ? null
            : ByteSpan.FromBounds(slots[2 * index], slots[2 * index + 1]);
}
