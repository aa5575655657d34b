namespace TokenGuard.Engine.Patterns.Literals;

/// <summary>A finite set of byte strings in ASCII lower case, sorted and without duplicates.</summary>
internal sealed class LiteralSet
{
    public const int MaxCount = 64;
    public const int MaxLength = 16;

    // A class with more members says too little to be spelled out.
    private const int MaxMembers = 16;

    private readonly List<byte[]> literals;

    private LiteralSet(IEnumerable<byte[]> literals)
    {
        this.literals = [.. literals];
        this.literals.Sort(Compare);
        for (var i = this.literals.Count - 1; i > 0; i--)
        {
            if (Compare(this.literals[i - 1], this.literals[i]) == 0)
            {
                this.literals.RemoveAt(i);
            }
        }
    }

    /// <summary>Holds only the empty string.</summary>
    public static LiteralSet EmptyString { get; } = new([[]]);

    public int Count => literals.Count;

    public int ShortestLength => literals.Min(literal => literal.Length);

    public int LongestLength => literals.Max(literal => literal.Length);

    public IReadOnlyList<byte[]> Literals => literals;

    /// <summary>The members of a byte set; null if there are too many.</summary>
    public static LiteralSet? Of(ByteSet set)
    {
        var members = new List<byte[]>();
        for (var value = 0; value <= byte.MaxValue; value++)
        {
            var isUpper = value is >= 'A' and <= 'Z';
            if (set.Contains((byte)value) && !(isUpper && set.Contains((byte)(value | 0x20))))
            {
                members.Add([(byte)(isUpper ? value | 0x20 : value)]);
            }
        }

        return members.Count <= MaxMembers ? new LiteralSet(members) : null;
    }

    /// <summary>Each string of this set followed by each of the other; null if there are too many.</summary>
    public LiteralSet? Followed(LiteralSet other) =>
        Count * other.Count > MaxCount ? null : new(literals.SelectMany(_ => other.literals, Concat));

    /// <summary>The strings of both sets; null if there are too many.</summary>
    public LiteralSet? Union(LiteralSet other) =>
        Count + other.Count > MaxCount ? null : new(literals.Concat(other.literals));

    /// <summary>The strings cut to the longest length that is allowed.</summary>
    public LiteralSet Trimmed() => new(literals.Select(literal => literal.AsSpan(0, Math.Min(literal.Length, MaxLength)).ToArray()));

    /// <summary>The set without strings that start with another one of it.</summary>
    public LiteralSet WithoutExtensions()
    {
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

    private static byte[] Concat(byte[] left, byte[] right) => [.. left, .. right];

    private static int Compare(byte[] left, byte[] right) => left.AsSpan().SequenceCompareTo(right);
}
