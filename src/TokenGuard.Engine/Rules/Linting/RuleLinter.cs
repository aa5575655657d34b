namespace TokenGuard.Engine.Rules.Linting;

/// <summary>
/// Tries rules on their own examples, among all the others: what our pipeline runs on the built-in rules, and users on
/// theirs.
/// </summary>
public sealed class RuleLinter
{
    private const int ShortestAnchor = 3;

    private readonly RuleCatalog catalog;
    private readonly Lazy<ExampleTrial> trial;

    /// <param name="catalog">All rules that a scan would use, those to check among them.</param>
    public RuleLinter(RuleCatalog catalog)
    {
        this.catalog = catalog;
        trial = new Lazy<ExampleTrial>(() => new ExampleTrial(CompiledRules.Compile(catalog)));
    }

    /// <summary>What is wrong with the rules of some files, in their order.</summary>
    public IReadOnlyList<RuleComplaint> Check(IEnumerable<TokenRule> rules)
    {
        var anchorless = catalog.Rules.Where(rule => rule.Anchors is null).ToList();
        if (anchorless.Count > 0)
        {
            return [.. anchorless.Select(rule => About(rule,
                "the pattern has no anchor: no literal text of three letters or more stands in every match at a bounded distance from its start"))];
        }

        return [.. rules.SelectMany(rule => Words(rule).Concat(Anchor(rule)).Concat(NameEndings.Try(rule)).Concat(trial.Value.Try(rule))
            .Select(message => About(rule, message)))];
    }

    /// <summary>What is wrong with the APIs and scopes of some providers, in their order.</summary>
    public static IReadOnlyList<RuleComplaint> Check(IEnumerable<ProviderDefinition> providers) =>
        [.. providers.SelectMany(provider => ProviderTrial.Try(provider).Select(message => new RuleComplaint(provider.Origin, provider.Id, message)))];

    private static RuleComplaint About(TokenRule rule, string message) => new(rule.Origin, rule.Id, message);

    private static IEnumerable<string> Words(TokenRule rule)
    {
        foreach (var (name, value) in new[] { ("risk", rule.Risk), ("remedy", rule.Remedy), ("source", rule.Source) })
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                yield return $"'{name}' is missing";
            }
        }

        if (rule.Examples.Count == 0)
        {
            yield return "'examples' is empty: nothing shows that the rule finds anything";
        }

        if (rule.Counterexamples.Count == 0)
        {
            yield return "'counterexamples' is empty: nothing shows that the rule can be silent";
        }
    }

    private static IEnumerable<string> Anchor(TokenRule rule)
    {
        var shortest = rule.Anchors!.Literals.Min(literal => literal.Length);
        if (shortest < ShortestAnchor && !rule.Provider.Generic)
        {
            yield return $"the shortest anchor has {shortest} letters, and would be tried too often; {ShortestAnchor} are wanted";
        }
    }
}
