using System.Text;
using TokenGuard.Engine;
using TokenGuard.Engine.Rules;
using TokenGuard.Engine.Rules.Examples;
using TokenGuard.Scanning.Rules;

namespace TokenGuard.Cli.Tests;

/// <summary>A made-up token, filled from a rule's own example when the test runs: nothing token-shaped is committed.</summary>
/// <param name="Rule">The rule that finds it.</param>
/// <param name="Text">The text it stands in.</param>
/// <param name="Value">The secret.</param>
/// <param name="Finding">What the engine finds in the text.</param>
internal sealed record Token(TokenRule Rule, string Text, string Value, Finding Finding)
{
    private const int Tries = 20;

    private static readonly Lazy<CompiledRules> Compiled = new(() => CompiledRules.Compile(BuiltInRules.Load()));

    private static readonly Lazy<Scanner> Engine = new(() => new Scanner(Rules, ScanLimits.Default, explain: false));

    private static readonly Lazy<TokenRule> Usual = new(() => Compiled.Value.Catalog.Rules.First(IsPlain));

    /// <summary>The built-in rules, compiled once for all tests.</summary>
    public static CompiledRules Rules => Compiled.Value;

    /// <summary>Line of the secret in the text.</summary>
    public int Line => Encoding.UTF8.GetBytes(Text).AsSpan(0, Finding.Span.Start).Count((byte)'\n') + 1;

    /// <summary>Where the secret starts in a text of one line.</summary>
    public int Offset => Text.IndexOf(Value, StringComparison.Ordinal);

    /// <summary>The fingerprint in every path.</summary>
    public string Fingerprint => Finding.FingerprintBasis.At("").Value;

    /// <summary>A token of one line and high confidence; other numbers give other values.</summary>
    public static Token New(ulong number = 1) => Of(Usual.Value, number)!;

    /// <summary>A token of a rule, or null where the rule does not find its own example.</summary>
    public static Token? Of(TokenRule rule, ulong number)
    {
        for (var attempt = 0ul; attempt < Tries && rule.Examples.Count > 0; attempt++)
        {
            var text = ExampleTemplate.Parse(rule.Examples[0]).Fill(number + (attempt << 32)).ToString();
            if (Scan(text, $"{rule.Id}.txt") is [var finding] && finding.Rule.Id == rule.Id)
            {
                return new Token(rule, text, Encoding.UTF8.GetString(finding.Secret.Reveal()), finding);
            }
        }

        return null;
    }

    /// <summary>One scanner, one thread at a time.</summary>
    private static IReadOnlyList<Finding> Scan(string text, string path)
    {
        lock (Engine)
        {
            return Engine.Value.Scan(Encoding.UTF8.GetBytes(text), null, path).Findings;
        }
    }

    private static bool IsPlain(TokenRule rule) =>
        rule is { Chosen: false, Confidence: Confidence.High, Severity: Severity.High, Needs.Count: 0 }
        && Of(rule, 1) is { } token
        && token.Offset > 0
        && token.Value.All(char.IsAsciiLetterOrDigit)
        && !token.Finding.FingerprintBasis.IsOfPlace
        && token.Text.All(letter => letter is >= ' ' and < '\u007f' and not '\\' and not '"' and not '\'');
}
