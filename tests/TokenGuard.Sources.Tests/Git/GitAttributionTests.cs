using TokenGuard.Sources.Git;

namespace TokenGuard.Sources.Tests.Git;

public sealed class GitAttributionTests : IDisposable
{
    private readonly TestRepository repository = new();

    [Fact]
    public void A_blob_is_attributed_to_the_first_commit_per_path()
    {
        var first = repository.Commit("a", "X", "add it");
        repository.Commit("a", "Y");
        repository.Commit("a", "X", "put it back");
        var copy = repository.Commit("sub/b", "X", "copy it");

        Assert.Equal([$"a {first}", $"sub/b {copy}"], Origins("X"));
        Assert.Equal([1L, 4L], Attribute("X").Select(origin => origin.Order));
    }

    [Fact]
    public void The_commit_is_told_with_author_date_and_subject()
    {
        var id = repository.Commit("a", "X", "Line one\ngoes on\n\nbody");

        Assert.Equal(
            new GitCommit(id, "Ann Author", "ann@example.com", DateTimeOffset.FromUnixTimeSeconds(1_700_000_000), "Line one goes on"),
            Attribute("X").Single().Commit);
        Assert.Equal(TimeSpan.FromHours(2), Attribute("X").Single().Commit.AuthorDate.Offset);
    }

    [Fact]
    public void What_only_a_merge_brings_is_the_merges()
    {
        repository.Commit("a", "base");
        repository.Git("checkout", "--quiet", "-b", "side");
        var side = repository.Commit("a", "side");
        repository.Git("checkout", "--quiet", "main");
        var main = repository.Commit("b", "main");
        repository.Git("merge", "--quiet", "--no-commit", "side");
        repository.Write("a", "evil");
        repository.Write("added", "evil addition");
        repository.Git("add", ".");
        var merge = repository.CommitStaged("merge");

        Assert.Equal([$"a {merge}"], Origins("evil"));
        Assert.Equal([$"added {merge}"], Origins("evil addition"));
        Assert.Equal([$"a {side}"], Origins("side"));
        Assert.Equal([$"b {main}"], Origins("main"));
    }

    [Fact]
    public void What_only_an_octopus_merge_brings_is_the_merges()
    {
        repository.Commit("a", "base");
        foreach (var branch in new[] { "one", "two" })
        {
            repository.Git("checkout", "--quiet", "-b", branch, "main");
            repository.Commit(branch, branch);
        }

        repository.Git("checkout", "--quiet", "main");
        repository.Commit("m", "main");
        repository.Git("merge", "--quiet", "--no-commit", "one", "two");
        repository.Write("a", "evil");
        repository.Git("add", ".");
        var merge = repository.CommitStaged("octopus");

        Assert.Equal(4, repository.Git("rev-list", "--parents", "-1", "HEAD").Split(' ').Length);
        Assert.Equal([$"a {merge}"], Origins("evil"));
    }

    [Fact]
    public void Stash_entries_are_attributed_also_their_untracked_files()
    {
        repository.Commit("a", "A");
        repository.Write("a", "older");
        repository.Write("u", "untracked");
        repository.Git("stash", "--quiet", "--include-untracked");
        var older = repository.Git("rev-parse", "stash@{0}");
        var untracked = repository.Git("rev-parse", "stash@{0}^3");
        repository.Write("a", "staged");
        repository.Git("add", "a");
        repository.Write("a", "newer");
        repository.Git("stash", "--quiet");
        var newer = repository.Git("rev-parse", "stash@{0}");
        var index = repository.Git("rev-parse", "stash@{0}^2");

        Assert.Equal([$"a {older}"], Origins("older"));
        Assert.Equal([$"u {untracked}"], Origins("untracked"));
        Assert.Equal([$"a {newer}"], Origins("newer"));
        Assert.Equal([$"a {index}"], Origins("staged"));
    }

    [Fact]
    public void Root_commits_orphan_branches_and_renames_are_attributed()
    {
        var root = repository.Commit("a", "X");
        repository.Git("mv", "a", "b");
        var rename = repository.CommitStaged("rename");
        repository.Git("checkout", "--quiet", "--orphan", "alone");
        repository.Git("rm", "-rfq", ".");
        var orphan = repository.Commit("c", "orphan");

        Assert.Equal([$"a {root}", $"b {rename}"], Origins("X"));
        Assert.Equal([$"c {orphan}"], Origins("orphan"));
    }

