using TokenGuard.Engine.Rules.Examples;

namespace TokenGuard.Engine.Rules.Linting;

/// <summary>Fills a rule's examples, scans them and what they become when something is changed.</summary>
internal sealed class ExampleTrial(CompiledRules rules)
{
    private const int Seeds = 8;

    private readonly Scanner scanner = new(rules, ScanLimits.Default, explain: true);

    public IEnumerable<string> Try(TokenRule rule)
    {
        for (var i = 0; i < rule.Examples.Count; i++)
        {
            if (TryExample(rule, rule.Examples[i]) is { } complaint)
            {
                yield return $"example {i + 1}: {complaint}";
            }
        }

        for (var i = 0; i < rule.Counterexamples.Count; i++)
        {
            var template = ExampleTemplate.Parse(rule.Counterexamples[i]);
            for (ulong seed = 0; seed < Seeds; seed++)
            {
                if (FindingsOf(rule, template.Fill(seed).Bytes).Count > 0)
                {
                    yield return $"counterexample {i + 1} is found";
                    break;
                }
            }
        }
    }

    private string? TryExample(TokenRule rule, string text)
    {
        var template = ExampleTemplate.Parse(text);
        for (ulong seed = 0; seed < Seeds; seed++)
        {
            var example = template.Fill(seed);
            var found = FindingsOf(rule, example.Bytes);
            if (found.Count != 1)
            {
                return found.Count == 0 ? $"is not found (seed {seed}): {WhyNot(rule, example.Bytes)}" : $"is found {found.Count} times (seed {seed})";
            }

            foreach (var mutation in Mutation.Of(rule, example, found[0]))
            {
                if (FindingsOf(rule, mutation.Bytes).Exists(finding => finding.Span.Overlaps(mutation.Touched)))
                {
                    return $"is still found with {mutation.What} (seed {seed})";
                }
            }
        }

        return null;
    }

    private List<Finding> FindingsOf(TokenRule rule, ReadOnlySpan<byte> text) =>
        [.. scanner.Scan(text, null, "").Findings.Where(finding => finding.Rule.Id == rule.Id)];

    private string WhyNot(TokenRule rule, ReadOnlySpan<byte> text)
    {
        var result = scanner.Scan(text, null, "");
        if (result.Dropped.FirstOrDefault(candidate => candidate.Rule.Id == rule.Id) is { } dropped)
        {
            var check = dropped.Checks[dropped.Checks.Count - 1];
            return $"it fell at check '{check.Check}': {check.Reason}";
        }

        return result.Findings.Count > 0
            ? $"{string.Join(", ", result.Findings.Select(finding => finding.Rule.Id).Distinct())} claims it or the pattern does not match"
            : "the pattern does not match";
    }
}
