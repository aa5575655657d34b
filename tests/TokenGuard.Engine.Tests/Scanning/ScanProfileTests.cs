using TokenGuard.Engine.Rules.Examples;

namespace TokenGuard.Engine.Tests.Scanning;

public sealed class ScanProfileTests
{
    [Fact]
    public void A_profile_counts_anchors_candidates_and_what_passed_and_takes_the_time()
    {
        var now = 0L;
        var rules = TestScan.Compile(TestScan.Acme + "\nchecks = ['entropy:3']\n");
        var profile = new ScanProfile(rules, () => now += 10);
        var scanner = new Scanner(rules, ScanLimits.Default with { DecodingDepth = 0 }, explain: false, profile);

        scanner.Scan(System.Text.Encoding.ASCII.GetBytes($"{TestScan.Token(1)} acme_ acme_{new string('a', 22)}"), null, "");

        var work = Assert.Single(profile.Work);
        Assert.Equal((3, 2, 1, 10), (work.Anchors, work.Candidates, work.Passed, work.Ticks));
        profile.Clear();
        Assert.Equal((0, 0, 0, 0), (profile.Work[0].Anchors, profile.Work[0].Candidates, profile.Work[0].Passed, profile.Work[0].Ticks));
    }

    [Fact]
    public void Findings_that_lost_their_text_are_told()
    {
        var rules = TestScan.Compile(TestScan.Acme, TestScan.Acme.Replace("acme", "other", StringComparison.Ordinal)
            .Replace("\\bother_", "\\bacme_", StringComparison.Ordinal) + "\nconfidence = 'low'\n");

        var result = TestScan.Scan(rules, TestScan.Token(1));

        Assert.Equal("acme-token", Assert.Single(result.Findings).Rule.Id);
        Assert.Equal("other-token", Assert.Single(result.Displaced).Rule.Id);
        Assert.Equal("its confidence is higher", Specificity.ReasonFor(result.Findings[0], result.Displaced[0]));
    }

    [Fact]
    public void Of_two_rules_alike_the_one_that_is_surer_of_the_text_keeps_it()
    {
        // SecretStr names a token, of which 14 characters as an argument are little.
        var text = ExampleTemplate.Parse("password = SecretStr(\"{alnum:14}\")").Fill(7).Bytes;

        var result = TestScan.Scan(BuiltInRules.Compiled, text.ToArray());

        Assert.Equal(("generic-password", Confidence.Medium), (Assert.Single(result.Findings).Rule.Id, result.Findings[0].Confidence));
        Assert.Equal(("generic-credential", Confidence.Low), (Assert.Single(result.Displaced).Rule.Id, result.Displaced[0].Confidence));
        Assert.Equal("it is surer of this text", Specificity.ReasonFor(result.Findings[0], result.Displaced[0]));
    }
}
