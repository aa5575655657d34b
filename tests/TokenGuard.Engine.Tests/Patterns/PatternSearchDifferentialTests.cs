using System.Text;
using TokenGuard.Engine.Patterns;
using TokenGuard.Engine.Patterns.Search;

namespace TokenGuard.Engine.Tests.Patterns;

public class PatternSearchDifferentialTests
{
    private const string Alphabet = "qQzZ1_- \n";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Random_patterns_match_as_in_dotnet(int seed)
    {
        var random = new Random(seed);
        var exploded = 0;
        for (var i = 0; i < 1500; i++)
        {
            var (ours, theirs) = new RandomPattern(random, "qz1_-").Next();
            var pattern = Pattern.Parse(ours);
            var search = new PatternSearch(pattern);
            var crowded = new PatternSearch(pattern, SearchLimits.Default with { MaxStates = 2 });
            for (var j = 0; j < 8; j++)
            {
                var text = RandomText(random, Alphabet, 30);
                if (DotNetOracle.Expected(theirs, text) is not { } expected)
                {
                    exploded++;
                    break;
                }

                AssertSame(expected, DotNetOracle.Actual(pattern, search, text), ours, text);
                AssertSame(expected, DotNetOracle.Actual(pattern, crowded, text), ours, text);
                if (pattern.RequiredLiterals is not null)
                {
                    AssertSame(expected, DotNetOracle.ActualAtAnchors(pattern, search, text), ours, text);
                    AssertSame(expected, DotNetOracle.ActualAtAnchors(pattern, crowded, text), ours, text);
                }
            }
        }

        Assert.InRange(exploded, 0, 15);
    }

    [Theory]
    [InlineData(@"\bgh[pousr]_[A-Za-z0-9]{6}\b")]
    [InlineData(@"(?i)\b(?P<secret>xox[bp]-\d{1,3}-[a-z0-9]{2,4})(?:[^a-z0-9-]|$)")]
    [InlineData(@"(?:^|[^A-Z0-9])((?:AK|AS)IA[A-Z0-9]{2})(?:[^A-Z0-9]|$)")]
    [InlineData(@"[\w.-]{0,8}?(?:xox|gh)[\w -]{0,5}['=:]{1,3}(?P<secret>[a-z0-9]{3,6})['\n;]")]
    [InlineData(@"(?s)gh.{0,20}?([0-9]{2})")]
    [InlineData(@"-akia(?:\r?\n[a-z]+){1,3}=")]
    public void Realistic_patterns_match_as_in_dotnet(string text)
    {
        var random = new Random(text.Length);
        var pattern = Pattern.Parse(text);
        var search = new PatternSearch(pattern);
        var theirs = text.Replace("(?P<", "(?<", StringComparison.Ordinal).Replace("$", @"\z", StringComparison.Ordinal);
        string[] pieces = ["ghp_", "ghs_", "xoxb-", "XOXP-", "AKIA", "ASIA", "-akia", "a1b2", "Q7", "12-", "='", "'", ";", " ", "\n", "_", "w"];
        var found = 0;
        for (var i = 0; i < 3000; i++)
        {
            var input = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 30).Select(_ => pieces[random.Next(pieces.Length)])));
            var expected = DotNetOracle.Expected(theirs, input)!;
            AssertSame(expected, DotNetOracle.Actual(pattern, search, input), text, input);
            AssertSame(expected, DotNetOracle.ActualAtAnchors(pattern, search, input), text, input);
            found += expected.Length;
        }

        Assert.NotEqual(0, found);
    }

    [Theory]
    [InlineData("[^a]+", "[^a]+")]
    [InlineData(@"\W(.)\S", @"[^0-9A-Za-z_]([^\n])[^\t\n\f\r ]")]
    [InlineData("é|(?s:.)a", @"\xC3\xA9|[\x00-\xff]a")]
    [InlineData(@"[\x80-\xff]{2,3}?a", @"[\x80-\xff]{2,3}?a")]
    [InlineData(@"\x{e9}+", @"(?:\xC3\xA9)+")]
    public void Bytes_beyond_ascii_match_one_by_one(string ours, string theirs)
    {
        var random = new Random(ours.Length);
        var pattern = Pattern.Parse(ours);
        var search = new PatternSearch(pattern);
        for (var i = 0; i < 500; i++)
        {
            var text = RandomText(random, "aé\u0080\u00ffÃ©\n", 30);
            AssertSame(DotNetOracle.Expected(theirs, text)!, DotNetOracle.Actual(pattern, search, text), ours, text);
        }
    }

    private static byte[] RandomText(Random random, string alphabet, int maxLength) =>
        Encoding.Latin1.GetBytes(random.GetItems(alphabet.AsSpan(), random.Next(maxLength)));

    private static void AssertSame(string expected, string actual, string pattern, byte[] text) =>
        Assert.True(expected == actual, $"{pattern} on {Encoding.Latin1.GetString(text).Replace("\n", "\\n", StringComparison.Ordinal)}\nexpected\n{expected}actual\n{actual}");
}
