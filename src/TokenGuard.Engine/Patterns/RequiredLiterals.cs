namespace TokenGuard.Engine.Patterns;

/// <summary>Literals of which at least one stands in every match of a pattern, whatever its case.</summary>
public sealed class RequiredLiterals
{
    /// <summary>Literals shorter than this are everywhere: what stands behind them matters too.</summary>
    internal const int ShortLength = 4;

    internal RequiredLiterals(IReadOnlyList<byte[]> literals, int maxDistance, IReadOnlyList<ByteSet> start, bool atWordStart)
    {
        Literals = literals;
        MaxDistance = maxDistance;
        Start = start;
        AtWordStart = atWordStart;
    }

    /// <summary>The literals, in ASCII lower case, sorted; none is a prefix of another.</summary>
    public IReadOnlyList<byte[]> Literals { get; }

    /// <summary>Bytes from a match's start to the start of a literal, at most.</summary>
    public int MaxDistance { get; }

    /// <summary>
    /// What the first bytes of a match can be, as far as that is known; only where literals stand right at the start and
    /// one of them is short, else empty.
    /// </summary>
    internal IReadOnlyList<ByteSet> Start { get; }

    /// <summary>Whether a literal counts only where no letter, digit or underscore stands before it.</summary>
    internal bool AtWordStart { get; }
}
