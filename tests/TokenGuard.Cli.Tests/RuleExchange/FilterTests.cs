using TokenGuard.Cli.RuleExchange.Gitleaks;

namespace TokenGuard.Cli.Tests.RuleExchange;

/// <summary>Filters of betterleaks in CEL and Expr.</summary>
public class FilterTests
{
    [Theory]
    [InlineData("filter.entropy(finding[\"secret\"]) <= 3.5", "entropy:3.5")]
    [InlineData("entropy(finding.secret) < 3", "entropy:3")]
    [InlineData("(entropy(secret) <= 2.25)", "entropy:2.25")]
    [InlineData("failsTokenEfficiency(finding.secret)", "not-words")]
    [InlineData("filter.entropy(finding[\"secret\"]) <= 3 || // low\n filter.failsTokenEfficiency(finding[\"secret\"])", "entropy:3 not-words")]
    public void Conditions_of_the_value_become_checks(string filter, string checks)
    {
        var read = GitleaksFilter.Read(filter, "the filter", []);

        Assert.Equal((checks, 0), (string.Join(' ', read.Checks), read.Allowlists.Count));
    }

    [Theory]
    [InlineData("finding[\"secret\"] == \"a.b\"", "secret", @"\Aa\.b\z")]
    [InlineData("finding.match.contains('x+')", "match", @"x\+")]
    [InlineData("finding.line startsWith `#`", "line", @"\A\#")]
    [InlineData("finding.line.endsWith(\"e\\\"\")", "line", "e\"\\z")]
    [InlineData("finding.secret matches r\"^\\d+$\"", "secret", @"^\d+$")]
    [InlineData("filter.matchesAny(finding[\"line\"], [r\"\"\"(?i)a\"b\"\"\", \"c\"])", "line", "(?i)a\"b|c")]
    [InlineData("containsAny(finding.secret, [\"_TEST_\",'$'])", "secret", @"_TEST_|\$")]
    public void Conditions_of_texts_become_allowlists(string filter, string target, string regexes)
    {
        var allowlist = Assert.Single(GitleaksFilter.Read(filter, "the filter", []).Allowlists);

        Assert.Equal((target, regexes, 0, true), (allowlist.Target, string.Join('|', allowlist.Regexes), allowlist.Paths.Count, allowlist.NeedsAll));
    }

    [Theory]
    [InlineData("filter.matchesAny(attributes[?\"path\"].orValue(\"\"), [\"\\\\.md$\"])")]
    [InlineData("matchesAny((attributes?.path ?? \"\"), ['\\\\.md$'])")]
    [InlineData("matchesAny(get(attributes, \"path\", \"\"), [`\\.md$`])")]
    [InlineData("attributes[\"path\"] matches `\\.md$`")]
    public void Paths_are_known_in_all_notations(string filter) =>
        Assert.Equal([@"\.md$"], Assert.Single(GitleaksFilter.Read(filter, "the filter", []).Allowlists).Paths);

    [Fact]
    public void Conditions_that_hold_together_stay_together_and_alternatives_are_multiplied_out()
    {
        var notes = new List<string>();

        var read = GitleaksFilter.Read(
            "attributes.path.endsWith(\".md\") && (finding.line contains \"a\" || finding.secret contains \"b\")", "the filter", notes);

        Assert.Equal(["line", "secret"], read.Allowlists.Select(allowlist => allowlist.Target));
        Assert.All(read.Allowlists, allowlist => Assert.Equal([@"\.md\z"], allowlist.Paths));
        Assert.Empty(notes);
    }

    [Theory]
    [InlineData("!(finding.secret contains \"a\")", "!(finding.secret contains \"a\")")]
    [InlineData("entropy(finding.secret) <= 3 && finding.line contains \"x\"", "entropy(finding.secret) <= 3 && finding.line contains \"x\"")]
    [InlineData("len(finding.secret) < 20", "len(finding.secret) < 20")]
    [InlineData("attributes[\"git.author_name\"].endsWith(\"[bot]\")", "attributes[\"git.author_name\"].endsWith(\"[bot]\")")]
    [InlineData("entropy(finding.line) <= 3", "entropy(finding.line) <= 3")]
    [InlineData("any(finding.captures,   {# ==\n\"a\"})", "any(finding.captures, {# == \"a\"})")]
    [InlineData("finding.secret == ", "finding.secret ==")]
    [InlineData("finding.secret contains \"a\" ? true : false", "finding.secret contains \"a\" ? true : false")]
    public void What_is_not_simple_is_named_as_it_stands(string filter, string named)
    {
        var notes = new List<string>();

        var read = GitleaksFilter.Read($"{filter} || finding.secret contains \"kept\"", "the filter", notes);

        Assert.Equal($"of the filter this is not taken over, so more may be found: {named}", Assert.Single(notes));
        Assert.Equal(["kept"], Assert.Single(read.Allowlists).Regexes);
        Assert.Empty(read.Checks);
    }

    [Theory]
    [InlineData("((((")]
    [InlineData("\"")]
    [InlineData(")")]
    [InlineData("finding[")]
    [InlineData("|| &&")]
    [InlineData("r")]
    public void Nonsense_is_named_and_no_more(string filter)
    {
        var notes = new List<string>();

        Assert.Equal((0, 0), (GitleaksFilter.Read(filter, "the filter", notes).Checks.Count, GitleaksFilter.Read(filter, "the filter", []).Allowlists.Count));
        Assert.NotEmpty(notes);
    }
}
