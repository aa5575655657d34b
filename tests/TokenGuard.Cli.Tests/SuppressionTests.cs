using System.Text;

namespace TokenGuard.Cli.Tests;

/// <summary>Accepted findings in the configuration: what they cover, when they end, whether they are needed.</summary>
public class SuppressionTests
{
    private readonly Token token = Token.New(71);

    [Fact]
    public void A_fingerprint_is_accepted_wherever_the_secret_stands()
    {
        using var folder = Planted($"fingerprint = '{token.Fingerprint}'\nowner = 'us'\nuntil = 2026-06-15\n");
        folder.Write("sub/b.txt", $"\n\n  {token.Text}");

        var run = Cli.Scan(folder.Path);

        Assert.Equal(0, run.ExitCode);
        var accepted = Assert.Single(run.Report.Suppressed);
        Assert.Equal(("configuration", "because", "us", "2026-06-15"), (accepted.Origin, accepted.Reason, accepted.Owner, accepted.Until));
        Assert.Equal(["a.txt", "sub/b.txt"], accepted.Finding.Places.Select(place => place.Path));
    }

    [Fact]
    public void After_its_last_day_it_no_longer_holds_and_is_reported()
    {
        using var folder = Planted($"fingerprint = '{token.Fingerprint}'\nuntil = 2026-06-15\n");

        var onTheDay = Run(new FixedClock(2026, 6, 15));
        var afterwards = Run(new FixedClock(2026, 6, 16));

        Assert.Equal(0, onTheDay.ExitCode);
        Assert.Equal(1, afterwards.ExitCode);
        Assert.Equal(token.Fingerprint, afterwards.Report.Only.Fingerprint);
        Assert.Contains(
            afterwards.Report.Notices,
            notice => notice == new JsonReportView.Message(
                "expiredSuppression", null, null,
                $"{folder[".tokenguard.toml"]}:1: the suppression of {token.Fingerprint} ended on 2026-06-15"));

        CommandRun Run(FixedClock clock) => Cli.RunAt(clock, "scan", folder.Path, "--format", "json");
    }

    [Fact]
    public void One_that_matches_nothing_is_reported_after_a_whole_scan_only()
    {
        using var repository = new PlantedRepository();
        repository.Write(".tokenguard.toml", "[[suppression]]\npath = 'gone/'\nreason = 'was here'\n");
        repository.Commit("Start");

        Assert.Equal(
            $"{repository[".tokenguard.toml"]}:1: the suppression of gone/ matches nothing",
            Assert.Single(Cli.Scan(repository.Path).Report.Notices, notice => notice.Kind == "unusedSuppression").Text);
        Assert.DoesNotContain(Cli.Scan(repository.Path, "--staged").Report.Notices, notice => notice.Kind == "unusedSuppression");
    }

    [Fact]
    public void A_path_is_accepted_and_nothing_else()
    {
        using var folder = Planted("path = 'tests/'\n");
        folder.Write("tests/b.txt", Token.New(72).Text);

        Assert.Equal([token.Fingerprint], Cli.Scan(folder.Path).Report.Findings.Select(found => found.Fingerprint));
    }

    [Fact]
    public void A_rule_narrows_it()
    {
        using var folder = Planted("path = '*.txt'\nrule = 'another-rule'\n");

        Assert.Equal(1, Cli.Scan(folder.Path).ExitCode);
    }

