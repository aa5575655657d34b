using System.Diagnostics;

namespace TokenGuard.Cli.Tests;

/// <summary>What only a process of its own can show.</summary>
public class ProgramTests
{
    private readonly Token token = Token.New(51);

    [Fact]
    public void Without_a_path_the_current_folder_is_scanned()
    {
        using var folder = new TemporaryFolder();
        folder.Write("sub/a.txt", token.Text);

        var run = BuiltProgram.Run(folder.Path, "scan");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith($"sub/a.txt:1:{1 + token.Offset}: high[{token.Rule.Id}]: ", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("relative")]
    public void The_audit_log_lies_in_a_home_that_is_not_there_yet_and_never_in_the_current_folder(string state)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["work"]);

        var run = BuiltProgram.RunIn(
            folder["work"],
            new Dictionary<string, string> { ["HOME"] = folder["home"], ["XDG_STATE_HOME"] = state },
            "verify", "--stdin");

        Assert.Equal(0, run.ExitCode);
        Assert.True(File.Exists(folder["home/.local/state/tokenguard/audit.jsonl"]));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder["work"]));
    }

    [Theory]
    [InlineData("scan .")]
    [InlineData("scan --staged")]
    public void A_current_folder_that_is_gone_is_told(string arguments)
    {
        using var folder = new TemporaryFolder();

        var exitCode = BuiltProgram.Shell(
            folder.Path, $"mkdir gone; cd gone; rmdir ../gone; dotnet exec {BuiltProgram.File} {arguments} 2> {folder["error"]}");

        Assert.Equal(2, exitCode);
        Assert.EndsWith("tokenguard: error: the current folder does not exist any more; change to another\n", File.ReadAllText(folder["error"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Standard_input_can_be_piped_and_may_be_empty()
    {
        using var folder = new TemporaryFolder();

        var run = BuiltProgram.Run(folder.Path, "scan", "-");

        Assert.Equal((0, ""), (run.ExitCode, run.Output));
    }

    [Fact]
    public void An_interruption_ends_a_scan_of_endless_input_with_a_report_of_what_was_done()
    {
        using var folder = new TemporaryFolder();
        folder.Write("code/a.txt", token.Text);
        using var process = BuiltProgram.Start(
            folder.Path, null, "scan", "code", "-", "--report", $"json={folder["r.json"]}", "--format", "json");
        FeedZeroes(process, 40 << 20);

        var run = BuiltProgram.Interrupt(process);

        Assert.Equal(130, run.ExitCode);
        Assert.Equal(token.Fingerprint, run.Report.Only.Fingerprint);
        Assert.Equal("interrupted: the rest was not scanned", Assert.Single(run.Report.Problems).Text);
        Assert.Equal(130, JsonReportView.Parse(File.ReadAllText(folder["r.json"])).ExitCode);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    public void An_interruption_does_not_wait_for_input_that_never_comes(string signal)
    {
        using var folder = new TemporaryFolder();
        folder.Write("code/a.txt", token.Text);
        using var process = BuiltProgram.Start(folder.Path, null, "scan", "code", "-", "--format", "json");
        FeedZeroes(process, 9 << 20);

        var run = BuiltProgram.Interrupt(process, signal);

        Assert.Equal(130, run.ExitCode);
        Assert.Equal(token.Fingerprint, run.Report.Only.Fingerprint);
    }

    [Fact]
    public void A_url_is_cloned_and_nothing_is_left_of_it()
    {
        using var folder = new TemporaryFolder();
        using var repository = new PlantedRepository();
        var commit = repository.Commit("a.txt", token.Text);
        repository.Commit("a.txt", "gone\n");
        Directory.CreateDirectory(folder["tmp"]);

        var run = BuiltProgram.RunIn(
            folder.Path,
            new Dictionary<string, string> { ["TMPDIR"] = folder["tmp"] },
            "scan", $"file://{repository.Path}", "--format", "json");

        var found = run.Report.Only;
        Assert.Equal((token.Fingerprint, "a.txt", commit), (found.Fingerprint, found.First.Path, found.First.Commit));
        Assert.Equal($"file://{repository.Path}", found.First.Root);
        Assert.Empty(LeftBehind(folder["tmp"]));
    }

    [Fact]
    public void A_url_that_cannot_be_cloned_is_a_problem_and_nothing_is_left_of_it()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["tmp"]);

        var run = BuiltProgram.RunIn(
            folder.Path, new Dictionary<string, string> { ["TMPDIR"] = folder["tmp"] }, "scan", $"file://{folder["gone"]}");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("could not be cloned", run.Error, StringComparison.Ordinal);
        Assert.Empty(LeftBehind(folder["tmp"]));
    }

    [Fact]
    public void The_baseline_is_written_to_the_current_folder_and_used_by_itself()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.txt", token.Text);

        var created = BuiltProgram.Run(folder.Path, "baseline", "create");
        var scanned = BuiltProgram.Run(folder.Path, "scan");

        Assert.Equal((0, ".tokenguard-baseline.toml: 0 kept, 1 added, 0 removed\n"), (created.ExitCode, created.Error));
        Assert.Equal((0, ""), (scanned.ExitCode, scanned.Output));
        Assert.Contains("No secrets found; 1 accepted finding", scanned.Error, StringComparison.Ordinal);
    }

    /// <summary>The runtime keeps its own diagnostics there while it lives.</summary>
    private static IEnumerable<string> LeftBehind(string folder) =>
        Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName).OfType<string>()
            .Where(name => !name.StartsWith("dotnet-diagnostic-", StringComparison.Ordinal) && !name.StartsWith("clr-debug-pipe-", StringComparison.Ordinal));

    /// <summary>More than a pipe holds, so the program has begun to read when this returns.</summary>
    private static void FeedZeroes(Process process, int count)
    {
        var zeroes = new byte[1 << 20];
        for (var written = 0; written < count; written += zeroes.Length)
        {
            process.StandardInput.BaseStream.Write(zeroes);
        }

        process.StandardInput.BaseStream.Flush();
    }
}
