using System.Text;
using System.Text.RegularExpressions;
using TokenGuard.Engine.Patterns;

namespace TokenGuard.Engine.Tests.Patterns;

public class RequiredLiteralsTests
{
    [Theory]
    [InlineData("gh[pousr]_[A-Za-z0-9]{36}", "gho_ ghp_ ghr_ ghs_ ghu_", 0)]
    [InlineData(@"\bAKIA[A-Z0-9]{16}\b", "akia", 0)]
    [InlineData("(?i)AkIa", "akia", 0)]
    [InlineData(@"[\w.-]{0,50}?(?:acme|corp)[\s\S]{0,20}", "acme corp", 50)]
    [InlineData("https?://zarks.example/x{3}y+", "://zarks", 5)]
    [InlineData("(a|b)xq(?:7)?zz", "axqzz axq7zz bxqzz bxq7zz", 0)]
    [InlineData("(?:zq_){3,}", "zq_zq_zq_", 0)]
    [InlineData("(?:foo|xq7z)_|zz9", "foo_ xq7z_ zz9", 0)]
    [InlineData("xx[0-9a-f]{32}yyyyq", "yyyyq", 34)]
    [InlineData("abcdefghijklmnopqrstuvwxyz", "abcdefghijklmnop", 0)]
    [InlineData("é[0-9]zqé", "zqé", 3)]
    [InlineData("-{5}BEGIN[ A-Z]{0,20}PRIVATE KEY", "-----begin", 0)]
    [InlineData("[0-9]{1,3}[a-z]{2}", null, 0)]
    [InlineData("[a-z]+_live_key", null, 0)]
    [InlineData("foo|[a-z]", null, 0)]
    [InlineData("(?:foo)?", null, 0)]
    [InlineData("[^@]{1,9}@x*", "@", 9)]
    [InlineData("(?:key|xq)=?[a-z]", "key xq", 0)]
    [InlineData("[a-z]{1000}[a-z]{25}foo", null, 0)]
    public void The_rarest_literals_near_the_start_are_taken(string pattern, string? literals, int maxDistance)
    {
        var required = Pattern.Parse(pattern).RequiredLiterals;
        var expected = literals?.Split(' ').Order(StringComparer.Ordinal);
        Assert.Equal(expected, required?.Literals.Select(literal => Encoding.UTF8.GetString(literal)).Order(StringComparer.Ordinal));
        Assert.Equal(maxDistance, required?.MaxDistance ?? 0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Every_match_holds_a_literal_near_its_start(int seed)
    {
        var random = new Random(seed);
        var seen = 0;
        for (var i = 0; i < 1200; i++)
        {
            var (ours, theirs) = new RandomPattern(random, "qz1_-").Next();
            if (Pattern.Parse(ours).RequiredLiterals is not { } required)
            {
                continue;
            }

            var regex = new Regex(theirs, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
            var text = new string(random.GetItems<char>("qQzZ1_- \n", 60));
            var anchors = DotNetOracle.Anchors(required, Encoding.Latin1.GetBytes(text));
            foreach (Match match in regex.Matches(text))
            {
                seen++;
                Assert.True(anchors.Any(anchor => match.Index <= anchor && anchor <= match.Index + required.MaxDistance
                    && anchor < match.Index + match.Length), $"{ours} at {match.Index} of {text}");
            }
        }

        Assert.True(seen > 300, $"only {seen} matches");
    }

    [Theory]
    [InlineData("acme_[a-z]{20}", 25, 25)]
    [InlineData("a{2,5}(?:b|cd)?", 2, 7)]
    [InlineData("a|bc*", 1, null)]
    [InlineData("(?:^|$)*", 0, 0)]
    [InlineData("é", 2, 2)]
    public void Lengths_are_counted_in_bytes(string text, int min, int? max)
    {
        var pattern = Pattern.Parse(text);
        Assert.Equal(min, pattern.MinLength);
        Assert.Equal(max, pattern.MaxLength);
    }

    [Theory]
    [InlineData(@"\bacme_[a-z]{20}", true)]
    [InlineData(@"(?P<secret>\b(?:acme|acmx)_[a-z]{20})", true)]
    [InlineData(@"\bacme_[a-z]{20}|\bother_[0-9]{20}", true)]
    [InlineData(@"\bacme_[a-z]{20}|other_[0-9]{20}", false)]
    [InlineData(@"acme_[a-z]{20}", false)]
    [InlineData(@"\Bacme_[a-z]{20}", false)]
    [InlineData(@"\b[0-9]acme_[a-z]{20}", false)]
    [InlineData(@"\b@acme_[a-z]{20}", false)]
    public void Literals_with_which_a_match_begins_at_a_boundary_count_at_the_start_of_words(string pattern, bool expected) =>
        Assert.Equal(expected, Pattern.Parse(pattern).RequiredLiterals!.AtWordStart);
}
