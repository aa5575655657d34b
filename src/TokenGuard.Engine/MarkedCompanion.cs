using TokenGuard.Engine.Matching;
using TokenGuard.Engine.Patterns;
using TokenGuard.Engine.Rarity;
using TokenGuard.Engine.Revisions;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Engine;

/// <summary>A companion that leaves a mark on texts which may hold it.</summary>
/// <param name="Mark">The mark.</param>
/// <param name="Stretch">What stands at its anchors; null if nothing in particular.</param>
/// <param name="MaxDistance">Bytes from a companion's start to its anchor, at most.</param>
internal sealed record MarkedCompanion(int Mark, RequiredStretch? Stretch, int MaxDistance)
{
    // Of all companions, these are met most often: each has a mark of its own. The others share what is left.
    private const int OwnMarks = 32;

    // More would make the filter slower for all scans.
    private const double MostOften = 1.0 / 25_000;

    // What lies farther away may change without a second look at the anchor.
    private readonly Lazy<StretchGate?> gate = new(() =>
        Stretch is not null && new StretchGate(Stretch, MaxDistance) is { Reach: <= ScanTrace.Reach } near ? near : null);

    /// <summary>Whether the companion may stand at an anchor.</summary>
    public bool MayStand(ReadOnlySpan<byte> text, int anchor) => gate.Value is not { } known || known.Keep(text, [anchor]) > 0;

    /// <summary>The companions whose anchors are seldom met.</summary>
    public static IReadOnlyList<(CompanionNeed Need, MarkedCompanion Marked)> Of(IReadOnlyList<TokenRule> rules) => [.. FarNeeds(rules)
        .Select(need => (Need: need, Often: need.Anchors!.Literals.Sum(literal => ProbabilityOf(literal, need.Anchors))))
        .Where(pair => pair.Often <= MostOften).OrderByDescending(pair => pair.Often)
        .Select((pair, i) => (pair.Need, new MarkedCompanion(MarkOf(i), pair.Need.Stretch, pair.Need.Anchors!.MaxDistance)))];

    /// <summary>The companions that are looked for far from tokens, each once: rules share those of one kind and pattern.</summary>
    public static IReadOnlyList<CompanionNeed> FarNeeds(IReadOnlyList<TokenRule> rules) =>
        [.. rules.SelectMany(rule => rule.Needs).Where(need => need.IsFar).GroupBy(need => (need.Kind, need.Pattern)).Select(group => group.First())];

    private static int MarkOf(int place) => place < OwnMarks ? place : OwnMarks + (place % (CompanionMarks.Count - OwnMarks));

    /// <summary>The estimated share of places in a text at which an anchor stands; 1 for a short one about which nothing more is known.</summary>
    private static double ProbabilityOf(byte[] literal, RequiredLiterals anchors)
    {
        var probability = CommonWindows.Probability(literal);
        return literal.Length >= FilterPlan.WindowLength ? probability
            : AnchorShape.Of(literal, [anchors.Start]) is { } shape ? shape.Select((set, i) => ShareOf(set, i < literal.Length ? literal[i] : null)).Aggregate(probability, (all, share) => all * share)
            : 1;
    }

    // Behind a literal any byte may stand; where it stands itself, the letter in either case.
    private static double ShareOf(ByteSet set, byte? letter) =>
        letter is not { } value ? ByteFrequencies.Probability(set)
        : set.Contains(value) ? 1
        : ByteFrequencies.Probability(set) / (ByteFrequencies.Probability(set) + ByteFrequencies.Probability(value));
}
