using System.Text;

namespace TokenGuard.Cli.Tests;

/// <summary>What can be scanned: standard input, several repositories, URLs, single files.</summary>
public class RootTests
{
    private readonly Token token = Token.New(41);

    [Theory]
    [InlineData(".git/config", "[core\n")]
    [InlineData(".git/index", "rubbish")]
    public void A_work_tree_with_a_damaged_repository_is_scanned_all_the_same(string damaged, string content)
    {
        using var repository = new PlantedRepository();
        repository.Commit("a.txt", token.Text);
        repository.Write(damaged, content);

        var run = Cli.Scan(repository.Path);

        Assert.Equal((1, token.Fingerprint), (run.ExitCode, run.Report.Only.Fingerprint));
        Assert.True(run.Report.Complete);
        Assert.StartsWith("git cannot tell which files it ignores, so all are read: ", Assert.Single(run.Report.Notices).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("core.worktree", "/", false)]
    [InlineData("core.bare", "true", true)]
    public void Files_that_their_repository_disowns_are_scanned(string setting, string value, bool isBare)
    {
        using var repository = new PlantedRepository();
        using var elsewhere = new TemporaryFolder();
        var old = Token.New(43);
        repository.Commit("a.txt", old.Text);
        repository.Commit("a.txt", "nothing");
        repository.Write("sub/b.txt", token.Text);
        repository.Git("config", setting, value == "/" ? elsewhere.Path : value);

        var run = Cli.Scan(repository.Path);
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(isBare ? [old.Fingerprint, token.Fingerprint] : [token.Fingerprint], run.Report.Findings.Select(finding => finding.Fingerprint));
        Assert.Equal(
            $"git cannot tell which files it ignores, so all are read: they are not in the work tree of its repository ({setting})",
            Assert.Single(run.Report.Notices).Text);
        Assert.Contains(token.Fingerprint, Cli.Scan(repository["sub"]).Report.Findings.Select(finding => finding.Fingerprint));
        Assert.Contains(token.Fingerprint, Cli.Scan(repository.Path, "--no-ignore").Report.Findings.Select(finding => finding.Fingerprint));
        Assert.Equal(2, Cli.Scan(repository.Path, "--history").Report.Findings.Count);
        Assert.Equal(old.Fingerprint, Cli.Scan(repository[".git"]).Report.Only.Fingerprint);
    }

    [Fact]
    public void A_dash_is_standard_input()
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes($"one\n{token.Text}\n"));

        var run = Cli.RunWith(input, "scan", "-", "--format", "json");

