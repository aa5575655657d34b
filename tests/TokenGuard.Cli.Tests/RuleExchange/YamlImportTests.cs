using TokenGuard.Engine;
using TokenGuard.Engine.Rules;
using TokenGuard.Scanning.Rules;

namespace TokenGuard.Cli.Tests.RuleExchange;

/// <summary><c>rules import</c> of YAML, with files that the tests make.</summary>
public class YamlImportTests
{
    [Fact]
    public void A_rule_comes_over_with_what_it_requires()
    {
        var rule = Assert.Single(Import("""
            rules:
              - name: Made-up key
                id: madeup.key.1
                pattern: |
                  (?xi)
                  \b madeup [=:\s]{1,3}   # the name
                  (?P<TOKEN> [a-z0-9]{32} )
                  \b
                min_entropy: 3.2
                confidence: high
                categories: [api, secret]
                references:
                  - none
                  - https://docs.madeup.example/keys
                pattern_requirements:
                  min_digits: 2
                  min_special_chars: 1
                  special_chars: "-]"
                  ignore_if_contains: [demo, "a.b"]
                validation:
                  type: Http
            """, out var errors).Rules);

        Assert.Equal(
            ("imported-theirs-madeup-key-1", "Made-up key", @"(?i)\bmadeup[=:\s]{1,3}(?P<secret>[a-z0-9]{32})\b", Confidence.High, "https://docs.madeup.example/keys"),
            (rule.Id, rule.Name, rule.Pattern, rule.Confidence, rule.Source));
        Assert.Equal(["entropy:3.2"], rule.Checks);
        Assert.Equal(
            [
                new Exemption { Value = @"\A[^0-9]*(?:[0-9][^0-9]*){0,1}\z" },
                new Exemption { Value = @"\A[^\x2d\x5d]*(?:[\x2d\x5d][^\x2d\x5d]*){0,0}\z" },
                new Exemption { Value = @"(?:(?i:demo))|(?:(?i:a\.b))" },
            ],
            rule.Exemptions);
        Assert.Contains("madeup.key.1: 'validation' is not taken over\n", errors, StringComparison.Ordinal);
        Assert.Contains("madeup.key.1: 'categories' are not taken over: our rules have none\n", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_that_depends_on_another_gets_it_as_companion()
    {
        var rule = Assert.Single(Import("""
            rules:
              - name: Account
                id: madeup.account
                visible: false
                pattern: 'madeup_account=(\d{1,9})'
              - name: Key
                id: madeup.key
                pattern: '\b(madeup_[a-z]{30})\b'
                depends_on_rule:
                  - rule_id: madeup.account
                    variable: ACCOUNT
            """, out _).Rules);

        var need = Assert.Single(rule.Needs);
        Assert.Equal(("account", @"madeup_account=(?P<value>\d{1,9})"), (need.Name, need.Pattern));
    }

    [Fact]
    public void The_other_tools_examples_are_tried_and_never_written()
    {
        var value = string.Concat(Enumerable.Range(0, 30).Select(index => (char)('a' + (index * 7 % 26))));
        var file = Import($"""
            rules:
              - name: Key
                id: madeup.key
                pattern: '\b(madeup_[a-z]{"{30}"})\b'
                examples:
                  - 'key madeup_{value}'
                  - 'key madeup_short'
                negative_examples:
                  - 'not madeup_{value}'
            """, out var errors);

        Assert.Contains("madeup.key: its example 2 is not found: the pattern does not match\n", errors, StringComparison.Ordinal);
        Assert.Contains("madeup.key: its counterexample 1 is found\n", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("its example 1", errors, StringComparison.Ordinal);
        Assert.Equal(["madeup_{lower:30}"], file.Rules[0].Examples);
    }

    [Fact]
    public void A_choice_between_groups_is_told()
    {
        var rule = Assert.Single(Import("""
            rules:
              - name: Two
                id: madeup.two
                pattern: 'madeup (?P<user>[a-z]{3}) ([a-z]{30}) ([a-z]{5})'
            """, out var errors).Rules);

        Assert.Equal("madeup (?:[a-z]{3}) (?P<secret>[a-z]{30}) (?:[a-z]{5})", rule.Pattern);
        Assert.Contains("madeup.two: of its 3 groups the first without a name is taken for the value\n", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    public void Deep_nesting_is_told_and_does_not_end_the_program(string opening)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("deep.yml", "rules:\n  " + string.Concat(Enumerable.Repeat(opening, 100_000)));

        var run = Cli.Run("rules", "import", file);

        Assert.Equal(2, run.ExitCode);
        Assert.EndsWith("lists and mappings are nested deeper than 100", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rules: [", "")]
    [InlineData("- a\n- b\n", "a rule file is one mapping with the key 'rules'")]
    [InlineData("a: [b\nc: d", "")]
    public void Malformed_yaml_is_told(string yaml, string message)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("wrong.yml", yaml);

        var run = Cli.Run("rules", "import", file);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"tokenguard: error: {file}", run.ErrorLines[0], StringComparison.Ordinal);
        Assert.EndsWith(message, run.ErrorLines[0], StringComparison.Ordinal);
    }

    private static RuleFile Import(string yaml, out string errors)
    {
        using var folder = new TemporaryFolder();
        var run = Cli.Run("rules", "import", folder.Write("theirs/rules.yml", yaml), "--provider", "imported-theirs", "--output", folder["own.toml"]);
        errors = run.Error;
        return RuleLoader.ReadFile(folder["own.toml"]);
    }
}
