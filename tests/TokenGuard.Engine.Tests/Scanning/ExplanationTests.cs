using System.Text;

namespace TokenGuard.Engine.Tests.Scanning;

public sealed class ExplanationTests
{
    private static CompiledRules Rules { get; } = TestScan.Compile(TestScan.Acme + "\nchecks = ['digits:1', 'entropy:3', 'near:prod']");

    [Theory]
    [InlineData("prod acme_abcdefghqrstuvwxyzabcd", "digits:1")]
    [InlineData("prod acme_1aabaaabaaabaaabaaabaa", "entropy:3")]
    [InlineData("test acme_8fjq2Pmx7Zk3Ty9wLrVnCd", "near:prod")]
    [InlineData("prod acme_8fjq2PxxxxZk3Ty9wLrVnC", "placeholder")]
    public void A_dropped_candidate_names_the_check_and_the_reason_and_never_the_value(string parts, string check)
    {
        var result = Explain(parts);
        Assert.Empty(result.Findings);
        var dropped = Assert.Single(result.Dropped);
        Assert.Equal(("acme-token", new ByteSpan(5, 27)), (dropped.Rule.Id, dropped.Span));
        Assert.Equal((check, false), (dropped.Checks[^1].Check, dropped.Checks[^1].Passed));
        Assert.All(dropped.Checks.SkipLast(1), outcome => Assert.True(outcome.Passed));
        Assert.False(string.IsNullOrWhiteSpace(dropped.Checks[^1].Reason));
        var value = parts[10..];
        Assert.DoesNotContain(dropped.Checks, outcome => Enumerable.Range(0, value.Length - 6).Any(i => outcome.Reason?.Contains(value.Substring(i, 6), StringComparison.Ordinal) == true));
    }

    [Fact]
    public void A_finding_tells_of_every_check_that_it_passed() => Assert.Equal(
        ["digits:1 True", "entropy:3 True", "near:prod True", "placeholder True", "sample True", "strong-name True", "encoded-run True", "digest-list True"],
        Assert.Single(Explain("prod " + TestScan.Token(1)).Findings).Checks.Select(outcome => $"{outcome.Check} {outcome.Passed}"));

    [Fact]
    public void Nothing_is_explained_that_was_not_asked_for() =>
        Assert.Same(ScanResult.Empty, TestScan.Scan(Rules, "test " + TestScan.Token(1)));

    [Fact]
    public void A_candidate_inside_an_encoding_is_explained_at_its_place()
    {
        var dropped = Assert.Single(Explain($"key: {TestScan.Base64(TestScan.Token(1))}").Dropped);
        Assert.Equal(new ByteSpan(5, 36), dropped.Span);
    }

    private static ScanResult Explain(string text) => TestScan.Scan(Rules, Encoding.UTF8.GetBytes(text), explain: true);
}
