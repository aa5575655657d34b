using TokenGuard.Engine.Matching.Runs;
using TokenGuard.Engine.Rarity;

namespace TokenGuard.Engine.Patterns.Literals;

/// <summary>Literals of which one stands in every match, not further from its start than a distance.</summary>
internal sealed class LiteralCandidate
{
    private const int ShortLength = 3;

    // Rarer than this is rare enough: then fewer literals are better.
    private const double Rare = 1.0 / (1 << 20);

    // A literal more frequent than this leads everywhere.
    private const double Common = 1.0 / (1 << 8);

    // How much work the literals make in a search; comparable among candidates.
    private readonly double cost;

    public LiteralCandidate(LiteralSet set, long distance)
    {
        Set = set;
        Distance = distance;
        var probabilities = set.Literals.Select(literal => CommonWindows.Probability(literal)).ToList();
        IsSelective = probabilities.Max() <= Common;
        var perHit = distance == 0 ? 1 : distance <= RunMap.Before ? 2 : 8;
        cost = Math.Max(probabilities.Sum() * perHit, Rare) * (1 + set.Count / 8.0);
    }

    public LiteralSet Set { get; }

    public long Distance { get; }

    /// <summary>False if one of the literals stands at so many places that it helps no search.</summary>
    public bool IsSelective { get; }

    public bool IsBetterThan(LiteralCandidate? other)
    {
        if (other is null)
        {
            return true;
        }

        var isShort = Set.ShortestLength < ShortLength;
        return isShort == (other.Set.ShortestLength < ShortLength) ? cost < other.cost : !isShort;
    }
}