    [Theory]
    [InlineData("utf-16LE", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16LE", false)]
    [InlineData("utf-32LE", true)]
    public void A_comment_accepts_in_every_encoding(string name, bool withMark)
    {
        var encoding = Encoding.GetEncoding(name);
        using var folder = new TemporaryFolder();
        folder.Write("own.txt", Encoded($"first\n{token.Text} # tokenguard:allow 日本\n"));
        folder.Write("above.txt", Encoded($"# tokenguard:allow\n{token.Text}\n"));
        folder.Write("below.txt", Encoded($"{token.Text}\n# tokenguard:allow\n"));

        Assert.Equal(["below.txt"], Cli.Scan(folder.Path).Report.Findings.SelectMany(finding => finding.Places).Select(place => place.Path));

        byte[] Encoded(string text) => [.. withMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];
    }

    [Theory]
    [InlineData("{token} # tokenguard:allow for tests", 0)]
    [InlineData("# tokenguard:allow for tests\n{token}", 0)]
    [InlineData("<!-- tokenguard:allow {rule} for tests until=2026-06-15 -->\n{token}", 0)]
    [InlineData("# tokenguard:allow {rule} for tests until=2026-06-14\n{token}", 1)]
    [InlineData("# tokenguard:allow for tests until=soon\n{token}", 1)]
    [InlineData("# tokenguard:allow\n\n{token}", 1)]
    [InlineData("{token}\n# tokenguard:allow", 1)]
    public void An_inline_marker_holds_for_its_line_and_the_next(string text, int exitCode)
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.txt", Fill(text));

        Assert.Equal(exitCode, Cli.Scan(folder.Path).ExitCode);
    }

    [Theory]
    [InlineData("2026-06-14", "the suppression by tokenguard:allow ended on 2026-06-14")]
    [InlineData("soon", "the suppression by tokenguard:allow does not hold: until= needs a day such as 2027-03-31, not 'soon'")]
    public void An_inline_marker_that_holds_no_more_is_told_once_for_its_file(string until, string message)
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.txt", Fill($"# tokenguard:allow until={until}\n{{token}}\n\n{{token}} # tokenguard:allow until={until}\n"));
        folder.Write("b.txt", Fill("# tokenguard:allow until=2026-12-31\n{token}\n"));

        var notice = Assert.Single(Cli.Scan(folder.Path).Report.Notices);
        Assert.Equal(("expiredSuppression", message, "a.txt"), (notice.Kind, notice.Text, notice.Path));
        Assert.Empty(Cli.Scan(folder.Path, "--no-inline-allow").Report.Notices);
    }

    [Fact]
    public void An_inline_marker_for_another_rule_does_not_hold()
    {
        using var folder = new TemporaryFolder();
        var another = Token.Rules.Catalog.Rules.First(rule => rule.Id != token.Rule.Id).Id;
        folder.Write("a.txt", $"# tokenguard:allow {another} for tests\n{token.Text}\n");

        Assert.Equal(1, Cli.Scan(folder.Path).ExitCode);
    }

    [Fact]
    public void An_accepted_line_is_listed_with_its_reason()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.txt", Fill("# tokenguard:allow {rule} a test account until=2026-12-31\n{token}\n"));

        var accepted = Assert.Single(Cli.Scan(folder.Path).Report.Suppressed);

        Assert.Equal(("inline", "a test account", "2026-12-31", 2), (accepted.Origin, accepted.Reason, accepted.Until, accepted.Finding.First.Line));
    }

    [Theory]
    [InlineData("--no-inline-allow")]
    [InlineData("--untrusted")]
    public void Inline_markers_can_be_ignored(string option)
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.txt", Fill("{token} # tokenguard:allow for tests"));

        Assert.Equal(1, Cli.Scan(folder.Path, option).ExitCode);
    }

    [Fact]
    public void Markers_of_other_tools_hold_only_if_the_configuration_names_them()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.txt", Fill("{token} # nosec"));

        Assert.Equal(1, Cli.Scan(folder.Path).ExitCode);

        folder.Write(".tokenguard.toml", "[scan]\nother_markers = ['nosec']\n");
        Assert.Equal(0, Cli.Scan(folder.Path).ExitCode);
        Assert.Equal(1, Cli.Scan(folder.Path, "--no-inline-allow").ExitCode);
    }

    private string Fill(string text) => text
        .Replace("{token}", token.Text, StringComparison.Ordinal)
        .Replace("{rule}", token.Rule.Id, StringComparison.Ordinal);

    private TemporaryFolder Planted(string suppression)
    {
        var folder = new TemporaryFolder();
        folder.Write("a.txt", token.Text);
        folder.Write(".tokenguard.toml", $"[[suppression]]\nreason = 'because'\n{suppression}");
        return folder;
    }
}
