using System.Text;

namespace TokenGuard.Engine.Tests.Scanning;

public sealed class RequiredWordsTests
{
    private const string NearRule = TestScan.Acme + "\nchecks = ['near:acme_cloud|roadrunner:40']";

    private static readonly CompiledRules Rules = TestScan.Compile(NearRule);

    [Theory]
    [InlineData("roadrunner {0}", 1)]
    [InlineData("{0} on AcMe_Cloud", 1)]
    [InlineData("{0}", 0)]
    [InlineData("runner of a road {0}", 0)]
    public void A_rule_finds_only_where_one_of_its_words_stands(string text, int count) =>
        Assert.Equal(count, TestScan.Scan(Rules, string.Format(null, text, TestScan.Token(1))).Findings.Count);

    [Fact]
    public void Words_are_seen_from_other_rounds_of_hits()
    {
        var many = string.Concat(Enumerable.Repeat("acme_ ", AnchorHits.Capacity));
        Assert.Single(TestScan.Scan(Rules, $"{many}roadrunner {TestScan.Token(1)} {many}").Findings);
        Assert.Single(TestScan.Scan(Rules, $"{TestScan.Token(1)} roadrunner {many}").Findings);
    }

    [Fact]
    public void Who_asks_why_is_told_of_the_missing_word()
    {
        var dropped = Assert.Single(TestScan.Scan(Rules, Encoding.UTF8.GetBytes(TestScan.Token(1)), explain: true).Dropped);
        Assert.StartsWith("near:", dropped.Checks[^1].Check, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("near:roadrunner", 1)]
    [InlineData("near:roadrunner|acme_cloud:40", 2)]
    [InlineData("near:roadrunner|s3:40", 0)]
    [InlineData("near:roadrünner:40", 0)]
    [InlineData("not-near:roadrunner:40", 0)]
    public void Short_words_and_other_letters_are_left_to_the_check(string check, int count)
    {
        var rule = TestScan.Compile(TestScan.Acme + $"\nchecks = ['{check}']").Catalog.Rules[0];
        Assert.Equal(count, RequiredWords.Of(rule).Count);
    }
}
