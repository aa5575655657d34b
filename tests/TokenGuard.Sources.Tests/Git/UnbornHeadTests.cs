using TokenGuard.Sources.Git;

namespace TokenGuard.Sources.Tests.Git;

public sealed class UnbornHeadTests : IDisposable
{
    private readonly TestRepository repository = new();

    [Fact]
    public void A_branch_without_a_commit_is_told_without_git() => Assert.True(UnbornHead.IsCertain(repository.Open()));

    [Theory]
    [InlineData("main")]
    [InlineData("team/main")]
    public void A_branch_with_one_is_not(string branch)
    {
        repository.Git("checkout", "--quiet", "-b", branch);
        repository.Commit("a", "A");
        Assert.False(UnbornHead.IsCertain(repository.Open()));

        repository.Git("pack-refs", "--all");
        Assert.False(File.Exists(repository[$".git/refs/heads/{branch}"]));
        Assert.False(UnbornHead.IsCertain(repository.Open()));
    }

    [Fact]
    public void A_name_that_another_ends_in_is_another()
    {
        repository.Commit("a", "A");
        repository.Git("branch", "x/main");
        repository.Git("pack-refs", "--all");
        repository.Git("checkout", "--quiet", "--orphan", "ain");

        Assert.True(UnbornHead.IsCertain(repository.Open()));
    }

    [Fact]
    public void A_detached_head_is_not()
    {
        repository.Commit("a", "A");
        repository.Git("checkout", "--quiet", "--detach");

        Assert.False(UnbornHead.IsCertain(repository.Open()));
    }

    [Fact]
    public void A_second_work_tree_has_its_own_head_and_shares_the_branches()
    {
        using var aside = new TemporaryFolder();
        repository.Commit("a", "A");
        repository.Git("worktree", "add", "--quiet", "-b", "side", aside["tree"]);
        repository.Git("checkout", "--quiet", "--orphan", "fresh");

        Assert.False(UnbornHead.IsCertain(GitRepository.Open(aside["tree"])!));
        Assert.True(UnbornHead.IsCertain(repository.Open()));
    }

    [Fact]
    public void Where_refs_are_kept_otherwise_git_is_asked()
    {
        Directory.CreateDirectory(repository[".git/reftable"]);

        Assert.False(UnbornHead.IsCertain(repository.Open()));
    }

    public void Dispose() => repository.Dispose();
}
