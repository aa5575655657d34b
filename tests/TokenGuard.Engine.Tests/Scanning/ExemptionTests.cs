using System.Text;

namespace TokenGuard.Engine.Tests.Scanning;

public sealed class ExemptionTests
{
    private static readonly string Value = TestScan.Token(3);

    [Theory]
    [InlineData("value = '(?i)ACME'", "", true)]
    [InlineData("value = 'secret'", "", false)]
    [InlineData("match = 'key=acme'", "", true)]
    [InlineData("match = 'id'", "", false)]
    [InlineData("line = '\\Aid .*end\\z'", "", true)]
    [InlineData("line = 'before|after'", "", false)]
    [InlineData("path = '(?:^|/)tests/'", "a/tests/b.txt", true)]
    [InlineData("path = '(?:^|/)tests/'", "a/b.txt", false)]
    [InlineData("path = '.*'", "", false)]
    [InlineData("path = 'a'\nline = 'end'", "a", true)]
    [InlineData("path = 'a'\nline = 'no'", "a", false)]
    public void An_exemption_applies_where_all_its_patterns_are_found(string exemption, string path, bool applies)
    {
        foreach (var owner in new[] { "token", "provider" })
        {
            var rules = TestScan.Compile(Rule + $"\n[[{owner}.except]]\nvalue = 'other'\n[[{owner}.except]]\n{exemption}\n");

            var found = Scan(rules, path, explain: false).Findings.Count;

            Assert.Equal(applies ? 0 : 1, found);
        }
    }

    [Fact]
    public void What_is_exempt_is_explained()
    {
        var rules = TestScan.Compile(Rule + "\n[[token.except]]\npath = 'a'\nvalue = 'acme'\nmatch = 'key'\nline = 'end'\n");

        var outcome = Assert.Single(Scan(rules, "a", explain: true).Dropped).Checks[^1];

        Assert.Equal(("except", false, "exempt by its path and value and match and line"), (outcome.Check, outcome.Passed, outcome.Reason));
    }

    [Theory]
    [InlineData("deploy/.env", 1)]
    [InlineData("deploy/a.txt", 0)]
    [InlineData("", 1)]
    public void A_rule_for_some_paths_is_for_them_and_for_texts_without_one(string path, int findings) => Assert.Equal(
        findings, Scan(TestScan.Compile(Rule + "\npath = '\\.env$'\n"), path, explain: false).Findings.Count);

    private const string Rule = """
        [provider]
        id = 'acme'
        name = 'Acme'
        [[token]]
        id = 'acme-token'
        name = 'Acme token'
        pattern = 'key=(?P<secret>acme_[A-Za-z0-9]{22})\b'
        """;

    private static ScanResult Scan(CompiledRules rules, string path, bool explain) => new Scanner(rules, ScanLimits.Default, explain)
        .Scan(Encoding.UTF8.GetBytes($"before\nid key={Value} end\nafter"), null, path);
}
