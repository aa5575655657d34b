namespace TokenGuard.Cli.Tests;

/// <summary><c>baseline create</c>, <c>update</c> and <c>prune</c>, and the scans that use the file.</summary>
public class BaselineTests
{
    private const string Name = ".tokenguard-baseline.toml";

    private readonly Token known = Token.New(81);
    private readonly Token added = Token.New(82);

    [Fact]
    public void A_new_baseline_holds_fingerprint_rule_reason_owner_and_end_and_no_secret()
    {
        using var folder = Planted();

        var run = Create(folder, "--reason", "old \"code\"", "--owner", "us", "--until", "2027-03-31");

        Assert.Equal((0, $"{folder[Name]}: 0 kept, 1 added, 0 removed\n"), (run.ExitCode, run.Error));
        Assert.Equal(
            $"""
            # Findings that were accepted at once. `tokenguard baseline update` and `prune` keep it up to date.

            [[suppression]]
            fingerprint = "{known.Fingerprint}"
            rule = "{known.Rule.Id}"
            reason = "old \"code\""
            owner = "us"
            until = 2027-03-31

            """,
            File.ReadAllText(folder[Name]));
    }

    [Fact]
    public void A_link_to_a_baseline_stays_one()
    {
        using var folder = Planted();
        using var elsewhere = new TemporaryFolder();
        var target = elsewhere.Write("shared.toml", "");
        File.CreateSymbolicLink(folder[Name], target);

        Assert.Equal(0, Cli.Run("baseline", "update", folder.Path, "--output", folder[Name]).ExitCode);

        Assert.Equal(target, new FileInfo(folder[Name]).LinkTarget);
        Assert.Contains(known.Fingerprint, File.ReadAllText(target), StringComparison.Ordinal);
    }

