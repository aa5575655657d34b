namespace TokenGuard.Cli.RuleExchange;

/// <summary>What files of another tool hold.</summary>
/// <param name="Rules">The rules, by the order of the files; no two have one id.</param>
/// <param name="Allowlists">What no rule reports.</param>
/// <param name="Notes">What cannot be taken over of the files as a whole, and why.</param>
internal sealed record ForeignRuleSet(
    IReadOnlyList<ForeignRule> Rules, IReadOnlyList<ForeignAllowlist> Allowlists, IReadOnlyList<string> Notes)
{
    public static ForeignRuleSet Empty { get; } = new([], [], []);

    /// <summary>These rules with those of a file that comes after them: rules without a regular expression change theirs.</summary>
    public ForeignRuleSet With(ForeignRuleSet later)
    {
        var rules = Rules.ToDictionary(rule => rule.Id, StringComparer.Ordinal);
        var order = Rules.Select(rule => rule.Id).ToList();
        foreach (var rule in later.Rules)
        {
            if (!rules.TryGetValue(rule.Id, out var known))
            {
                order.Add(rule.Id);
            }

            rules[rule.Id] = known is null ? rule : Merge(known, rule);
        }

        return new([.. order.Select(id => rules[id])], [.. Allowlists, .. later.Allowlists], [.. Notes, .. later.Notes]);
    }

    /// <summary>As gitleaks documents it: what the later rule says counts, lists are joined.</summary>
    private static ForeignRule Merge(ForeignRule known, ForeignRule later) => known with
    {
        Name = later.Name ?? known.Name,
        Regex = later.Regex ?? known.Regex,
        SecretGroup = later.SecretGroup > 0 ? later.SecretGroup : known.SecretGroup,
        Path = later.Path ?? known.Path,
        Keywords = [.. known.Keywords.Union(later.Keywords)],
        Checks = [.. known.Checks.Union(later.Checks)],
        Allowlists = [.. known.Allowlists, .. later.Allowlists],
        Needs = [.. known.Needs.Union(later.Needs)],
        Confidence = later.Confidence ?? known.Confidence,
        Source = later.Source ?? known.Source,
        Examples = [.. known.Examples, .. later.Examples],
        Counterexamples = [.. known.Counterexamples, .. later.Counterexamples],
        Notes = [.. known.Notes, .. later.Notes],
    };
}
