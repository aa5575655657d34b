using TokenGuard.Engine.Rules;
using TokenGuard.Engine.Rules.Examples;
using TokenGuard.Scanning.Rules;

namespace TokenGuard.Cli.Tests.RuleExchange;

/// <summary><c>rules import</c> of TOML, with files that the tests make.</summary>
public class ImportTests
{
    private const string Simple = """
        title = "made up"
        [[rules]]
        id = "Made Up_Token"
        description = "A made-up token"
        regex = '''(?i)\b(madeup_[a-z0-9]{32})(?:['"\s;]|$)'''
        entropy = 3.1
        keywords = ["madeup_"]
        """;

    [Fact]
    public void A_rule_comes_over_and_finds_what_it_found()
    {
        using var folder = new TemporaryFolder();
        folder.Write("code/a.txt", Filled("key = 'madeup_{alnumlower:32}'\n"));
        var run = Cli.Run("rules", "import", folder.Write("madeup.toml", Simple), "--output", folder["own.toml"], "--source", "https://docs.madeup.example/");

        Assert.Equal((0, "rules: 1 read, 1 taken over as 1; remarks: 0\n"), (run.ExitCode, run.Error));
        var rule = Assert.Single(RuleLoader.ReadFile(folder["own.toml"]).Rules);
        Assert.Equal(
            ("imported-madeup-made-up-token", "A made-up token", "imported-madeup", @"(?i)\b(?P<secret>madeup_[a-z0-9]{32})(?:['""\s;]|$)"),
            (rule.Id, rule.Name, rule.Provider.Id, rule.Pattern));
        Assert.Equal(["entropy:3.1"], rule.Checks);
        Assert.Equal("imported-madeup-made-up-token", Cli.Scan(folder["code"], "--rules", folder["own.toml"]).Report.Only.Rule);
        Assert.Equal((0, "rules: 1, complaints: 0\n"), CheckOf(folder["own.toml"]));
    }

    [Fact]
    public void Imported_rules_are_used_beside_the_configuration_too()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.txt", Filled("key = 'madeup_{alnumlower:32}'\n"));
        folder.Write(".tokenguard.toml", "");
        Directory.CreateDirectory(folder[".tokenguard"]);

        Cli.Run("rules", "import", folder.Write("rules/gitleaks.toml", Simple), "--output", folder[".tokenguard/theirs.toml"]);

