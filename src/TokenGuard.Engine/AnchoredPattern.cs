using TokenGuard.Engine.Matching;
using TokenGuard.Engine.Matching.Runs;
using TokenGuard.Engine.Patterns;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Engine;

/// <summary>What tells at an anchor whether it is worth reading the rule, which takes far longer.</summary>
/// <param name="Stretch">What stands at its anchors; null if nothing in particular.</param>
/// <param name="MaxDistance">Bytes from a match's start to its anchor, at most.</param>
/// <param name="ReadsAssignments">The anchors are words of names, and no pattern is run.</param>
internal sealed record AnchoredPattern(RequiredStretch? Stretch, int MaxDistance, bool ReadsAssignments)
{
    private readonly Lazy<StretchGate?> gate = new(() => Stretch is null ? null : new StretchGate(Stretch, MaxDistance));

    /// <summary>Tells where a search is worth it; null if it always is.</summary>
    public StretchGate? Gate => gate.Value;

    /// <summary>The run that stands near its anchors.</summary>
    public RunDemand Demand => ReadsAssignments ? default : RunDemand.Of(Stretch, MaxDistance);

    public static AnchoredPattern Of(TokenRule rule) => new(rule.Stretch, rule.Anchors!.MaxDistance, rule.ReadsAssignments);

    public static AnchoredPattern Of(CompanionNeed need) => new(need.Stretch, need.Anchors!.MaxDistance, ReadsAssignments: false);
}
