using System.Text;
using TokenGuard.Engine;
using TokenGuard.Engine.Checks;
using TokenGuard.Engine.Decoding;
using TokenGuard.Engine.Rules;
using TokenGuard.Scanning.Findings;

namespace TokenGuard.Cli.Commands;

/// <summary>Tells in words what some rules make of a text; values are shown redacted.</summary>
/// <param name="scanner">A scanner with all rules that keeps explanations.</param>
/// <param name="rules">The rules to tell of.</param>
internal sealed class RuleTrial(Scanner scanner, IReadOnlyList<TokenRule> rules)
{
    /// <summary>What is told of a text, and how many findings the rules have in it.</summary>
    public (string Text, int Found) Try(TriedText tried)
    {
        var result = scanner.Scan(tried.Bytes, Scanner.DetectEncoding(tried.Bytes), tried.Path);
        var told = new StringBuilder();
        var found = 0;
        foreach (var rule in rules)
        {
            foreach (var finding in result.Findings.Where(finding => finding.Rule.Id == rule.Id))
            {
                found++;
                Tell(told, tried, rule, finding.Span, finding.Secret, finding.Checks, $"found{Through(finding.Layers)}");
            }

            foreach (var finding in result.Displaced.Where(finding => finding.Rule.Id == rule.Id))
            {
                var winner = result.Findings.First(other => other.Span.Overlaps(finding.Span));
                Tell(told, tried, rule, finding.Span, finding.Secret, finding.Checks, $"left to {winner.Rule.Id}: {Specificity.ReasonFor(winner, finding)}");
            }

            foreach (var dropped in result.Dropped.Where(dropped => dropped.Rule.Id == rule.Id))
            {
                var value = new Secret(tried.Bytes.AsSpan(dropped.Span.Start, dropped.Span.Length), rule.PublicPrefix);
                Tell(told, tried, rule, dropped.Span, value, dropped.Checks, "no finding");
            }
        }

        if (told.Length == 0)
        {
            TellWhyNot(told, tried);
        }

        return (told.ToString(), found);
    }

    private static void Tell(
        StringBuilder told, TriedText tried, TokenRule rule, ByteSpan span, Secret value, IReadOnlyList<CheckOutcome> checks, string outcome)
    {
        var before = tried.Bytes.AsSpan(0, span.Start);
        told.Append(tried.Name).Append(':').Append(before.Count((byte)'\n') + 1).Append(':').Append(span.Start - before.LastIndexOf((byte)'\n'))
            .Append(": ").Append(rule.Id).Append("  ").Append(VisibleText.Of(value.ToString())).Append(" (").Append(span.Length).Append(" bytes)\n");
        foreach (var check in checks)
        {
            told.Append("  ").Append(check.Passed ? "passed   " : "dropped  ").Append(check.Check);
            told.Append(check.Reason is null ? "\n" : $": {check.Reason}\n");
        }

        told.Append("  ").Append(outcome).Append('\n');
    }

    private static string Through(IReadOnlyList<EncodingLayer> layers) =>
        layers.Count == 0 ? "" : $", through {string.Join(", ", layers.Select(layer => layer.Kind.ToString().ToLowerInvariant()))}";

    private void TellWhyNot(StringBuilder told, TriedText tried)
    {
        var text = Encoding.UTF8.GetString(tried.Bytes);
        foreach (var rule in rules)
        {
            string[] literals = [.. (rule.Anchors?.Literals ?? []).Select(literal => Encoding.UTF8.GetString(literal))];
            told.Append(tried.Name).Append(": ").Append(rule.Id).Append("  ").Append(
                literals.Any(literal => text.Contains(literal, StringComparison.OrdinalIgnoreCase))
                    ? "the pattern does not match, though a literal that leads to it is there\n"
                    : $"nothing leads to it: none of its literals is there ({string.Join(", ", literals)})\n");
        }
    }
}