        Assert.Equal("imported-gitleaks-made-up-token", Cli.Scan(folder.Path).Report.Only.Rule);
    }

    [Fact]
    public void Allowlists_become_exemptions_with_their_conditions()
    {
        var rules = Import("""
            [[allowlists]]
            paths = ['''(?:^|/)vendor/''', '''\.lock$''']
            [[allowlists]]
            targetRules = ["one"]
            regexes = ["onlyone"]
            [[rules]]
            id = "one"
            regex = '''madeup_[a-z0-9]{32}'''
            [[rules.allowlists]]
            condition = "AND"
            regexTarget = "line"
            regexes = ['''(?i)test''']
            paths = ['''\.md$''']
            [[rules.allowlists]]
            stopwords = ["dum.my", "void"]
            [rules.allowlist]
            regexTarget = "match"
            regexes = ["m1", "m2"]
            """, out var errors).Rules;

        Assert.Equal([new Exemption { Path = @"(?:(?:^|/)vendor/)|(?:\.lock$)" }], rules[0].Provider.Exemptions);
        Assert.Equal(
            [
                new Exemption { Match = "(?:m1)|(?:m2)" },
                new Exemption { Path = @"\.md$", Line = "(?i)test" },
                new Exemption { Value = @"(?i:dum\.my|void)" },
                new Exemption { Value = "onlyone" },
            ],
            rules[0].Exemptions);
        Assert.DoesNotContain("allowlist", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_taken_over_is_named_with_its_rule_and_in_the_file()
    {
        using var folder = new TemporaryFolder();
        var run = Cli.Run("rules", "import", "--output", folder["own.toml"], folder.Write("theirs.toml", """
            [extend]
            useDefault = true
            disabledRules = ["noisy"]
            [[rules]]
            id = "look"
            regex = "madeup_(?=x)"
            [[rules]]
            id = "bare"
            regex = "[a-f0-9]{32}"
            keywords = ["madeup"]
            [[rules]]
            id = "files"
            path = '''\.pfx$'''
            [[rules]]
            id = "change"
            entropy = 3.0
            [[rules]]
            id = "kept"
            regex = "madeup_[a-z]{30}"
            keywords = ["elsewhere"]
            tags = ["x"]
            colour = "red"
            validate = "true"
            [[rules.allowlists]]
            commits = ["abc"]
            """));

        string[] expected =
        [
            "it extends the rules that are built into the tool, which are not in it: give their file too, before this one",
            "it switches off the rule 'noisy': do so in .tokenguard.toml",
            "look: its regular expression: look-ahead is not supported: (?=",
            "bare: its regular expression: it has no literal text of three letters or more that stands in every match near its start, so there would be no place to begin",
            "files: it looks at paths alone, and our rules look at what is in a file",
            "change: it changes a rule that is in none of the files",
            "kept: 'validate' is not taken over",
            "kept: 'tags' are not taken over: our rules have none",
            "kept: 'colour' is not known",
            "kept: found without its keywords (elsewhere) too: what leads to it is madeup_",
            "kept: commits of an allowlist are not taken over: accept their findings by a baseline",
            "kept: `rules check` says: 'source' is missing",
            "rules: 5 read, 1 taken over as 1; remarks: 12",
        ];
        Assert.Equal(expected, run.ErrorLines);
        Assert.Equal(1, run.ExitCode);
        var comments = string.Join(' ', File.ReadLines(folder["own.toml"]).Where(line => line.StartsWith('#')).Select(line => line.TrimStart('#').Trim()));
        Assert.All(expected[..^1], note => Assert.Contains(note.Replace("kept: ", "", StringComparison.Ordinal), comments, StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_extends_another_has_its_rules_and_changes_them()
    {
        using var folder = new TemporaryFolder();
        folder.Write("base.toml", Simple + "\n[[rules]]\nid = \"off\"\nregex = \"switchedoff_[a-z]{30}\"\n");
        var file = folder.Write("mine.toml", "[extend]\npath = \"base.toml\"\ndisabledRules = [\"off\"]\n[[rules]]\nid = \"Made Up_Token\"\nkeywords = [\"more\"]\n[[rules.allowlists]]\nstopwords = [\"demo\"]\n");

        Cli.Run("rules", "import", file, "-o", folder["own.toml"]);

        var rule = Assert.Single(RuleLoader.ReadFile(folder["own.toml"]).Rules);
        Assert.Equal([new Exemption { Value = "(?i:demo)" }], rule.Exemptions);
        Assert.Equal("A made-up token", rule.Name);
    }

    [Fact]
    public void The_value_is_the_group_that_the_tool_takes()
    {
        var rules = Import("""
            [[rules]]
            id = "named"
            secretGroup = 2
            regex = "(madeup)_([a-z]{30})"
            [[rules]]
            id = "first"
            regex = "(madeup_[a-z]{30})(x)"
            [[rules]]
            id = "either"
            regex = "madeup_(?:one(a{30})|two(b{30}))"
            [[rules]]
            id = "whole"
            regex = "madeup_(?:c){30}"
            """, out var errors).Rules;

        Assert.Equal(
            [
                "(?:madeup)_(?P<secret>[a-z]{30})", "(?P<secret>madeup_[a-z]{30})(?:x)", "madeup_(?:one(?P<secret>a{30})|two(?:b{30}))",
                "madeup_(?:one(?:a{30})|two(?P<secret>b{30}))", "madeup_(?:c){30}",
            ],
            rules.Select(rule => rule.Pattern));
        Assert.Equal(["either", "either-2"], rules.Skip(2).Take(2).Select(rule => rule.Id["imported-theirs-".Length..]));
        Assert.Contains("either: any of 2 groups may hold the value, so it makes 2 rules\n", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_that_another_requires_become_its_companions()
    {
        var rule = Assert.Single(Import("""
            [[rules]]
            id = "main"
            regex = "madeup_[a-z]{30}"
            [[rules.required]]
            id = "account.name"
            withinLines = 5
            [[rules]]
            id = "account.name"
            regex = '''madeup_account=(\w{1,20})'''
            skipReport = true
            """, out var errors).Rules);

        var need = Assert.Single(rule.Needs);
        Assert.Equal(("account-name", "imported-theirs-account-name", @"madeup_account=(?P<value>\w{1,20})", true), (need.Name, need.Kind, need.Pattern, need.Required));
        Assert.Contains("main: reported without 'account.name' near it too: a companion completes a token and never decides whether it is one\n", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_told()
    {
        using var folder = new TemporaryFolder();
        var wrong = folder.Write("wrong.toml", "a = [1\nb = 2");
        var missing = folder["missing.toml"];

        Assert.Equal((2, true), (Cli.Run("rules", "import", wrong).ExitCode, Cli.Run("rules", "import", wrong).Error.StartsWith($"tokenguard: error: {wrong}: (2,1)", StringComparison.Ordinal)));
        Assert.StartsWith($"tokenguard: error: the rule file '{missing}' cannot be read: ", Cli.Run("rules", "import", missing).Error, StringComparison.Ordinal);
        Assert.Equal(
            "tokenguard: error: 'rules.json' is neither TOML of gitleaks or betterleaks nor YAML of Kingfisher or Nosey Parker, by its ending",
            Assert.Single(Cli.Run("rules", "import", "rules.json").ErrorLines));
    }

    [Fact]
    public void A_file_that_is_there_is_not_written_over()
    {
        using var folder = new TemporaryFolder();
        var there = folder.Write("own.toml", "precious");

        var run = Cli.Run("rules", "import", folder.Write("theirs.toml", Simple), "--output", there);

        Assert.Equal((2, "precious"), (run.ExitCode, File.ReadAllText(there)));
        Assert.StartsWith($"tokenguard: error: '{there}' cannot be written: ", run.ErrorLines[^1], StringComparison.Ordinal);
    }

    private static RuleFile Import(string toml, out string errors)
    {
        using var folder = new TemporaryFolder();
        var run = Cli.Run("rules", "import", folder.Write("theirs.toml", toml), "--output", folder["own.toml"]);
        errors = run.Error;
        return RuleLoader.ReadFile(folder["own.toml"]);
    }

    private static (int, string) CheckOf(string file)
    {
        var run = Cli.Run("rules", "check", file);
        return (run.ExitCode, run.Error);
    }

    private static string Filled(string template) => ExampleTemplate.Parse(template).Fill(7).ToString();
}
