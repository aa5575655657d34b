using TokenGuard.Engine.Rules;

namespace TokenGuard.Engine;

/// <summary>
/// Which companions a text may hold, by the anchors that stand in it. A scan for tokens notes them on its way, so that only few texts are
/// read once more when a token is found that asks for a companion. One mark can stand for several companions.
/// </summary>
public readonly record struct CompanionMarks
{
    internal const int Count = 64;

    private readonly ulong bits;

    private CompanionMarks(ulong bits) => this.bits = bits;

    public bool IsEmpty => bits == 0;

    /// <summary>Of companions that leave no mark: any text may hold them.</summary>
    private static CompanionMarks Every => new(ulong.MaxValue);

    /// <summary>What stands in one text or in the other.</summary>
    /// <param name="other">The marks of the other one.</param>
    public CompanionMarks With(CompanionMarks other) => new(bits | other.bits);

    /// <summary>Whether a text with these marks may hold a companion with one of those.</summary>
    /// <param name="wanted">What is looked for.</param>
    public bool MayHold(CompanionMarks wanted) => wanted == Every || (bits & wanted.bits) != 0;

    /// <summary>The marks of the companions of some kinds.</summary>
    internal static CompanionMarks Of(IReadOnlyList<TokenRule> rules, Func<string, bool> isWanted)
    {
        var marked = MarkedCompanion.Of(rules).ToDictionary(pair => pair.Need, pair => pair.Marked.Mark);
        return MarkedCompanion.FarNeeds(rules).Where(need => isWanted(need.Kind))
            .Aggregate(default(CompanionMarks), (all, need) => marked.TryGetValue(need, out var mark) ? all.With(mark) : Every);
    }

    internal CompanionMarks With(int mark) => new(bits | (1UL << mark));

    internal bool Has(int mark) => (bits >> mark & 1) != 0;
}