    [Fact]
    public void Settings_of_the_repository_change_nothing()
    {
        var root = repository.Commit("a", "X");
        repository.Git("mv", "a", "b");
        var rename = repository.CommitStaged("renämed");
        foreach (var setting in new[]
        {
            "log.showRoot=false", "diff.renames=copies", "log.diffMerges=off", "diff.orderFile=/nowhere", "log.follow=true",
            "diff.relative=true", "i18n.logOutputEncoding=UTF-16", "log.date=relative", "color.ui=always", "format.pretty=oneline",
            "log.abbrevCommit=true", "core.abbrev=5", "diff.noprefix=true", "log.decorate=full", "log.mailmap=true",
            "diff.submodule=log", "core.quotePath=true", "format.notes=*", "log.excludeDecoration=*",
        })
        {
            var (key, value) = (setting.Split('=')[0], setting.Split('=')[1]);
            repository.Git("config", key, value);
        }

        repository.Write(".mailmap", "Other <other@example.com> <ann@example.com>");

        Assert.Equal([$"a {root}", $"b {rename}"], Origins("X"));
        Assert.Equal(["Ann Author", "Ann Author"], Attribute("X").Select(o => o.Commit.AuthorName));
        Assert.Equal("renämed", Attribute("X")[1].Commit.Subject);
    }

    [Fact]
    public void Odd_paths_and_subjects_are_told()
    {
        repository.Shell(@"printf X > ""$(printf 'a\nb')""; printf X > ""$(printf 'caf\351')""; printf X > 'q""'; printf X > ':000000 1'; git add .");
        var commit = repository.CommitStaged(":100644 looks like an entry");

        Assert.Equal([$":000000 1 {commit}", $"a\nb {commit}", $"caf\\xE9 {commit}", $"q\" {commit}"], Origins("X").Order(StringComparer.Ordinal));
        Assert.All(Attribute("X"), o => Assert.Equal(":100644 looks like an entry", o.Commit.Subject));
        repository.Shell("rm caf*");
    }

    [Fact]
    public void A_blob_of_the_index_alone_has_no_commit()
    {
        repository.Commit("a", "A");
        repository.Write("i", "index");
        repository.Git("add", ".");

        Assert.Empty(Origins("index"));
    }

    [Fact]
    public void In_a_shallow_clone_the_oldest_commit_that_is_there_is_told()
    {
        repository.Commit("a", "X");
        var second = repository.Commit("b", "B");
        repository.Git("clone", "--quiet", "--depth=1", "file://" + repository.Path, "shallow");

        using var source = GitHistorySource.OpenAll(repository.Open("shallow"));

        Assert.Equal(second, GitAttribution.Read(source, [Id("X")])[Id("X")].Single().Commit.Id);
    }

    [Fact]
    public void In_a_range_the_commits_of_the_range_are_told()
    {
        repository.Commit("a", "X");
        repository.Git("tag", "start");
        repository.Commit("a", "Y");
        var back = repository.Commit("a", "X");
        var opened = repository.Open();

        using var source = GitHistorySource.OpenRange(opened, GitRange.Parse(opened, "start..HEAD"));

        Assert.Equal(back, GitAttribution.Read(source, [Id("X")])[Id("X")].Single().Commit.Id);
    }

    [Fact]
    public void A_log_that_breaks_off_is_a_problem_of_the_source()
    {
        repository.Commit("a", "A");
        repository.Commit("sub/b", "B");
        File.Delete(repository.ObjectFile(repository.Git("rev-parse", "HEAD:sub")));
        using var source = GitHistorySource.OpenAll(repository.Open());

        GitAttribution.Read(source, [Id("A")]);

        Assert.Contains(source.Problems, p => p.Reason.StartsWith("git could not read the whole log", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("99999999999999999999 +0000", "1970-01-01T00:00:00+00:00")]
    [InlineData("1700000000 +9999", "2023-11-14T22:13:20+00:00")]
    [InlineData("1700000000 -0330", "2023-11-14T18:43:20-03:30")]
    [InlineData("1700000000", "2023-11-14T22:13:20+00:00")]
    public void Damaged_dates_are_survived(string raw, string expected) => Assert.Equal(
        expected, GitCommit.Parse($"id\nname\nmail\n{raw}\nsubject").AuthorDate.ToString("yyyy-MM-ddTHH:mm:sszzz", null));

    public void Dispose() => repository.Dispose();

    private string[] Origins(string content) => [.. Attribute(content).Select(o => $"{o.Path} {o.Commit.Id}")];

    private IReadOnlyList<BlobOrigin> Attribute(string content)
    {
        using var source = GitHistorySource.OpenAll(repository.Open());
        return GitAttribution.Read(source, [Id(content)])[Id(content)];
    }

    private ObjectId Id(string content) =>
        ObjectId.TryParse(repository.IdOf(content), out var id) ? id : throw new InvalidOperationException();
}
