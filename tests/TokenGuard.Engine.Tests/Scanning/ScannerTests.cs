using System.Text;
using TokenGuard.Engine.Tests.Checks;

namespace TokenGuard.Engine.Tests.Scanning;

public sealed class ScannerTests
{
    private const string Delimited = """
        [provider]
        id = 'acme'
        name = 'Acme'
        [[token]]
        id = 'acme-delimited'
        name = 'Acme token'
        pattern = ';acme=?(?P<secret>[a-z0-9]{12});'
        """;

    [Theory]
    [InlineData("", "")]
    [InlineData("x = \"", "\";\n")]
    [InlineData("é€😀 ", " é")]
    [InlineData("\0\u0001", "\n\n")]
    public void A_finding_spans_exactly_the_secret(string before, string after)
    {
        var token = TestScan.Token(1);
        var start = Encoding.UTF8.GetByteCount(before);
        var finding = Assert.Single(TestScan.Scan(TestScan.AcmeRules, before + token + after).Findings);
        Assert.Equal(new ByteSpan(start, token.Length), finding.Span);
        Assert.Equal(token, Encoding.UTF8.GetString(finding.Secret.Reveal()));
        Assert.Empty(finding.Layers);
        Assert.Empty(finding.Checks);
    }

    [Fact]
    public void Only_the_group_is_the_secret()
    {
        var value = RandomText.Of(RandomText.Hex, 12, 1);
        Assert.Equal(["acme-delimited 7-19"], TestScan.Scan(TestScan.Compile(Delimited), $"x;acme={value};y").Spell());
    }

    [Fact]
    public void Two_values_may_share_a_delimiter()
    {
        var (one, two) = (RandomText.Of(RandomText.Hex, 12, 1), RandomText.Of(RandomText.Hex, 12, 2));
        Assert.Equal(["acme-delimited 6-18", "acme-delimited 24-36"], TestScan.Scan(TestScan.Compile(Delimited), $";acme={one};acme={two};").Spell());
    }

    [Fact]
    public void A_match_in_which_the_group_takes_no_part_is_no_finding_and_hides_none()
    {
        var rules = TestScan.Compile(Delimited.Replace(";acme=?(?P<secret>[a-z0-9]{12});", "acme(?:=(?P<secret>[a-z0-9]{12}))?", StringComparison.Ordinal));
        Assert.Equal(["acme-delimited 10-22"], TestScan.Scan(rules, $"acme acme={RandomText.Of(RandomText.Hex, 12, 1)} acme").Spell());
    }

    [Fact]
    public void Findings_come_by_place()
    {
        var text = string.Join('\n', Enumerable.Range(0, 50).Select(TestScan.Token));
        Assert.Equal(Enumerable.Range(0, 50).Select(i => 28 * i), TestScan.Scan(TestScan.AcmeRules, text).Findings.Select(finding => finding.Span.Start));
    }

    [Fact]
    public void Nothing_is_found_in_nothing()
    {
        Assert.Same(ScanResult.Empty, TestScan.Scan(TestScan.AcmeRules, ""));
        Assert.Same(ScanResult.Empty, TestScan.Scan(TestScan.Compile(), TestScan.Token(1)));
    }

    [Fact]
    public void A_value_that_is_cut_or_continued_is_none() => Assert.Empty(
        TestScan.Scan(TestScan.AcmeRules, $"{TestScan.Token(1)[..^1]} {TestScan.Token(2)}a x{TestScan.Token(3)}").Findings);

    [Theory]
    [InlineData("{", 0)]
    [InlineData("{rest}", 0)]
    [InlineData(" {", 1)]
    [InlineData("}", 1)]
    [InlineData("", 1)]
    public void A_value_that_is_known_by_its_name_and_runs_into_a_template_is_none(string after, int findings)
    {
        var rules = TestScan.Compile(Delimited.Replace("pattern = ';acme=?(?P<secret>[a-z0-9]{12});'", "assigned_to = ['acme']\nvalue = '[a-f0-9]{32}'", StringComparison.Ordinal));
        Assert.Equal(findings, TestScan.Scan(rules, $"acme_token={RandomText.Of(RandomText.Hex, 32, 1)}{after}").Findings.Count);
    }

    [Fact]
    public void More_anchors_than_are_taken_at_once_hide_nothing()
    {
        var text = new StringBuilder();
        var expected = new List<int>();
        for (var i = 0; i < 3 * AnchorHits.Capacity; i++)
        {
            // Around the ends of the rounds, where a hit belongs to one and the value to the next.
            if (i % AnchorHits.Capacity is 0 or 1 or AnchorHits.Capacity - 1 or AnchorHits.Capacity - 2 || i % 9973 == 0)
            {
                expected.Add(text.Length);
                text.Append(TestScan.Token(i)).Append(' ');
            }
            else
            {
                text.Append("acme_ ");
            }
        }

        Assert.Equal(expected, TestScan.Scan(TestScan.AcmeRules, text.ToString()).Findings.Select(finding => finding.Span.Start));
    }

    [Fact]
    public void A_rule_without_an_anchor_is_refused_by_name()
    {
        var wrong = Assert.Throws<RuleException>(() => TestScan.Compile(TestScan.Acme.Replace("acme_[A-Za-z0-9]{22}", "[A-Za-z0-9]{22}", StringComparison.Ordinal)));
        Assert.StartsWith("rule 'acme-token': the pattern has no anchor", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Chosen_values_get_the_fingerprint_of_their_place_and_random_ones_their_own()
    {
        var rules = TestScan.Compile(Delimited.Replace("pattern", "chosen = true\npattern", StringComparison.Ordinal).Replace("{12}", "{4,80}", StringComparison.Ordinal));
        var text = $";acme={"wint" + "er24"};acme={RandomText.Of(RandomText.Base62.ToLowerInvariant(), 60, 1)};";
        Assert.Equal([true, false], TestScan.Scan(rules, text).Findings.Select(finding => finding.FingerprintBasis.IsOfPlace));
    }
}
