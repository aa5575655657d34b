namespace TokenGuard.Engine.Patterns;

/// <summary>
/// Neighbouring bytes, each of a known set, that stand in every match of a pattern: the straight part of a token's shape.
/// Near most anchors there is none, which is seen without the pattern.
/// </summary>
public sealed class RequiredStretch
{
    internal RequiredStretch(IReadOnlyList<ByteSet> sets, Border before, Border after, int minOffset, int maxOffset)
    {
        Sets = sets;
        Before = before;
        After = after;
        MinOffset = minOffset;
        MaxOffset = maxOffset;
    }

    /// <summary>Bytes from a match's start to the stretch, at least.</summary>
    public int MinOffset { get; }

    /// <summary>Bytes from a match's start to the stretch, at most.</summary>
    public int MaxOffset { get; }

    /// <summary>Number of bytes.</summary>
    public int Length => Sets.Count;

    internal IReadOnlyList<ByteSet> Sets { get; }

    /// <summary>What may stand before it.</summary>
    internal Border Before { get; }

    /// <summary>What may follow it.</summary>
    internal Border After { get; }

    /// <summary>What may stand on one side of a stretch.</summary>
    /// <param name="Set">The bytes that may.</param>
    /// <param name="AtEdge">Whether the text may begin or end there.</param>
    internal readonly record struct Border(ByteSet Set, bool AtEdge)
    {
        public static Border Any { get; } = new(NamedByteSets.All, AtEdge: true);
    }
}
