namespace TokenGuard.Engine.Patterns.Literals;

/// <summary>Literals of which one stands in every match, not further from its start than <c>Distance</c>.</summary>
internal sealed record LiteralCandidate(LiteralSet Set, long Distance)
{
    private const int ShortLength = 3;

    // Rarer than this is rare enough: then fewer literals are better.
    private const int RareBits = 30;

    // A literal more frequent than this leads everywhere.
    private const int CommonBits = 8;

    /// <summary>False if one of the literals stands at so many places that it helps no search.</summary>
    public bool IsSelective => Set.Literals.All(literal => LiteralRarity.Probability(literal) <= LiteralRarity.OneIn(CommonBits));

    private bool HasShort => Set.ShortestLength < ShortLength;

    /// <summary>How much work the literals make in a search; comparable among candidates.</summary>
    private double Cost
    {
        get
        {
            var hits = Set.Literals.Sum(literal => LiteralRarity.Probability(literal));
            var perHit = Distance == 0 ? 1 : 2;
            return Math.Max(hits * perHit, LiteralRarity.OneIn(RareBits)) * (1 + Set.Count / 8.0);
        }
    }

    public bool IsBetterThan(LiteralCandidate? other) =>
        other is null || (HasShort == other.HasShort ? Cost < other.Cost : other.HasShort);
}
