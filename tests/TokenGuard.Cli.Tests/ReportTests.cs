using System.Text.Json;

namespace TokenGuard.Cli.Tests;

/// <summary>Where reports, notices and summaries go.</summary>
public class ReportTests
{
    private readonly Token token = Token.New(31);

    [Fact]
    public void Text_on_standard_output_and_files_of_the_other_formats_tell_the_same()
    {
        using var folder = new TemporaryFolder();
        folder.Write("code/a.txt", token.Text);

        var run = Cli.Run("scan", folder["code"], "--report", $"sarif={folder["r.sarif"]}", "--report", $"json={folder["r.json"]}");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains($" = id      {token.Fingerprint}\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(token.Fingerprint, JsonReportView.Parse(File.ReadAllText(folder["r.json"])).Only.Fingerprint);
        Assert.Equal(token.Fingerprint, SarifResult(File.ReadAllText(folder["r.sarif"])).GetProperty("partialFingerprints").GetProperty("tokenGuardFingerprint/v1").GetString());
    }

    [Fact]
    public void Standard_output_holds_nothing_but_the_report()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.txt", token.Text);

        var json = Cli.Run("scan", folder.Path, folder["gone"], "--format", "json");
        var sarif = Cli.Run("scan", folder.Path, folder["gone"], "--format", "sarif");

        Assert.Equal(token.Fingerprint, json.Report.Only.Fingerprint);
        Assert.Equal(token.Rule.Id, SarifResult(sarif.Output).GetProperty("ruleId").GetString());
        Assert.Contains("does not exist", json.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void With_output_standard_output_is_empty()
    {
        using var folder = new TemporaryFolder();
        folder.Write("code/a.txt", token.Text);

        var run = Cli.Run("scan", folder["code"], "--format", "json", "--output", folder["r.json"]);

        Assert.Empty(run.OutputBytes);
        Assert.Equal(token.Fingerprint, JsonReportView.Parse(File.ReadAllText(folder["r.json"])).Only.Fingerprint);
    }

    [Fact]
    public void A_longer_file_of_an_earlier_scan_is_replaced_as_a_whole()
    {
        using var folder = new TemporaryFolder();
        folder.Write("code/a.txt", "clean\n");
        folder.Write("r.json", new string('x', 100_000));

        Cli.Run("scan", folder["code"], "--format", "json", "--output", folder["r.json"]);

        Assert.Empty(JsonReportView.Parse(File.ReadAllText(folder["r.json"])).Findings);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("sarif")]
    public void A_report_may_stand_in_the_scanned_folder_and_be_replaced_there(string format)
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.txt", token.Text);
        string[] scan = ["scan", folder.Path, "--format", format, "--output", folder["r"]];

        Assert.Equal([1, 1], [Cli.Run(scan).ExitCode, Cli.Run(scan).ExitCode]);
        folder.Write("a.txt", "clean\n");
        Assert.Equal([0, 0], [Cli.Run(scan).ExitCode, Cli.Run(scan).ExitCode]);
    }

    [Theory]
    [InlineData("{ \"name\": \"tokenguard\" }")]
    [InlineData("How to keep a\nsecret in vaults, and\nmany secrets in as many places\n")]
    public void What_speaks_of_secrets_and_is_no_report_is_not_replaced(string content)
    {
        using var folder = new TemporaryFolder();
        folder.Write("r", content);

        Assert.Equal(2, Cli.Run("scan", folder.Path, "--output", folder["r"]).ExitCode);
        Assert.Equal(content, File.ReadAllText(folder["r"]));
    }

    [Fact]
    public void A_report_that_cannot_be_written_to_its_end_leaves_the_earlier_one()
    {
        using var folder = new TemporaryFolder();
        folder.Write("code/a.txt", token.Text);
        folder.Write("r.json", "earlier");

        // Where the signal for it is ignored, as under Python, the program itself is told that the file grows too large.
        var exitCode = BuiltProgram.Shell(folder.Path, $"trap '' XFSZ; export DOTNET_EnableWriteXorExecute=0; ulimit -f 1; dotnet exec {BuiltProgram.File} scan code --report json=r.json --explain 2> error");

        Assert.Equal((2, "tokenguard: error: the report 'r.json' cannot be written: it would be larger than files may be here\n"), (exitCode, File.ReadAllText(folder["error"])));
        Assert.Equal("earlier", File.ReadAllText(folder["r.json"]));
        Assert.Equal(["code", "error", "r.json"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_report_keeps_the_rights_of_the_earlier_one()
    {
        using var folder = new TemporaryFolder();
        folder.Write("code/a.txt", token.Text);
        folder.Write("r.json", "earlier");
        File.SetUnixFileMode(folder["r.json"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupWrite);

        Cli.Run("scan", folder["code"], "--format", "json", "--output", folder["r.json"]);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupWrite, File.GetUnixFileMode(folder["r.json"]));
    }

    [Fact]
    public void Nothing_of_a_terminal_is_written_to_a_pipe()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.txt", token.Text);

        var run = Cli.Run("scan", folder.Path);

        Assert.DoesNotContain('\u001b', run.Output);
        Assert.DoesNotContain('\u001b', run.Error);
        Assert.DoesNotContain('\r', run.Error);
    }

    [Fact]
    public void Quiet_writes_findings_only()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.txt", token.Text);
        folder.Write(".tokenguard.toml", "[scan]\nexclude = ['b.txt']\n");

        var run = Cli.Run("scan", folder.Path, "--quiet");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("", run.Error);
        Assert.Contains(token.Fingerprint, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Quiet_still_tells_what_could_not_be_read_and_nothing_else()
    {
        using var folder = new TemporaryFolder();

        var run = Cli.Run("scan", folder["gone"], "--quiet");

        Assert.Equal(3, run.ExitCode);
        Assert.Equal($"error: '{folder["gone"]}' does not exist; give a file, a folder, a URL, or - for standard input.\n", run.Error);
    }

    [Fact]
    public void Explain_says_which_check_dropped_a_candidate_and_which_passed()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.txt", token.Text);
        var wrong = Token.Rules.Catalog.Rules.First(rule => rule is { Provider.Generic: false, Id: "github-personal-access-token" or "npm-access-token" });
        folder.Write("b.txt", Token.Of(wrong, 1)!.Text.Replace(Token.Of(wrong, 1)!.Value[^6..], "AAAAAA", StringComparison.Ordinal));

        var run = Cli.Run("scan", folder.Path, "--explain");

        Assert.Contains($"b.txt:1:", run.Output, StringComparison.Ordinal);
        Assert.Contains(": dropped: ", run.Output, StringComparison.Ordinal);
        Assert.Contains(" = check   placeholder passed\n", run.Output, StringComparison.Ordinal);
    }

    private static JsonElement SarifResult(string text)
    {
        using var document = JsonDocument.Parse(text);
        return Assert.Single(document.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()).Clone();
    }
}
