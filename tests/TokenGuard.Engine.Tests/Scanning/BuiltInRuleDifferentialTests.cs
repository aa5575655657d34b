using System.Text;
using System.Text.RegularExpressions;
using TokenGuard.Engine.Patterns;
using TokenGuard.Engine.Rules.Examples;

namespace TokenGuard.Engine.Tests.Scanning;

public sealed class BuiltInRuleDifferentialTests
{
    private const int MutationsOfAnExample = 4;

    [Fact]
    public void Every_rule_matches_as_in_dotnet()
    {
        var random = new Random(11);
        var different = new List<string>();
        var (matches, exploded) = (0, 0);
        foreach (var rule in BuiltInRules.Compiled.Rules)
        {
            var regex = new Regex(DotNetSpelling.Of(rule.Pattern.Text), RegexOptions.CultureInvariant, TimeSpan.FromSeconds(2));
            var search = new PatternSearch(rule.Pattern);
            var anchorsIn = BuiltInRules.AnchorsOf(rule);
            foreach (var text in Texts(rule, random))
            {
                try
                {
                    var expected = Expected(regex, Encoding.Latin1.GetString(text), rule);
                    var actual = Actual(search, text, rule, anchorsIn);
                    matches += expected.Count;
                    if (!expected.SequenceEqual(actual))
                    {
                        different.Add($"{rule.Rule.Id}: {string.Join(", ", expected)} by .NET, {string.Join(", ", actual)} here, in {text.Length} bytes");
                    }
                }
                catch (RegexMatchTimeoutException)
                {
                    exploded++;
                }
            }
        }

        Assert.Empty(different);
        Assert.True(matches > 10 * BuiltInRules.Compiled.Rules.Count, $"only {matches} matches");
        Assert.InRange(exploded, 0, 20);
    }

    private static IEnumerable<byte[]> Texts(CompiledRule rule, Random random)
    {
        foreach (var template in rule.Rule.Examples.Concat(rule.Rule.Counterexamples))
        {
            var example = Ascii(ExampleTemplate.Parse(template).Fill((ulong)random.Next()).Bytes.ToArray());
            yield return example;
            yield return [.. example, .. example];
            yield return [.. example, .. " "u8, .. Ascii(ExampleTemplate.Parse(template).Fill((ulong)random.Next()).Bytes.ToArray())];
            for (var i = 0; i < MutationsOfAnExample; i++)
            {
                yield return Mutate(example, random);
            }
        }
    }

    /// <summary>.NET's classes know more than ASCII.</summary>
    private static byte[] Ascii(byte[] text) => [.. text.Select(value => value < 0x80 ? value : (byte)'?')];

    private static byte[] Mutate(byte[] text, Random random)
    {
        var bytes = text.ToList();
        for (var i = random.Next(1, 4); i > 0 && bytes.Count > 0; i--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes.RemoveAt(at);
                    break;
                case 1:
                    bytes.Insert(at, (byte)" \n\"'=:_-/.aA0"[random.Next(13)]);
                    break;
                case 2:
                    bytes[at] = (byte)" \n\"'=:_-/.aA0"[random.Next(13)];
                    break;
                case 3:
                    bytes[at] = char.IsAsciiLetter((char)bytes[at]) ? (byte)(bytes[at] ^ 0x20) : bytes[at];
                    break;
                default:
                    bytes.InsertRange(at, bytes.Skip(at).Take(random.Next(30)).ToList());
                    break;
            }
        }

        return [.. bytes];
    }

    private static List<string> Expected(Regex regex, string text, CompiledRule rule)
    {
        var found = new List<string>();
        for (var from = 0; from <= text.Length && regex.Match(text, from) is { Success: true } match;)
        {
            var secret = match.Groups["secret"];
            found.Add(Spell(match.Index, match.Index + match.Length, secret.Success ? (secret.Index, secret.Index + secret.Length) : null));
            from = Math.Max(match.Index + 1, rule.SecretGroup > 0 && secret.Success ? secret.Index + secret.Length : match.Index + match.Length);
        }

        return found;
    }

    private static List<string> Actual(PatternSearch search, byte[] text, CompiledRule rule, Func<byte[], int[]> anchorsIn)
    {
        var found = new List<string>();
        var anchors = anchorsIn(text);
        for (var from = 0; search.TryNext(text, anchors, from, out var match);)
        {
            var secret = rule.SecretGroup > 0 ? match.Group(rule.SecretGroup) : null;
            found.Add(Spell(match.Start, match.End, secret is { } span ? (span.Start, span.End) : null));
            from = Math.Max(match.Start + 1, secret?.End ?? match.End);
        }

        return found;
    }

    private static string Spell(int start, int end, (int Start, int End)? secret) => $"{start}-{end} {secret?.Start}-{secret?.End}";
}
