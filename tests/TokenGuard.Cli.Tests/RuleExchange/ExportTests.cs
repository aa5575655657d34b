using System.Text;
using System.Text.RegularExpressions;
using TokenGuard.Cli.RuleExchange.Exporting;
using TokenGuard.Cli.RuleExchange.Gitleaks;
using TokenGuard.Engine.Rules;
using Tomlyn;
using Tomlyn.Model;

namespace TokenGuard.Cli.Tests.RuleExchange;

/// <summary><c>rules export</c>: our rules as a configuration of gitleaks.</summary>
public class ExportTests
{
    [Fact]
    public void A_rule_is_written_with_all_that_gitleaks_can_say()
    {
        var text = GitleaksExport.Write(Catalog("""
            [provider]
            id = 'madeup'
            name = 'Made up'
            [[provider.except]]
            path = '(?:^|/)vendor/'
            [[token]]
            id = 'madeup-key'
            name = "Made up's key"
            pattern = '(x|y)\bmadeup_(?P<secret>[a-z0-9]{32})'
            path = '\.env$'
            checks = ['entropy:3.2', 'digits:2', 'lacks:a.b|c', 'near:madeup', 'not-path:test/']
            severity = 'critical'
            [[token.except]]
            line = 'demo'
            path = '\.md$'
            """));

        Assert.Equal(
            """
            # Lost: the check 'near:madeup', so more is found.
            [[rules]]
            id = 'madeup-key'
            description = '''Made up's key'''
            regex = '(x|y)\bmadeup_(?P<secret>[a-z0-9]{32})'
            secretGroup = 2
            path = '\.env$'
            entropy = 3.2
            keywords = ['madeup_']
            tags = ['madeup', 'critical']
            [[rules.allowlists]]
            description = 'digits:2'
            regexes = ['^[^0-9]*(?:[0-9][^0-9]*){0,1}$']
            [[rules.allowlists]]
            description = 'lacks:a.b|c'
            regexes = ['a\.b', 'c']
            [[rules.allowlists]]
            description = 'not-path:test/'
            paths = ['(?:^|/)test/']
            [[rules.allowlists]]
            description = 'an exemption'
            paths = ['\.md$']
            regexes = ['demo']
            condition = 'AND'
            regexTarget = 'line'
            [[rules.allowlists]]
            description = 'an exemption'
            paths = ['(?:^|/)vendor/']

            """,
            text[text.IndexOf("# Lost", StringComparison.Ordinal)..]);
    }

    [Theory]
    [InlineData("madeup_(a|b)", "regex = '(madeup_(a|b))'\nsecretGroup = 1\n")]
    [InlineData("madeup_(?:a|b)", "regex = 'madeup_(?:a|b)'\nkeywords")]
    [InlineData("madeup_(?:[a-z]{1,40}_){1,30}", "# Not exported: madeup-key: its repeats inside each other are more than Go allows")]
    [InlineData(@"madeup_\xff", "# Not exported: madeup-key: it looks for bytes that are no characters")]
    public void Differences_between_the_two_languages_are_minded(string pattern, string written) => Assert.Contains(
        written,
        GitleaksExport.Write(Catalog($"[provider]\nid = 'madeup'\nname = 'M'\n[[token]]\nid = 'madeup-key'\nname = 'Key'\npattern = '{pattern}'\n")),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("a{1000}", true)]
    [InlineData("(?:a{10}b){100}", true)]
    [InlineData("(?:a{10}b){101}", false)]
    [InlineData("(?:(?:a{2,}){20}){26}", false)]
    [InlineData("[{]{3}\\{9999}[]{2000}]", true)]
    [InlineData("a{600}b{600}", true)]
    public void Repeats_inside_each_other_are_counted_as_go_counts(string pattern, bool accepted) => Assert.Equal(accepted, GoRepeats.AreAccepted(pattern));

    [Theory]
    [InlineData("not-path:*.md", "a/b.md", "a/b.mdx")]
    [InlineData("not-path:docs/**/x?.txt", "docs/a/b/x1.txt", "docs/a/x.txt")]
    [InlineData("not-path:/build/", "build/a", "src/build/a")]
    [InlineData("mixed-alphanumeric", "abcABC", "abcABC123")]
    [InlineData("not-hex", "0123abc", "0123Abcg")]
    [InlineData("letters:3", "12ab", "12abc")]
    [InlineData("not-word:One|t.o", "ONE", "ones")]
    public void Checks_become_allowlists_for_what_they_drop(string check, string dropped, string kept)
    {
        var allowlist = GitleaksChecks.ToAllowlist(check)!;

        bool Allows(string text) => allowlist.Paths.Concat(allowlist.Regexes).Any(regex => Regex.IsMatch(text, regex));
        Assert.True(Allows(dropped));
        Assert.False(Allows(kept));
    }

    [Fact]
    public void The_built_in_rules_are_valid_toml_with_regular_expressions_that_compile()
    {
        var run = Cli.Run("rules", "export", "--format", "gitleaks");
        var config = TomlSerializer.Deserialize(run.Output, GitleaksTomlContext.Default.TomlTable)!;

        var rules = (TomlTableArray)config["rules"];
        var lost = Regex.Matches(run.Output, "(?m)^# Not exported: ([a-z0-9-]+): ").Select(match => match.Groups[1].Value);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            Token.Rules.Catalog.Rules.Select(rule => rule.Id).Except(lost, StringComparer.Ordinal),
            rules.Select(rule => (string)rule["id"]));
        Assert.All(rules, rule => _ = new Regex(((string)rule["regex"]).Replace("(?P<", "(?<", StringComparison.Ordinal)));
        Assert.All(rules, rule => Assert.NotEmpty((TomlArray)rule["keywords"]));
    }

    [Fact]
    public void What_is_exported_can_be_imported_again_with_the_same_patterns()
    {
        using var folder = new TemporaryFolder();
        Cli.Run("rules", "export", "--output", folder["gitleaks.toml"]);

        var run = Cli.Run("rules", "import", folder["gitleaks.toml"], "--output", folder["own.toml"]);

        var exported = TomlSerializer.Deserialize(File.ReadAllText(folder["gitleaks.toml"]), GitleaksTomlContext.Default.TomlTable)!;
        var count = ((TomlTableArray)exported["rules"]).Count;
        Assert.Contains($"rules: {count} read, {count} taken over as {count}; ", run.Error, StringComparison.Ordinal);
    }

    private static RuleCatalog Catalog(string toml) => RuleCatalog.Create([RuleFileReader.Read("own.toml", Encoding.UTF8.GetBytes(toml))]);
}
