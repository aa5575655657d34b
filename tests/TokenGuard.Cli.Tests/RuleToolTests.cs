using System.Text.Json;
using System.Text.RegularExpressions;
using TokenGuard.Engine.Rules.Examples;

namespace TokenGuard.Cli.Tests;

/// <summary>The tools for those who write rules: <c>rules new</c>, <c>test</c>, <c>stats</c> and what <c>check</c> lists.</summary>
public class RuleToolTests
{
    [Fact]
    public void A_new_rule_file_lacks_only_what_the_author_must_say()
    {
        using var folder = new TemporaryFolder();

        var file = folder[".tokenguard/new.toml"];
        Assert.Equal(0, Cli.Run("rules", "new", "madeup-cloud", "--output", file).ExitCode);

        var run = Cli.Run("rules", "check", file);
        Assert.Equal(
            ["madeup-cloud-api-token: 'risk' is missing", "madeup-cloud-api-token: 'remedy' is missing", "madeup-cloud-api-token: 'source' is missing", "rules: 1, complaints: 3"],
            run.ErrorLines.Select(line => line[(line.IndexOf("): ", StringComparison.Ordinal) is >= 0 and var at ? at + 3 : 0)..]));
    }

    [Fact]
    public void A_new_rule_file_passes_when_it_is_filled_and_its_comments_are_valid_fields()
    {
        using var folder = new TemporaryFolder();
        var text = Cli.Run("rules", "new", "madeup").Output;
        var filled = Regex.Replace(text, @"(?m)^# (?=(?:\[\[token|risk       =|remedy     =|source     =|path|value = '_|name |kind|pattern|within|required))", "")
            .Replace("= ''", "= 'Words.'", StringComparison.Ordinal).Replace("'https://…'", "'https://docs.madeup.example/'", StringComparison.Ordinal);

        var run = Cli.Run("rules", "check", folder.Write("new.toml", filled));

        Assert.Equal((0, "rules: 1, complaints: 0\n"), (run.ExitCode, run.Error));
    }

    [Theory]
    [InlineData("Made Up", "the provider's id 'Made Up' must be lower-case words joined by hyphens")]
    [InlineData("github", "the provider 'github' is built in; choose another id for rules of your own")]
    public void A_name_that_cannot_be_used_is_told(string provider, string message) =>
        Assert.Equal($"tokenguard: error: {message}", Assert.Single(Cli.Run("rules", "new", provider).ErrorLines));