        var place = run.Report.Only.First;
        Assert.Equal(("-", "", "standardInput", 2, 1 + token.Offset), (place.Root, place.Path, place.Kind, place.Line, place.Column));
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public void Standard_input_is_called_so_in_text()
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(token.Text));

        Assert.StartsWith($"<stdin>:1:{1 + token.Offset}: ", Cli.RunWith(input, "scan", "-").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_file_can_be_scanned()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("a.txt", token.Text);
        folder.Write("b.txt", Token.New(42).Text);

        Assert.Equal([token.Fingerprint], Cli.Scan(file).Report.Findings.Select(found => found.Fingerprint));
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_named_and_the_rest_is_scanned()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.txt", token.Text);

        // A regular file by all that can be asked of it, but reading its first page fails, for root too.
        var run = Cli.Scan("/proc/self/mem", folder.Path, "--fail-on", "never");

        Assert.Equal(3, run.ExitCode);
        Assert.Equal(token.Fingerprint, run.Report.Only.Fingerprint);
        Assert.Equal(
            new JsonReportView.Message(null, "/proc/self", "mem", "cannot be read: Input/output error"),
            Assert.Single(run.Report.Problems));
    }

    [Theory]
    [InlineData("--staged")]
    [InlineData("--history")]
    public void A_file_has_no_history_of_its_own(string option)
    {
        using var repository = new PlantedRepository();
        repository.Commit("a.txt", "a");

        var run = Cli.Run("scan", repository["a.txt"], option);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("a.txt' is a file; --history, --range, --since and --staged take the folder of a repository", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_device_is_refused()
    {
        var run = Cli.Run("scan", "/dev/zero");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("'/dev/zero' is no regular file", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_object_of_a_repository_is_a_problem_and_the_rest_is_scanned()
    {
        using var repository = new PlantedRepository();
        repository.Commit("a.txt", "will be damaged\n");
        repository.Commit("b.txt", token.Text);
        var blob = repository.Resolve("HEAD:a.txt");
        var file = repository[$".git/objects/{blob[..2]}/{blob[2..]}"];
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.WriteAllBytes(file, [1, 2, 3]);

        var run = Cli.Scan(repository.Path, "--history");

        Assert.Equal(token.Fingerprint, run.Report.Only.Fingerprint);
        Assert.False(run.Report.Complete);
        Assert.Contains(run.Report.Problems, problem => problem.Text.Contains(blob, StringComparison.Ordinal));
        Assert.Equal(3, Cli.Scan(repository.Path, "--history", "--fail-on", "never").ExitCode);
    }

    [Fact]
    public void A_repository_without_its_head_is_a_problem()
    {
        using var repository = new PlantedRepository();
        repository.Commit("a.txt", "one\n");
        File.WriteAllText(repository[".git/HEAD"], "garbage");

        var run = Cli.Scan(repository.Path, "--history");

        Assert.Equal(3, run.ExitCode);
        Assert.NotEmpty(run.Report.Problems);
    }

    [Fact]
    public void A_list_of_repositories_gives_one_finding_per_secret_over_all()
    {
        using var folder = new TemporaryFolder();
        using var one = new PlantedRepository();
        using var two = new PlantedRepository();
        one.Commit("a.txt", token.Text);
        two.Commit("b.txt", $"\n{token.Text}");
        var list = folder.Write("list", $"# ours\n{one.Path}\n\n  {two.Path}  \n");

        var run = Cli.Scan("--repos", list);

        Assert.Equal(
            [(one.Path, "a.txt", 1), (two.Path, "b.txt", 2)],
            run.Report.Only.Places.Select(place => (place.Root, place.Path, place.Line)).OrderBy(place => place.Path));
        Assert.Contains($"{one.Path}  1 secret", run.Error, StringComparison.Ordinal);
        Assert.Contains($"{two.Path}  1 secret", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_git_ignores_is_left_out_unless_asked_for()
    {
        using var repository = new PlantedRepository();
        repository.Commit(".gitignore", "*.log\n");
        repository.Write("build.log", token.Text);

        Assert.Equal(0, Cli.Scan(repository.Path).ExitCode);
        Assert.Equal("build.log", Cli.Scan(repository.Path, "--no-ignore").Report.Only.First.Path);
    }

    [Fact]
    public void A_decoding_depth_of_zero_sees_no_encoded_secret()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.txt", $"data: {Convert.ToBase64String(Encoding.UTF8.GetBytes(token.Text))}\n");

        Assert.Equal(token.Fingerprint, Cli.Scan(folder.Path).Report.Only.Fingerprint);
        Assert.Empty(Cli.Scan(folder.Path, "--decoding-depth", "0").Report.Findings);
    }

    [Fact]
    public void One_thread_and_four_write_the_same_report()
    {
        using var repository = new PlantedRepository();
        for (var i = 0ul; i < 12; i++)
        {
            repository.Write($"f{i}.txt", $"{Token.New(i % 5).Text}\n{Token.New(100 + i).Text}\n");
            repository.Commit($"Number {i}");
        }

        foreach (var format in new[] { "json", "sarif", "text" })
        {
            Assert.Equal(Report("1"), Report("4"));
            string Report(string jobs) => Cli.Run("scan", repository.Path, "--history", "--format", format, "--jobs", jobs).Output;
        }
    }

    [Theory]
    [InlineData("ftp://example.com/a.git")]
    [InlineData("ext::sh -c true")]
    public void Other_protocols_are_refused(string url)
    {
        var run = Cli.Run("scan", url);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains($"'{url}' cannot be cloned; use an https, ssh or file URL.", run.Error, StringComparison.Ordinal);
    }
}
