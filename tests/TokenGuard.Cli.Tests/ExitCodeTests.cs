namespace TokenGuard.Cli.Tests;

/// <summary>Exit codes, thresholds and what makes a scan fail.</summary>
public class ExitCodeTests
{
    private readonly Token token = Token.New();

    [Fact]
    public void A_clean_folder_is_0_and_says_so()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.txt", "nothing\n");

        var run = Cli.Run("scan", folder.Path);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("", run.Output);
        Assert.Equal(["No secrets found", "1 file, 8 bytes, 0.0 s"], run.ErrorLines);
    }

    [Fact]
    public void A_finding_is_1()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.txt", token.Text);

        var run = Cli.Run("scan", folder.Path);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith($"{folder.Path}/a.txt:1:{token.Offset + 1}: high[{token.Rule.Id}]: {token.Rule.Name} ", run.Output, StringComparison.Ordinal);
        Assert.Equal("1 secret in 1 place: 1 high", run.ErrorLines[0]);
    }

    [Fact]
    public void The_report_knows_the_exit_code()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.txt", token.Text);

        Assert.Equal(1, Cli.Scan(folder.Path).Report.ExitCode);
        Assert.Equal(0, Cli.Scan(folder.Path, "--fail-on", "never").Report.ExitCode);
    }

    [Theory]
    [InlineData("any", 1)]
    [InlineData("live", 0)]
    [InlineData("never", 0)]
    public void Fail_on_says_which_findings_fail(string failOn, int exitCode)
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.txt", token.Text);

        var run = Cli.Scan(folder.Path, "--fail-on", failOn);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Equal(token.Fingerprint, run.Report.Only.Fingerprint);
    }

    [Theory]
    [InlineData("low", 1)]
    [InlineData("high", 1)]
    [InlineData("critical", 0)]
    public void Findings_below_the_severity_are_not_reported(string least, int count)
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.txt", token.Text);

        var run = Cli.Scan(folder.Path, "--min-severity", least);

        Assert.Equal(count, run.Report.Findings.Count);
        Assert.Equal(count, run.ExitCode);
    }

    [Fact]
    public void Findings_below_the_confidence_are_not_reported_and_medium_is_the_usual_one()
    {
        var unsure = Token.Rules.Catalog.Rules
            .Where(rule => rule.Confidence == Engine.Confidence.Low).Select(rule => Token.Of(rule, 3)).OfType<Token>()
            .First(sample => sample.Finding.Confidence == Engine.Confidence.Low);
        using var folder = new TemporaryFolder();
        folder.Write("a.txt", unsure.Text);

        Assert.Empty(Cli.Scan(folder.Path).Report.Findings);
        Assert.Equal(unsure.Rule.Id, Cli.Scan(folder.Path, "--min-confidence", "low").Report.Only.Rule);
    }

    [Fact]
    public void A_missing_path_is_3_and_named_and_the_rest_is_scanned()
    {
        using var folder = new TemporaryFolder();
        folder.Write("here/a.txt", "nothing\n");
        var missing = folder["gone"];

        var run = Cli.Run("scan", missing, folder["here"]);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains($"{missing}: error: '{missing}' does not exist", run.Error, StringComparison.Ordinal);
        Assert.Contains("1 file, 8 bytes", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_finding_goes_before_what_could_not_be_read()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.txt", token.Text);

        var run = Cli.Scan(folder["gone"], folder.Path);

        Assert.Equal(1, run.ExitCode);
        Assert.False(run.Report.Complete);
        Assert.Equal(folder["gone"], Assert.Single(run.Report.Problems).Root);
    }
}
