using TokenGuard.Engine.Rules.Examples;

namespace TokenGuard.Engine.Rules.Linting;

/// <summary>Finds rules that claim the same text, by the examples of rules.</summary>
public static class OverlapFinder
{
    private const ulong Seed = 0;

    /// <summary>The pairs of rules that meet in examples of some rules, each once.</summary>
    /// <param name="catalog">All rules that a scan would use.</param>
    /// <param name="rules">Those whose examples are looked at.</param>
    public static IReadOnlyList<RuleOverlap> Find(RuleCatalog catalog, IEnumerable<TokenRule> rules)
    {
        var scanner = new Scanner(CompiledRules.Compile(catalog), ScanLimits.Default, explain: false);
        var found = new Dictionary<(string Winner, string Loser), RuleOverlap>();
        foreach (var rule in rules)
        {
            for (var i = 0; i < rule.Examples.Count; i++)
            {
                var result = scanner.Scan(ExampleTemplate.Parse(rule.Examples[i]).Fill(Seed).Bytes, null, "");
                foreach (var lost in result.Displaced)
                {
                    var winner = result.Findings.First(finding => finding.Span.Overlaps(lost.Span));
                    var key = (winner.Rule.Id, lost.Rule.Id);
                    if (winner.Rule.Id != lost.Rule.Id && !found.ContainsKey(key))
                    {
                        found.Add(key, new RuleOverlap(winner.Rule, lost.Rule, Specificity.ReasonFor(winner, lost), rule, i + 1));
                    }
                }
            }
        }

        return [.. found.Values.OrderBy(overlap => overlap.Loser.Id, StringComparer.Ordinal).ThenBy(overlap => overlap.Winner.Id, StringComparer.Ordinal)];
    }
}
