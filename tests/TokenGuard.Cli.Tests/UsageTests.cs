using System.CommandLine;
using TokenGuard.Cli.Commands;
using TokenGuard.Cli.Terminal;
using TokenGuard.Scanning.Reports;

namespace TokenGuard.Cli.Tests;

/// <summary>What is typed wrongly is told, with exit code 2 and before anything is scanned.</summary>
public class UsageTests
{
    public static TheoryData<string> Commands => [.. CommandTree.All[0].Command.Subcommands.Select(command => command.Name)];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Only_the_command_that_is_called_is_made(string name) => Assert.Equal(name, Assert.Single(
        Tokenguard.Create(new StandardStreams(Stream.Null, Stream.Null, Stream.Null, TerminalTraits.None), FixedClock.Usual, name).Subcommands).Name);

    [Theory]
    [InlineData("there is no option '--nonsense'", "scan", "--nonsense")]
    [InlineData("'--staged' is an option; write it before --, or a path of this name as ./--staged", "scan", "--", "--staged")]
    [InlineData("there is no option '--formt=json'; did you mean '--format'?", "scan", ".", "--formt=json")]
    [InlineData("there is no option '--verson'; did you mean '--version'?", "--verson")]
    [InlineData("there is no option '--verbose'", "verify", "a.json", "--verbose")]
    [InlineData("there is no option '--jsn'; did you mean '--json'?", "rules", "list", "--jsn")]
    [InlineData("there is no option '-x'", "audit", "head", "-x")]
    [InlineData("there is no command 'frobnicate'", "frobnicate")]
    [InlineData("there is no command 'scna'; did you mean 'scan'?", "scna", ".")]
    [InlineData("there is no command 'lst'; did you mean 'list'?", "tokens", "lst")]
    [InlineData("there is no command '.'; did you mean 'scan .'?", ".")]
    [InlineData("Unrecognized command or argument 'word'.", "audit", "head", "word")]
    [InlineData("'worst' is not one of low, medium, high, critical (--min-severity)", "scan", "--min-severity", "worst")]
    [InlineData("'sure' is not one of low, medium, high (--min-confidence)", "scan", "--min-confidence", "sure")]
    [InlineData("'always' is not one of any, live, never (--fail-on)", "scan", "--fail-on", "always")]
    [InlineData("--jobs needs a whole number of at least 1, not '0'", "scan", "--jobs", "0")]
    [InlineData("--jobs needs a whole number of at least 1, not 'two'", "scan", "--jobs", "two")]
    [InlineData("--jobs needs a whole number of at most 2147483647, not '99999999999'", "scan", "--jobs", "99999999999")]
    [InlineData("--decoding-depth needs a whole number of at least 0, not '-1'", "scan", "--decoding-depth", "-1")]
    [InlineData("'xml' is not one of text, json, sarif (--format)", "scan", "--format", "xml")]
    [InlineData("there is no option '--verbose'", "rules", "check", "--verbose")]
    [InlineData("PATH|URL needs a path, not an empty word", "scan", "a", "")]
    [InlineData("--output needs a path, not an empty word", "scan", "-o", "")]
    [InlineData("--config needs a path, not an empty word", "scan", "--config", "")]
    [InlineData("--rules needs a path, not an empty word", "rules", "list", "--rules", "")]
    [InlineData("FILE needs a path, not an empty word", "rules", "check", "")]
    [InlineData("REPORT needs a path, not an empty word", "verify", "")]
    [InlineData("--audit-log needs a path, not an empty word", "revoke", "a", "--audit-log", "")]
    [InlineData("'tcsh' is not one of bash, zsh, fish, pwsh", "completion", "tcsh")]
    [InlineData("Required argument missing for command: 'show'.", "rules", "show")]
    [InlineData("Required command was not provided.", "rules")]
    public void A_wrong_word_is_named(string message, params string[] arguments)
    {
        var run = Cli.Run(arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("", run.Output);
        Assert.Contains(run.ErrorLines, line => line.StartsWith($"tokenguard: error: {message}", StringComparison.Ordinal));
        Assert.Matches("^Try 'tokenguard.* --help'\\.$", run.ErrorLines[^1]);
    }

    [Fact]
    public void Names_of_files_in_complaints_cannot_drive_the_terminal()
    {
        using var folder = new TemporaryFolder();
        folder.Write("\u001b[2J.zip", "PK\u0003\u0004 and no more");
        folder.Write(".tokenguard/\u001b[1m.toml", "x\n");
        Complains("␛[1m.toml", "scan", folder.Path);
        File.Delete(folder[".tokenguard/\u001b[1m.toml"]);
        Complains("␛[2J.zip", "baseline", "create", folder.Path, "--output", folder["b.toml"]);
        Complains("␛[2J.zip", "rules", "stats", folder.Path);

        static void Complains(string shown, params string[] arguments)
        {
            var run = Cli.Run(arguments);
            Assert.NotEqual(0, run.ExitCode);
            Assert.Contains(shown, run.Error, StringComparison.Ordinal);
            Assert.DoesNotContain('\u001b', run.Error);
        }
    }

    [Theory]
    [InlineData("the configuration '/dev/zero' cannot be read: it is larger than 16 MiB, or has no end", "scan", ".", "--config", "/dev/zero")]
    [InlineData("/dev/zero(1,1): the rule file cannot be read: it is larger than 16 MiB, or has no end", "scan", ".", "--rules", "/dev/zero")]
    [InlineData("the baseline '/dev/zero' cannot be read: it is larger than 256 MiB, or has no end", "scan", ".", "--baseline", "/dev/zero")]
    [InlineData("the list of repositories '/dev/zero' cannot be read: it is larger than 16 MiB, or has no end", "scan", "--repos", "/dev/zero")]
    [InlineData("the report cannot be read: it is larger than 256 MiB, or has no end", "verify", "/dev/zero")]
    [InlineData("/dev/zero cannot be read: it is larger than 256 MiB, or has no end", "revoke", "--plan", "/dev/zero")]
    public void A_file_without_an_end_is_an_error(string message, params string[] arguments)
    {
        if (!OperatingSystem.IsWindows())
        {
            var run = Cli.Run(arguments);

            Assert.Equal((2, ""), (run.ExitCode, run.Output));
            Assert.Contains($"tokenguard: error: {message}", run.ErrorLines);
        }
    }

    [Theory]
    [InlineData("--staged and --range cannot be combined: each says what to scan", "--staged", "--range", "A..B")]
    [InlineData("--staged and --history cannot be combined: each says what to scan", "--history", "--staged")]
    [InlineData("--range and --since cannot be combined: each says what to scan", "--since", "A", "--range", "A..B")]
    [InlineData("--report needs FORMAT=FILE with one of text, json, sarif, not 'sarif'", "--report", "sarif")]
    [InlineData("--report needs FORMAT=FILE with one of text, json, sarif, not 'xml=a'", "--report", "xml=a")]
    [InlineData("--report needs FORMAT=FILE with one of text, json, sarif, not 'json='", "--report", "json=")]
    [InlineData("the report '/nonexistent/a.json' cannot be written: ", "--output", "/nonexistent/a.json")]
    [InlineData("the report '/nonexistent/b.json' cannot be written: ", "--report", "json=/nonexistent/b.json")]
    [InlineData("the list of repositories '/nonexistent/list' cannot be read: ", "--repos", "/nonexistent/list")]
    [InlineData("'-' was given more than once, and standard input can be read only once", "-", "-")]
    [InlineData("the list of repositories '/usr' cannot be read: it is a folder", "--repos", "/usr")]
    [InlineData("the configuration '/usr' cannot be read: it is a folder", "--config", "/usr")]
    [InlineData("the baseline '/usr' cannot be read: it is a folder", "--baseline", "/usr")]
    [InlineData("/usr(1,1): the rule file cannot be read: it is a folder", "--rules", "/usr")]
    [InlineData("the report '/usr' cannot be written: it is a folder", "--output", "/usr")]
    [InlineData("--provider-url: there is no provider 'zendsk'; did you mean 'zendesk'?", "--verify", "--provider-url", "zendsk=http://127.0.0.1:9")]
    [InlineData("the configuration '/nonexistent/c.toml' cannot be read: ", "--config", "/nonexistent/c.toml")]
    [InlineData("the baseline '/nonexistent/base.toml' cannot be read: ", "--baseline", "/nonexistent/base.toml")]
    [InlineData("/nonexistent/rules.toml(1,1): the rule file cannot be read: ", "--rules", "/nonexistent/rules.toml")]
    public void What_cannot_be_done_is_told_before_the_scan(string message, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.txt", Token.New().Text);

        var run = Cli.Run(["scan", folder.Path, .. arguments]);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("", run.Output);
        Assert.StartsWith($"tokenguard: error: {message}", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("scan", "read", "--output", "link")]
    [InlineData("scan", "read", "--report", "json=read")]
    [InlineData("scan", ".", "--output", "read")]
    [InlineData("scan", "--output", "link")]
    [InlineData("scan", "--repos", "read", "--output", "read")]
    [InlineData("scan", "--baseline", "read", "--output", "./read")]
    public void A_report_does_not_empty_what_is_to_be_read(params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        folder.Write("read", "kept\n");
        File.CreateSymbolicLink(Path.Join(folder.Path, "link"), "read");

        var run = BuiltProgram.Run(folder.Path, arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("which is read itself", run.Error, StringComparison.Ordinal);
        Assert.Equal("kept\n", File.ReadAllText(Path.Join(folder.Path, "read")));
    }

    [Fact]
    public void What_the_machine_refuses_is_told_in_a_line()
    {
        Assert.Equal("no room", Failure.Describe(new IOException("no room")));
        Assert.Equal("denied", Failure.Describe(new UnauthorizedAccessException("denied")));
        Assert.Null(Failure.Describe(new InvalidOperationException("a mistake of our own")));
    }

    [Fact]
    public void A_list_that_names_no_repository_is_told()
    {
        using var folder = new TemporaryFolder();
        var list = folder.Write("list", "# nothing yet\n\n");

        var run = Cli.Run("scan", "--repos", list);

        Assert.Equal((2, $"tokenguard: error: the list of repositories '{list}' names none"), (run.ExitCode, Assert.Single(run.ErrorLines)));
    }

    [Fact]
    public void A_full_disk_is_told()
    {
        using var folder = new TemporaryFolder();

        var run = Cli.Run("scan", folder.Path, "--format", "json", "--output", "/dev/full");

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("tokenguard: error: the report '/dev/full' cannot be written: ", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unwritable_report_is_told_before_a_long_scan_and_leaves_nothing()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["taken"]);

        var run = Cli.Run("scan", folder.Path, "--output", folder["taken"]);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"tokenguard: error: the report '{folder["taken"]}' cannot be written: ", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void A_scan_that_does_not_begin_leaves_an_older_report_and_no_new_one()
    {
        using var folder = new TemporaryFolder();
        folder.Write("code/.tokenguard.toml", "wrong");
        folder.Write("old.json", "kept");

        var run = Cli.Run("scan", folder["code"], "--format", "json", "--output", folder["old.json"], "--report", $"sarif={folder["new.sarif"]}");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("kept", File.ReadAllText(folder["old.json"]));
        Assert.False(File.Exists(folder["new.sarif"]));
    }

    [Fact]
    public void A_report_is_there_when_it_is_written_and_not_before()
    {
        using var folder = new TemporaryFolder();
        var streams = new StandardStreams(Stream.Null, Stream.Null, Stream.Null, TerminalTraits.None);
        using var targets = new ReportTargets(streams, TextStyle.Plain, []);

        targets.Add("json", folder["new.json"]);

        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task A_check_of_rules_can_be_interrupted()
    {
        var streams = new StandardStreams(Stream.Null, Stream.Null, Stream.Null, TerminalTraits.None);
        var check = Tokenguard.Create(streams, FixedClock.Usual).Parse(["rules", "check"]);

        await Assert.ThrowsAsync<OperationCanceledException>(() => check.InvokeAsync(
            new InvocationConfiguration { EnableDefaultExceptionHandler = false }, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void A_path_that_begins_with_an_at_sign_is_no_list_of_options()
    {
        using var folder = new TemporaryFolder();
        folder.Write("types", "--fail-on never");
        folder.Write("@types", Token.New().Text);

        Assert.Equal(1, BuiltProgram.Run(folder.Path, "scan", "@types").ExitCode);
    }

    [Fact]
    public void Two_reports_do_not_go_to_one_file()
    {
        using var folder = new TemporaryFolder();
        var file = folder["report"];

        var run = Cli.Run("scan", folder.Path, "--report", $"sarif={file}", "--report", $"json={folder.Path}/./report");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(
            $"tokenguard: error: two reports cannot go to '{folder.Path}/./report': one would be written over the other",
            Assert.Single(run.ErrorLines));
    }

    [Fact]
    public void A_wrong_word_about_verification_leaves_an_older_report_as_it_is()
    {
        using var folder = new TemporaryFolder();
        folder.Write("code/a.txt", Token.New().Text);
        var report = folder["report.json"];
        Cli.Run("scan", folder["code"], "--format", "json", "--output", report);
        var before = File.ReadAllText(report);

        foreach (var command in new string[][] { ["verify", report], ["scan", folder["code"], "--verify"] })
        {
            var run = Cli.Run([.. command, "--format", "json", "--output", report, "--ca-file", "/nonexistent/ca.pem"]);

            Assert.Equal(2, run.ExitCode);
            Assert.StartsWith("tokenguard: error: the certificates of /nonexistent/ca.pem cannot be read: ", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
            Assert.Equal(before, File.ReadAllText(report));
        }
    }
}