    [Fact]
    public void Test_shows_each_check_of_a_match_and_never_the_value()
    {
        using var folder = new TemporaryFolder();
        var file = NewRule(folder);
        var text = Filled("a\nkey madeup_{alnum:32}");

        var run = Cli.Run("rules", "test", file, "--text", text, "--text", $"madeup_{new string('a', 32)}", "--text", "madeup_1", "--text", "nothing");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            $"""
            text 1:2:5: madeup-api-token  madeup_…{text[^4..]} (39 bytes)
              passed   entropy:3.0
              passed   placeholder
              passed   sample
              passed   strong-name
              passed   encoded-run
              passed   digest-list
              found
            text 2:1:1: madeup-api-token  madeup_…aaaa (39 bytes)
              dropped  entropy:3.0: 1.02 bits a character, 3.00 wanted
              no finding
            text 3: madeup-api-token  the pattern does not match, though a literal that leads to it is there
            text 4: madeup-api-token  nothing leads to it: none of its literals is there (madeup_)

            """,
            run.Output);
    }

    [Fact]
    public void Test_tells_which_rule_keeps_the_text_and_why()
    {
        using var folder = new TemporaryFolder();
        var file = NewRule(folder);
        var weaker = folder.Write("weaker.toml", File.ReadAllText(file).Replace("'madeup", "'weaker", StringComparison.Ordinal).Replace("confidence = 'high'", "confidence = 'low'", StringComparison.Ordinal));

        var run = Cli.Run("rules", "test", weaker, "--rules", file, "--text", Filled("madeup_{alnum:32}"));

        Assert.Equal(1, run.ExitCode);
        Assert.EndsWith("  left to madeup-api-token: its confidence is higher\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Test_looks_at_files_with_their_paths_and_takes_ids_too()
    {
        using var folder = new TemporaryFolder();
        var file = NewRule(folder);
        File.AppendAllText(file, "\n[[token.except]]\npath = '(?:^|/)testdata/'\n");
        var text = folder.Write("testdata/a.txt", Filled("madeup_{alnum:32}"));

        var run = Cli.Run("rules", "test", "madeup-api-token", "--rules", file, "--file", text);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("  dropped  except: exempt by its path\n  no finding\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Test_without_a_text_or_a_rule_is_told()
    {
        Assert.Equal("tokenguard: error: give a text to try by --text or --file", Assert.Single(Cli.Run("rules", "test", Token.Rules.Catalog.Rules[0].Id).ErrorLines));
        Assert.Equal(
            "tokenguard: error: there is no rule file and no rule 'nonsense'; `tokenguard rules list` lists all rules",
            Assert.Single(Cli.Run("rules", "test", "nonsense", "--text", "a").ErrorLines));
    }

    [Fact]
    public void Check_lists_rules_that_claim_the_same_text()
    {
        using var folder = new TemporaryFolder();
        var file = NewRule(folder);
        var weaker = folder.Write("weaker.toml", File.ReadAllText(file).Replace("'madeup", "'weaker", StringComparison.Ordinal).Replace("confidence = 'high'", "confidence = 'low'", StringComparison.Ordinal));

        var run = Cli.Run("rules", "check", "--overlaps", file, weaker);

        Assert.Contains("madeup-api-token keeps what weaker-api-token finds too: its confidence is higher (example 1 of madeup-api-token)\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_lists_what_rules_cost_slowest_first()
    {
        using var folder = new TemporaryFolder();

        var run = Cli.Run("rules", "check", "--timing", NewRule(folder));

        Assert.Matches(@"^madeup-api-token +\d+ µs/MB +[1-9]\d* anchors/MB\n$", run.Output);
    }

    [Fact]
    public void Stats_count_what_each_rule_did()
    {
        using var folder = new TemporaryFolder();
        var file = NewRule(folder);
        folder.Write("code/a.txt", Filled("madeup_{alnum:32}\n") + Filled("madeup_short\n"));
        folder.Write("code/b.txt", $"madeup_{new string('a', 32)}\n");

        var run = Cli.Run("rules", "stats", folder["code"], "--rules", file, "--json");
        using var json = JsonDocument.Parse(run.Output);
        var rule = json.RootElement.GetProperty("rules").EnumerateArray().Single(rule => rule.GetProperty("rule").GetString() == "madeup-api-token");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(2, json.RootElement.GetProperty("blobs").GetInt32());
        Assert.Equal(
            (2, 2, 1, 1, "{\"entropy:3.0\":1}"),
            (Count("anchors"), Count("candidates"), Count("passed"), Count("reported"), Regex.Replace(rule.GetProperty("dropped").GetRawText(), @"\s", "")));

        int Count(string key) => rule.GetProperty(key).GetInt32();
    }

    [Fact]
    public void Stats_are_a_table_for_people()
    {
        using var folder = new TemporaryFolder();
        folder.Write("code/a.txt", Filled("madeup_{alnum:32}\n"));

        var run = Cli.Run("rules", "stats", folder["code"], "--rules", NewRule(folder));

        Assert.Matches(@"^RULE +ANCHORS +CANDIDATES +PASSED +REPORTED +MS +DROPPED BY\n", run.Output);
        Assert.Matches(@"(?m)^madeup-api-token +1 +1 +1 +1 +\d+\.\d$", run.Output);
    }

    private static string NewRule(TemporaryFolder folder)
    {
        var text = Cli.Run("rules", "new", "madeup").Output;
        return folder.Write("new.toml", Regex.Replace(text, @"(?m)^#.*\n", ""));
    }

    private static string Filled(string template) => ExampleTemplate.Parse(template).Fill(7).ToString();
}
