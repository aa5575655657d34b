using System.Text;
using TokenGuard.Cli.RuleExchange.Regexes;
using TokenGuard.Engine;
using TokenGuard.Engine.Patterns;
using TokenGuard.Engine.Rules;
using TokenGuard.Engine.Rules.Examples;

namespace TokenGuard.Cli.RuleExchange.Importing;

/// <summary>A translated pattern that our scanner can use, and what it gives to its rule: anchors and examples.</summary>
internal sealed class ImportedPattern
{
    private const byte Filler = (byte)'x';

    private readonly Pattern pattern;

    /// <exception cref="RegexException">The scanner would have no place to look for it.</exception>
    /// <exception cref="PatternException">It is no pattern of ours.</exception>
    public ImportedPattern(string text)
    {
        pattern = Pattern.Parse(text);
        if (pattern.RequiredLiterals is null)
        {
            throw new RegexException("it has no literal text of three letters or more that stands in every match near its start, so there would be no place to begin");
        }
    }

    /// <summary>What changes because our patterns find their places by themselves; null if nothing does.</summary>
    public string? NoteForKeywords(IReadOnlyList<string> keywords)
    {
        string[] literals = [.. pattern.RequiredLiterals!.Literals.Select(literal => Encoding.UTF8.GetString(literal))];
        return keywords.Count == 0 || literals.All(literal => keywords.Any(keyword => literal.Contains(keyword, StringComparison.OrdinalIgnoreCase)))
            ? null
            : $"found without its keywords ({string.Join(", ", keywords)}) too: what leads to it is {string.Join(", ", literals)}";
    }

    /// <summary>The rule with its pattern and examples, as far as they hold.</summary>
    /// <param name="rule">The rule without them.</param>
    /// <param name="foreign">The other tool's rule, whose examples are tried.</param>
    /// <param name="notes">Takes the examples that do not hold.</param>
    /// <param name="isOneOfSeveral">True where other rules find the rest of the other tool's rule.</param>
    public TokenRule Complete(TokenRule rule, ForeignRule foreign, List<ImportNote> notes, bool isOneOfSeveral)
    {
        var complete = rule with { Pattern = pattern.Text, Anchors = pattern.RequiredLiterals, Stretch = pattern.RequiredStretch };
        var scanner = new Scanner(
            CompiledRules.Compile(RuleCatalog.Create([new RuleFile(rule.Provider, [complete])])), ScanLimits.Default, explain: true);
        for (var i = 0; i < foreign.Examples.Count && !isOneOfSeveral; i++)
        {
            var result = scanner.Scan(Encoding.UTF8.GetBytes(foreign.Examples[i]), null, "");
            if (result.Findings.Count == 0)
            {
                var reason = result.Dropped.Count > 0 ? $"it falls at '{result.Dropped[0].Checks[^1].Check}': {result.Dropped[0].Checks[^1].Reason}" : "the pattern does not match";
                notes.Add(new ImportNote(foreign.Id, $"its example {i + 1} is not found: {reason}"));
            }
        }

        for (var i = 0; i < foreign.Counterexamples.Count; i++)
        {
            if (scanner.Scan(Encoding.UTF8.GetBytes(foreign.Counterexamples[i]), null, "").Findings.Count > 0)
            {
                notes.Add(new ImportNote(foreign.Id, $"its counterexample {i + 1} is found"));
            }
        }

        if (PatternTemplate.For(pattern.Text) is not { } template || !IsFound(scanner, ExampleTemplate.Parse(template)))
        {
            return complete;
        }

        var masked = Masked(ExampleTemplate.Parse(template).Fill(0));
        return complete with
        {
            Examples = [template],
            Counterexamples = scanner.Scan(masked, null, "").Findings.Count > 0 ? [] : [Escaped(masked)],
        };
    }

    private static bool IsFound(Scanner scanner, ExampleTemplate template) => scanner.Scan(template.Fill(0).Bytes, null, "").Findings.Count == 1;

    /// <summary>The example with nothing random in it, as documentation shows values.</summary>
    private static byte[] Masked(FilledExample example)
    {
        var bytes = example.Bytes.ToArray();
        foreach (var placeholder in example.Placeholders)
        {
            bytes.AsSpan(placeholder.Span.Start, placeholder.Span.Length).Fill(Filler);
        }

        return bytes;
    }

    private static string Escaped(byte[] text) =>
        Encoding.UTF8.GetString(text).Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
}
