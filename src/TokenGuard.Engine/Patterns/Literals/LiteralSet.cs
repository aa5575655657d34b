namespace TokenGuard.Engine.Patterns.Literals;

/// <summary>A finite set of byte strings in ASCII lower case.</summary>
internal sealed class LiteralSet
{
    public const int MaxCount = 64;
    public const int MaxLength = 16;

    // A class with more members says too little to be spelled out.
    private const int MaxMembers = 16;

    private readonly List<byte[]> literals;

    private LiteralSet(List<byte[]> literals)
    {
        this.literals = literals;
        ShortestLength = literals.Min(literal => literal.Length);
        LongestLength = literals.Max(literal => literal.Length);
    }

    /// <summary>Holds only the empty string.</summary>
    public static LiteralSet EmptyString { get; } = new([[]]);

    public int Count => literals.Count;

    public int ShortestLength { get; }

    public int LongestLength { get; }

    public IReadOnlyList<byte[]> Literals => literals;

    /// <summary>The members of a byte set; null if there are too many.</summary>
    public static LiteralSet? Of(ByteSet set)
    {
        var folded = set.InLowerCase();
        return folded.Count <= MaxMembers ? new([.. folded.ToArray().Select(value => new[] { value })]) : null;
    }

    /// <summary>Each string of this set followed by each of the other; null if there are too many.</summary>
    public LiteralSet? Followed(LiteralSet other)
    {
        if (Count * other.Count > MaxCount)
        {
            return null;
        }

        var products = literals.SelectMany(_ => other.literals, Concat).ToList();
        return Count == 1 || other.Count == 1 ? new(products) : Distinct(products);
    }

    /// <summary>The strings of both sets; null if there are too many.</summary>
    public LiteralSet? Union(LiteralSet other) =>
        Count + other.Count > MaxCount ? null : Distinct([.. literals, .. other.literals]);

    /// <summary>The strings cut to the longest length that is allowed.</summary>
    public LiteralSet Trimmed() =>
        LongestLength <= MaxLength ? this : Distinct([.. literals.Select(literal => literal.AsSpan(0, Math.Min(literal.Length, MaxLength)).ToArray())]);

    /// <summary>The set, sorted, without strings that start with another one of it.</summary>
    public LiteralSet WithoutExtensions()
    {
        literals.Sort(Compare);
        var kept = new List<byte[]>();
        foreach (var literal in literals)
        {
            if (kept.Count == 0 || !literal.AsSpan().StartsWith(kept[^1]))
            {
                kept.Add(literal);
            }
        }

        return new(kept);
    }

    private static LiteralSet Distinct(List<byte[]> literals)
    {
        literals.Sort(Compare);
        for (var i = literals.Count - 1; i > 0; i--)
        {
            if (Compare(literals[i - 1], literals[i]) == 0)
            {
                literals.RemoveAt(i);
            }
        }

        return new(literals);
    }

    private static byte[] Concat(byte[] left, byte[] right) => [.. left, .. right];

    private static int Compare(byte[] left, byte[] right) => left.AsSpan().SequenceCompareTo(right);
}
