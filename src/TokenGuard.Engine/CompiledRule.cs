using TokenGuard.Engine.Checks;
using TokenGuard.Engine.Patterns;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Engine;

/// <summary>A rule ready to run. Its pattern is compiled when a match could stand at an anchor: most rules never come to that.</summary>
/// <param name="rule">The rule.</param>
/// <param name="exemptions">Those that hold for all rules of its provider.</param>
internal sealed class CompiledRule(TokenRule rule, ExemptionCheck? exemptions)
{
    private readonly Lazy<Pattern> pattern = new(() => Pattern.Parse(rule.Pattern, rule.Anchors));
    private readonly Lazy<RuleChecks> checks = new(() => new RuleChecks(rule, exemptions));

    public TokenRule Rule { get; } = rule;

    public Pattern Pattern => pattern.Value;

    /// <summary>The group that holds the value; 0 for the whole match.</summary>
    public int SecretGroup => Math.Max(0, Pattern.GroupIndex("secret"));

    public RuleChecks Checks => checks.Value;

    /// <summary>Needs that have no anchor and so are looked for only in files with a finding of this rule.</summary>
    public IReadOnlyList<CompiledNeed> FileNeeds { get; } =
        [.. rule.Needs.Where(need => need is { Within: CompanionReach.File, IsFar: false }).Select(need => new CompiledNeed(need))];
}
