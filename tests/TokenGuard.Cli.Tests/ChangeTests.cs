namespace TokenGuard.Cli.Tests;

/// <summary>A change answers for what it adds: <c>--staged</c>, <c>--range</c> and <c>--since</c>.</summary>
public class ChangeTests
{
    private readonly Token before = Token.New(11);
    private readonly Token added = Token.New(12);

    [Fact]
    public void Staged_reports_only_what_is_added()
    {
        using var repository = new PlantedRepository();
        repository.Commit("a.txt", $"{before.Text}\n");
        repository.Write("a.txt", $"{before.Text}\nand a line\n{added.Text}\n");
        repository.Git("add", "a.txt");

        var found = Cli.Scan(repository.Path, "--staged").Report.Only;

        Assert.Equal((added.Fingerprint, "staged", "a.txt", 3), (found.Fingerprint, found.First.Kind, found.First.Path, found.First.Line));
    }

    [Fact]
    public void Staging_the_removal_of_a_secret_is_clean()
    {
        using var repository = new PlantedRepository();
        repository.Commit("a.txt", $"{before.Text}\nkept\n");
        repository.Write("a.txt", "kept\n");
        repository.Git("add", "a.txt");

        Assert.Equal(0, Cli.Scan(repository.Path, "--staged").ExitCode);
    }

    [Fact]
    public void A_merge_answers_for_what_neither_side_had()
    {
        using var repository = new PlantedRepository();
        repository.Commit("a.txt", "base\n");
        repository.Git("checkout", "--quiet", "-b", "side");
        repository.Commit("theirs.txt", $"{before.Text}\n");
        repository.Commit("a.txt", $"side\n{before.Text}\n");
        repository.Git("checkout", "--quiet", "main");
        repository.Commit("a.txt", "main\n");
        Assert.Throws<InvalidOperationException>(() => repository.Git("merge", "side"));
        repository.Write("a.txt", $"both\n{before.Text}\n");
        repository.Git("add", "a.txt");

        Assert.Equal(0, Cli.Scan(repository.Path, "--staged").ExitCode);

        repository.Write("a.txt", $"both\n{before.Text}\n{added.Text}\n");
        repository.Git("add", "a.txt");

        Assert.Equal(added.Fingerprint, Cli.Scan(repository.Path, "--staged").Report.Only.Fingerprint);
    }

    [Theory]
    [InlineData("main", "a.txt")]
    [InlineData("new", "a.txt old.txt")]
    public void What_a_push_brings_is_seen_by_the_hook_that_may_refuse_it(string branch, string paths)
    {
        using var repository = new PlantedRepository();
        repository.Commit("old.txt", before.Text);
        using var server = new TemporaryFolder();
        repository.Git("init", "--quiet", "--bare", server.Path);
        repository.Git("push", "--quiet", server.Path, "main");
        var hook = Path.Join(server.Path, "hooks", "pre-receive");
        var report = Path.Join(server.Path, "report.json");
        File.WriteAllText(hook, $"#!/bin/sh\nread -r old new ref\ndotnet exec '{BuiltProgram.File}' scan . --range $old..$new --format json --output '{report}'\n");
        File.SetUnixFileMode(hook, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        repository.Commit("a.txt", added.Text);

        var refused = Assert.Throws<InvalidOperationException>(() => repository.Git("push", "--quiet", server.Path, "main:" + branch));

        Assert.Contains("pre-receive hook declined", refused.Message, StringComparison.Ordinal);
        Assert.Equal(paths, string.Join(' ', JsonReportView.Parse(File.ReadAllText(report)).Findings.Select(finding => finding.First.Path).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void What_is_changed_but_not_staged_is_not_looked_at()
    {
        using var repository = new PlantedRepository();
        repository.Commit("a.txt", "kept\n");
        repository.Write("a.txt", added.Text);

        Assert.Equal(0, Cli.Scan(repository.Path, "--staged").ExitCode);
    }

    [Fact]
    public void Staged_works_before_the_first_commit()
    {
        using var repository = new PlantedRepository();
        repository.Write("a.txt", added.Text);
        repository.Git("add", "a.txt");

        Assert.Equal(added.Fingerprint, Cli.Scan(repository.Path, "--staged").Report.Only.Fingerprint);
    }

    [Fact]
    public void A_range_reports_what_its_commits_added()
    {
        using var repository = new PlantedRepository();
        var first = repository.Commit("a.txt", $"{before.Text}\n");
        var second = repository.Commit("a.txt", $"{before.Text}\n{added.Text}\n");
        repository.Commit("a.txt", "clean\n");

        var found = Cli.Scan(repository.Path, "--range", $"{first}..HEAD").Report.Only;

        Assert.Equal((added.Fingerprint, second, 2), (found.Fingerprint, found.First.Commit, found.First.Line));
    }

    [Fact]
    public void A_pull_request_answers_for_its_own_side_only()
    {
        using var repository = new PlantedRepository();
        repository.Commit("a.txt", "start\n");
        repository.Git("switch", "--quiet", "--create", "feature");
        repository.Commit("feature.txt", $"{added.Text}\n");
        repository.Git("switch", "--quiet", "main");
        repository.Commit("main.txt", $"{before.Text}\n");

        var found = Cli.Scan(repository.Path, "--range", "main...feature").Report.Only;

        Assert.Equal((added.Fingerprint, "feature.txt"), (found.Fingerprint, found.First.Path));
    }

    [Fact]
    public void Since_is_the_range_up_to_the_current_commit()
    {
        using var repository = new PlantedRepository();
        repository.Commit("a.txt", $"{before.Text}\n");
        repository.Git("tag", "v1");
        repository.Commit("b.txt", $"{added.Text}\n");

        Assert.Equal(added.Fingerprint, Cli.Scan(repository.Path, "--since", "v1").Report.Only.Fingerprint);
    }

    [Fact]
    public void A_secret_that_only_moves_to_another_file_is_not_new()
    {
        using var repository = new PlantedRepository();
        var first = repository.Commit("a.txt", $"one\n{before.Text}\n");
        repository.Write("a.txt", "one\n");
        repository.Commit("b.txt", $"two\n{before.Text}\n");

        Assert.Equal(0, Cli.Scan(repository.Path, "--range", $"{first}..HEAD").ExitCode);
    }

    [Fact]
    public void A_secret_that_was_there_and_is_copied_in_the_range_stays_silent_while_the_new_one_speaks()
    {
        using var repository = new PlantedRepository();
        var first = repository.Commit("a.txt", $"{before.Text}\n");
        repository.Commit("a.txt", $"{before.Text}\n{before.Text}\n{added.Text}\n");

        Assert.Equal([added.Fingerprint], Cli.Scan(repository.Path, "--range", $"{first}..HEAD").Report.Findings.Select(found => found.Fingerprint));
    }

    [Theory]
    [InlineData("nowhere..HEAD", "there is no commit 'nowhere' in the repository")]
    [InlineData("HEAD", "'HEAD' is no range; write A..B")]
    public void A_range_that_cannot_be_resolved_is_named(string range, string message)
    {
        using var repository = new PlantedRepository();
        repository.Commit("a.txt", "start\n");

        var run = Cli.Run("scan", repository.Path, "--range", range);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_revision_of_since_is_named()
    {
        using var repository = new PlantedRepository();
        repository.Commit("a.txt", "start\n");

        var run = Cli.Run("scan", repository.Path, "--since", "v9");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("there is no commit 'v9'", run.Error, StringComparison.Ordinal);
    }
}
