using TokenGuard.Engine.Patterns;
using TokenGuard.Engine.Rules.Examples;

namespace TokenGuard.Engine.Tests.Scanning;

public sealed class BuiltInRuleCostTests
{
    private const int Length = 5_000;

    /// <summary>Four times the text costs four times the steps, and a little for where the pieces end.</summary>
    private const double Growth = 4.4;

    /// <summary>Many bytes cost one step each; those of a match cost one for each way to go on.</summary>
    private const int MostStepsOfAByte = 250;

    [Fact]
    public void Every_rule_takes_steps_in_proportion_to_the_text_however_hostile_it_is()
    {
        var slow = new List<string>();
        foreach (var rule in BuiltInRules.Compiled.Rules)
        {
            var anchorsIn = BuiltInRules.AnchorsOf(rule);
            foreach (var (what, piece) in Pieces(rule))
            {
                var count = 1 + (Length / piece.Length);
                var once = Steps(rule, piece, count, anchorsIn);
                var fourTimes = Steps(rule, piece, 4 * count, anchorsIn);
                if (fourTimes > (Growth * once) + Length || fourTimes > MostStepsOfAByte * 4L * count * piece.Length)
                {
                    slow.Add($"{rule.Rule.Id}, {what}: {once} steps, then {fourTimes}");
                }
            }
        }

        Assert.Empty(slow);
    }

    /// <summary>Texts that, said again and again, keep a search busy without end.</summary>
    private static IEnumerable<(string What, byte[] Piece)> Pieces(CompiledRule rule)
    {
        foreach (var literal in rule.Pattern.RequiredLiterals!.Literals.Take(2))
        {
            yield return ("its literal", literal);
            yield return ("its literal with a gap", [.. literal, .. "=\" a1-"u8]);
        }

        foreach (var example in rule.Rule.Examples.Take(1).Select(text => ExampleTemplate.Parse(text).Fill(1).Bytes.ToArray()))
        {
            yield return ("its example", example);
            yield return ("half its example", example[..(1 + (example.Length / 2))]);
            yield return ("nearly its example", example[..^Math.Min(4, example.Length - 1)]);
        }
    }

    /// <summary>Steps of a search as the scanner does it: from anchor to anchor, going on behind each value.</summary>
    private static long Steps(CompiledRule rule, byte[] piece, int count, Func<byte[], int[]> anchorsIn)
    {
        byte[] text = [.. Enumerable.Repeat(piece, count).SelectMany(bytes => bytes)];
        var search = new PatternSearch(rule.Pattern);
        var anchors = anchorsIn(text);
        for (var from = 0; search.TryNext(text, anchors, from, out var match);)
        {
            from = Math.Max(match.Start + 1, match.Group(rule.SecretGroup)?.End ?? match.End);
        }

        return search.Steps;
    }
}
