using TokenGuard.Engine.Patterns;

namespace TokenGuard.Engine.Matching.Runs;

/// <summary>
/// A run of one alphabet that stands near every anchor of a pattern: a weak form of its <see cref="RequiredStretch"/>, but
/// one that is answered for all patterns by a single look at an anchor.
/// </summary>
/// <param name="Alphabet">The alphabet.</param>
/// <param name="MinUnits">Whole units of the run, at least; 0 if nothing is demanded.</param>
/// <param name="MaxUnits">Whole units of the run, at most; <see cref="MostUnits"/> if there may be more.</param>
internal readonly record struct RunDemand(RunAlphabet Alphabet, byte MinUnits, byte MaxUnits)
{
    /// <summary>Bytes that are looked at together: wherever it starts, a run of <c>n</c> has <c>(n - 3) / 4</c> whole units at least.</summary>
    public const int Unit = 4;

    /// <summary>Longer runs are not told apart.</summary>
    public const byte MostUnits = 31;

    private const int UnitBits = 5;

    // How much a unit says: the logarithm of the share of units in source code that are written in an alphabet alone.
    private static readonly double[] Weights = [4.2, 4, 0.8, 0.7, 0.65];

    // Below, nearly every place has such a run.
    private const double LeastWeight = 2;

    private static readonly int[] Fewest = [.. Weights.Select(weight => (int)Math.Ceiling(LeastWeight / weight))];

    /// <summary>One bit for each number of units that the run may have; none if nothing is demanded.</summary>
    public uint Lengths { get; } = MinUnits == 0 ? 0 : (uint)((2UL << MaxUnits) - (1UL << MinUnits));

    /// <summary>Units of the shortest run that may be demanded of an alphabet.</summary>
    public static int FewestUnits(RunAlphabet alphabet) => Fewest[(int)alphabet];

    /// <summary>What a pattern demands.</summary>
    /// <param name="stretch">What every match has; null if nothing is known.</param>
    /// <param name="maxDistance">Bytes from a match's start to its anchor, at most.</param>
    public static RunDemand Of(RequiredStretch? stretch, int maxDistance)
    {
        if (stretch is null || maxDistance - stretch.MinOffset > RunMap.Before || stretch.MaxOffset + stretch.Length > RunMap.After)
        {
            return default;
        }

        var best = default(RunDemand);
        var most = 0.0;
        for (var alphabet = RunAlphabet.Hexadecimal; alphabet <= RunAlphabet.Base64; alphabet++)
        {
            var set = RunAlphabets.SetOf(alphabet);
            var (start, length) = LongestIn(stretch.Sets, set);
            var units = Math.Min(MostUnits, (length - Unit + 1) / Unit);
            var weight = units * Weights[(int)alphabet];
            if (weight >= LeastWeight && weight > most)
            {
                var before = start == 0 ? stretch.Before.Set : stretch.Sets[start - 1];
                var after = start + length == stretch.Length ? stretch.After.Set : stretch.Sets[start + length];
                var isWhole = !before.Overlaps(set) && !after.Overlaps(set);
                var limit = isWhole ? Math.Min(MostUnits, length / Unit) : MostUnits;
                (best, most) = (new RunDemand(alphabet, (byte)units, (byte)limit), weight);
            }
        }

        return best;
    }

    public static RunDemand FromNumber(int number) =>
        new((RunAlphabet)(number >> (2 * UnitBits)), (byte)((number >> UnitBits) & MostUnits), (byte)(number & MostUnits));

    public int ToNumber() => ((int)Alphabet << (2 * UnitBits)) | (MinUnits << UnitBits) | MaxUnits;

    private static (int Start, int Length) LongestIn(IReadOnlyList<ByteSet> sets, ByteSet alphabet)
    {
        var longest = (Start: 0, Length: 0);
        var length = 0;
        for (var i = 0; i < sets.Count; i++)
        {
            length = sets[i].Union(alphabet) == alphabet ? length + 1 : 0;
            longest = length > longest.Length ? (i + 1 - length, length) : longest;
        }

        return longest;
    }
}
