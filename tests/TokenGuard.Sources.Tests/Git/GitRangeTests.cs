using TokenGuard.Sources.Git;

namespace TokenGuard.Sources.Tests.Git;

public sealed class GitRangeTests : IDisposable
{
    private readonly TestRepository repository = new();

    [Fact]
    public void A_range_is_what_it_brought_in()
    {
        var first = repository.Commit("a", "one");
        repository.Commit("b", "unchanged");
        repository.Commit("a", "two");
        repository.Commit("a", "three");

        Assert.Equal(["three", "two", "unchanged"], Read(first + "..HEAD"));
        Assert.Equal(["three", "two", "unchanged"], Read(first + ".."));
        Assert.Equal(["three"], Read("HEAD~1..HEAD"));
        Assert.Equal(["two"], Read("HEAD~2..HEAD~1"));
        Assert.Empty(Read("HEAD.."));
    }

    [Fact]
    public void Three_dots_are_what_a_pull_request_shows()
    {
        repository.Commit("a", "base");
        repository.Git("checkout", "--quiet", "-b", "topic");
        repository.Commit("b", "topic");
        repository.Git("checkout", "--quiet", "main");
        repository.Commit("a", "main moved");
        repository.Git("checkout", "--quiet", "topic");

        Assert.Equal(["topic"], Read("main...topic"));
        using var source = Open("main...topic");
        Assert.Empty(source.ReadPreImages());
    }

    [Fact]
    public void The_message_of_an_annotated_tag_belongs_to_what_it_names()
    {
        repository.Commit("a", "one");
        repository.Git("tag", "-a", "-m", "first message", "v1");
        repository.Commit("a", "two");
        repository.Git("tag", "-a", "-m", "second message", "v2");
        repository.Git("tag", "-a", "-m", "third message", "v3", "v2");

        Assert.Equal(["a change\n", "second message\n"], Messages("v1..v2"));
        Assert.Equal(["a change\n", "second message\n", "third message\n"], Messages("v1..v3"));
        Assert.Equal(["a change\n", "first message\n"], Messages(new string('0', 40) + "..v1"));
        Assert.Equal(["a change\n"], Messages("v1..HEAD"));
        Assert.Equal(["a change\n"], Messages("v1...HEAD"));
        Assert.Empty(Messages("v1..v1"));

        string[] Messages(string range)
        {
            using var source = Open(range);
            return source.ReadMessages();
        }
    }

    [Fact]
    public void Since_is_the_range_to_head()
    {
        repository.Commit("a", "one");
        repository.Git("tag", "v1");
        repository.Commit("a", "two");
        var opened = repository.Open();

        using var source = GitHistorySource.OpenRange(opened, GitRange.Since(opened, "v1"));

        Assert.Equal(["two"], source.ReadContents());
    }

    [Fact]
    public void Pre_images_are_the_old_sides_that_the_range_did_not_bring_in()
    {
        repository.Commit("a", "a before");
        repository.Commit("b", "b before");
        repository.Commit("c", "untouched");
        repository.Commit("d", "deleted later");
        repository.Git("tag", "start");
        repository.Commit("a", "a between");
        repository.Commit("a", "a after");
        repository.Commit("b", "b after");
        repository.Git("rm", "-q", "d");
        repository.CommitStaged("delete");

        using var source = Open("start..HEAD");
        using var old = new GitBlobSource(repository.Open(), source.ReadPreImages());

        Assert.Equal(["a before", "b before", "deleted later"], old.ReadContents());
    }

    [Fact]
    public void Pre_images_of_a_merge_are_found_on_each_side()
    {
        repository.Commit("a", "base");
        repository.Git("checkout", "--quiet", "-b", "side");
        repository.Commit("a", "side");
        repository.Git("checkout", "--quiet", "main");
        repository.Commit("a", "main");
        repository.Git("merge", "--quiet", "--no-commit", "-s", "ours", "side");
        repository.Write("a", "evil");
        repository.Git("add", "a");
        repository.CommitStaged("merge");

        using var source = Open("HEAD~1..HEAD");
        using var old = new GitBlobSource(repository.Open(), source.ReadPreImages());

        Assert.Equal(["evil", "side"], source.ReadContents());
        Assert.Equal(["base", "main"], old.ReadContents());
    }

    [Theory]
    [InlineData("nowhere..HEAD", "there is no commit 'nowhere'")]
    [InlineData("--output=x..HEAD", "there is no commit '--output=x'")]
    [InlineData("HEAD..-x", "there is no commit '-x'")]
    [InlineData("HEAD", "'HEAD' is no range; write A..B, or A...B for what a pull request shows.")]
    [InlineData("..HEAD", "'..HEAD' is no range; write A..B, or A...B for what a pull request shows.")]
    [InlineData("...HEAD", "'...HEAD' is no range; write A..B, or A...B for what a pull request shows.")]
    [InlineData("HEAD..HEAD:a", "there is no commit 'HEAD:a'")]
    public void An_unknown_revision_is_named_and_never_an_option(string range, string message)
    {
        repository.Commit("a", "A");

        var error = Assert.Throws<SourceException>(() => Open(range));

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(repository["x"]));
    }

    [Fact]
    public void Sides_without_a_common_commit_are_named()
    {
        repository.Commit("a", "A");
        repository.Git("checkout", "--quiet", "--orphan", "alone");
        repository.CommitStaged("alone");

        var error = Assert.Throws<SourceException>(() => Open("main...alone"));

        Assert.StartsWith("the two sides of 'main...alone' have no common commit", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void In_a_shallow_clone_the_advice_is_to_fetch_more()
    {
        repository.Commit("a", "old");
        var old = repository.Git("rev-parse", "HEAD");
        repository.Commit("a", "new");
        repository.Git("clone", "--quiet", "--depth=1", "file://" + repository.Path, "shallow");

        var error = Assert.Throws<SourceException>(() => GitRange.Since(repository.Open("shallow"), old));

        Assert.Contains("the clone is shallow", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => repository.Dispose();

    private GitHistorySource Open(string range)
    {
        var opened = repository.Open();
        return GitHistorySource.OpenRange(opened, GitRange.Parse(opened, range));
    }

    private string[] Read(string range)
    {
        using var source = Open(range);
        var contents = source.ReadContents();
        Assert.Empty(source.Problems);
        return contents;
    }
}