    [Fact]
    public void The_baseline_of_the_scanned_folder_is_used_by_itself_and_new_findings_still_fail()
    {
        using var folder = Planted();
        Create(folder);
        Assert.Equal(0, Cli.Scan(folder.Path).ExitCode);

        folder.Write("b.txt", added.Text);

        var run = Cli.Scan(folder.Path);
        Assert.Equal([added.Fingerprint], run.Report.Findings.Select(found => found.Fingerprint));
        Assert.Equal(("baseline", known.Fingerprint), (Assert.Single(run.Report.Suppressed).Origin, run.Report.Suppressed[0].Finding.Fingerprint));
        Assert.Equal(2, Cli.Scan(folder.Path, "--untrusted").Report.Findings.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_scan_of_a_subfolder_uses_the_baseline_at_the_top_of_the_work_tree(bool configured)
    {
        using var repository = new PlantedRepository();
        repository.Write("deep/down/a.txt", known.Text);
        repository.Write("other.txt", added.Text);
        Assert.Equal(0, Cli.Run("baseline", "create", repository.Path, "--output", repository[Name]).ExitCode);
        if (configured)
        {
            repository.Write("deep/.tokenguard.toml", "");
        }

        var run = Cli.Scan(repository["deep/down"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("baseline", Assert.Single(run.Report.Suppressed).Origin);
        Assert.DoesNotContain(run.Report.Notices, notice => notice.Kind == "unusedSuppression");
        Assert.Equal(0, Cli.Scan(repository["deep/down/a.txt"]).ExitCode);
        Assert.Equal(1, Cli.Scan(repository["deep/down"], "--untrusted").ExitCode);
    }

    [Fact]
    public void The_nearest_baseline_goes_before_one_above()
    {
        using var repository = new PlantedRepository();
        repository.Write("deep/a.txt", known.Text);
        repository.Write("deep/" + Name, "");
        Assert.Equal(0, Cli.Run("baseline", "create", repository.Path, "--output", repository[Name]).ExitCode);

        Assert.Equal(1, Cli.Scan(repository["deep"]).ExitCode);
        Assert.Equal(0, Cli.Scan(repository.Path).ExitCode);
    }

    [Fact]
    public void A_baseline_above_the_repository_is_none_of_its_business()
    {
        using var folder = new TemporaryFolder();
        folder.Write("repository/.git/HEAD", "ref: refs/heads/main\n");
        folder.Write("repository/a.txt", known.Text);
        Assert.Equal(0, Cli.Run("baseline", "create", folder["repository"], "--output", folder[Name]).ExitCode);

        Assert.Equal(1, Cli.Scan(folder["repository"]).ExitCode);
    }

    [Fact]
    public void A_baseline_elsewhere_is_named()
    {
        using var folder = Planted();
        using var aside = new TemporaryFolder();
        Cli.Run("baseline", "create", folder.Path, "--output", aside["known.toml"]);

        Assert.Equal(1, Cli.Scan(folder.Path).ExitCode);
        Assert.Equal(0, Cli.Scan(folder.Path, "--baseline", aside["known.toml"]).ExitCode);
    }

    [Fact]
    public void Create_does_not_overwrite()
    {
        using var folder = Planted();
        folder.Write(Name, "# mine\n");

        var run = Create(folder);

        Assert.Equal((2, $"tokenguard: error: '{folder[Name]}' exists; `tokenguard baseline update` adds to it"), (run.ExitCode, Assert.Single(run.ErrorLines)));
        Assert.Equal("# mine\n", File.ReadAllText(folder[Name]));
    }

    [Fact]
    public void Update_adds_what_is_new_and_keeps_what_is_known()
    {
        using var folder = Planted();
        Create(folder, "--reason", "first");
        folder.Write("b.txt", added.Text);

        var run = Cli.Run("baseline", "update", folder.Path, "--output", folder[Name], "--reason", "second");

        Assert.Equal($"{folder[Name]}: 1 kept, 1 added, 0 removed\n", run.Error);
        Assert.Equal(
            [(added.Fingerprint, "second"), (known.Fingerprint, "first")],
            Cli.Scan(folder.Path).Report.Suppressed.Select(entry => (entry.Finding.Fingerprint, entry.Reason)).OrderByDescending(entry => entry.Reason));
    }

    [Fact]
    public void Prune_takes_out_what_is_found_no_more()
    {
        using var folder = Planted();
        folder.Write("b.txt", added.Text);
        Create(folder);
        File.Delete(folder["a.txt"]);

        var run = Cli.Run("baseline", "prune", folder.Path, "--output", folder[Name]);

        Assert.Equal((0, $"{folder[Name]}: 1 kept, 0 added, 1 removed\n"), (run.ExitCode, run.Error));
        Assert.DoesNotContain(known.Fingerprint, File.ReadAllText(folder[Name]), StringComparison.Ordinal);
        Assert.Contains(added.Fingerprint, File.ReadAllText(folder[Name]), StringComparison.Ordinal);
    }

    [Fact]
    public void After_an_incomplete_scan_nothing_is_pruned()
    {
        using var folder = Planted();
        Create(folder);
        var before = File.ReadAllText(folder[Name]);

        var run = Cli.Run("baseline", "prune", folder["gone"], "--output", folder[Name]);

        Assert.Equal(3, run.ExitCode);
        Assert.Equal("tokenguard: error: the scan is not complete, so the baseline was left as it is", run.ErrorLines[^1]);
        Assert.Equal(before, File.ReadAllText(folder[Name]));
    }

    [Fact]
    public void A_missing_baseline_cannot_be_updated()
    {
        using var folder = Planted();

        var run = Cli.Run("baseline", "update", folder.Path, "--output", folder[Name]);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"tokenguard: error: the baseline '{folder[Name]}' cannot be read: ", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unwritable_baseline_is_told()
    {
        using var folder = Planted();

        var run = Cli.Run("baseline", "create", folder.Path, "--output", folder["gone/known.toml"]);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"tokenguard: error: the baseline '{folder["gone/known.toml"]}' cannot be written: ", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void A_day_that_is_none_is_told()
    {
        using var folder = Planted();

        var run = Create(folder, "--until", "31.03.2027");

        Assert.Equal(
            (2, "tokenguard: error: --until needs a day such as 2027-03-31, not '31.03.2027'"),
            (run.ExitCode, run.ErrorLines[0]));
        Assert.False(File.Exists(folder[Name]));
    }

    [Fact]
    public void A_last_day_that_has_gone_by_is_warned_of()
    {
        using var folder = Planted();

        var run = Create(folder, "--until", "2020-01-31");

        Assert.Equal(
            (0, "tokenguard: warning: the last day of what was added, 2020-01-31, has gone by: it is reported all the same"),
            (run.ExitCode, run.ErrorLines[0]));
        Assert.DoesNotContain("warning", Cli.Run("baseline", "update", folder.Path, "--output", folder[Name], "--until", "2020-01-31").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_whole_history_can_be_accepted()
    {
        using var repository = new PlantedRepository();
        repository.Commit("a.txt", known.Text);
        repository.Commit("a.txt", "clean\n");

        Cli.Run("baseline", "create", repository.Path, "--history", "--output", repository[Name]);

        Assert.Equal(0, Cli.Scan(repository.Path, "--history").ExitCode);
    }

    private static CommandRun Create(TemporaryFolder folder, params string[] arguments) =>
        Cli.Run(["baseline", "create", folder.Path, "--output", folder[Name], .. arguments]);

    private TemporaryFolder Planted()
    {
        var folder = new TemporaryFolder();
        folder.Write("a.txt", known.Text);
        return folder;
    }
}
