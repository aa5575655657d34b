using TokenGuard.Sources.Files;
using TokenGuard.Sources.Tests.Git;

namespace TokenGuard.Sources.Tests.Files;

public sealed class GitWorkTreeSourceTests : IDisposable
{
    private readonly TestRepository repository = new();

    [Fact]
    public void Tracked_and_untracked_files_are_read_and_ignored_or_deleted_ones_not()
    {
        repository.Commit("tracked", "old");
        repository.Commit("deleted", "D");
        repository.Commit("ignored-but-tracked", "T");
        repository.Write("tracked", "new");
        repository.Write("untracked", "U");
        repository.Write(".gitignore", "ignored*");
        repository.Write("ignored", "I");
        File.Delete(repository["deleted"]);

        using var source = Open();

        Assert.Equal([".gitignore=ignored*", "ignored-but-tracked=T", "tracked=new", "untracked=U"], source.ReadAll());
        Assert.Empty(source.Problems);
        Assert.Empty(source.Notices);
    }

    [Fact]
    public void A_folder_of_a_work_tree_is_read_alone_with_paths_from_itself()
    {
        repository.Commit("above", "A");
        repository.Commit("sub/deep/b", "B");

        using var source = Open("sub");

        Assert.Equal(["deep/b=B"], source.ReadAll());
    }

    [Theory]
    [InlineData("sub/.gitignore", "")]
    [InlineData(".gitignore", "sub")]
    [InlineData(".git/info/exclude", "")]
    [InlineData(".git/index", "sub")]
    public void A_pipe_that_git_would_wait_for_is_told_and_all_files_are_read(string pipe, string scanned)
    {
        repository.Commit("sub/a", "A");
        repository.Shell($"rm -f {pipe}; mkfifo {pipe}");

        using var source = FileSource.Open(repository[scanned], _ => false);

        Assert.Equal([scanned.Length == 0 ? "sub/a=A" : "a=A"], source.ReadAll());
        Assert.Empty(source.Problems);
        var notice = Assert.Single(source.Notices);
        Assert.Equal(SourceNoticeKind.IgnoredFilesUnknown, notice.Kind);
        Assert.Contains(pipe + "'", notice.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Linked_work_trees_are_read()
    {
        repository.Commit("a", "A");
        repository.Git("worktree", "add", "--quiet", "linked");
        repository.Write("linked/b", "B");

        using var source = Open("linked");

        Assert.Equal(["a=A", "b=B"], source.ReadAll());
    }

    [Fact]
    public void Submodules_and_nested_repositories_are_noted_and_each_is_a_source_of_its_own()
    {
        using var other = new TestRepository();
        other.Commit("s", "S");
        repository.Git("-c", "protocol.file.allow=always", "submodule", "add", "--quiet", other.Path, "module");
        repository.Git("init", "--quiet", "nested");
        repository.Write("nested/n", "N");

        using var source = Open();
        using var module = Open("module");

        Assert.DoesNotContain(source.ReadAll(), text => text.Contains("=S", StringComparison.Ordinal) || text.Contains("=N", StringComparison.Ordinal));
        Assert.Equal(["module", "nested"], source.Notices.Select(n => n.Where.Path).Order(StringComparer.Ordinal));
        Assert.All(source.Notices, n => Assert.Equal(SourceNoticeKind.RepositoryNotEntered, n.Kind));
        Assert.Equal(["s=S"], module.ReadAll());
    }

    [Fact]
    public void Names_with_line_breaks_quotes_and_broken_utf8_are_read()
    {
        repository.Shell(@"printf 1 > ""$(printf 'a\nb')""; printf 2 > 'q""uote'; printf 3 > ""$(printf 'caf\351')""; git add .; printf 4 > ""$(printf 'new\351')""");

        using var source = Open();

        Assert.Equal(["a\nb=1", "caf\\xE9=3", "new\\xE9=4", "q\"uote=2"], source.ReadAll());
        repository.Shell("rm caf* new*");
    }

    [Fact]
    public void A_tracked_folder_that_became_a_link_out_of_the_root_is_not_followed()
    {
        using var outside = new TemporaryFolder();
        outside.Write("a", "outside");
        repository.Commit("folder/a", "A");
        repository.Shell($"rm -r folder; ln -s {outside.Path} folder");

        using var source = Open();

        Assert.Empty(source.ReadAll());
        Assert.Contains(source.Notices, n => n.Kind == SourceNoticeKind.LinkOutsideRoot && n.Where.Path == "folder");
    }

    [Fact]
    public void Excluded_folders_and_files_are_left_out()
    {
        repository.Commit("keep/a", "A");
        repository.Commit("drop/deep/b", "B");
        repository.Commit("c", "C");

        using var source = FileSource.Open(repository.Path, path => path is "drop/" or "c");

        Assert.Equal(["keep/a=A"], source.ReadAll());
    }

    [Fact]
    public void A_conflicted_file_is_read_once()
    {
        repository.Commit("a", "base");
        repository.Git("checkout", "--quiet", "-b", "side");
        repository.Commit("a", "side");
        repository.Git("checkout", "--quiet", "main");
        repository.Commit("a", "main");
        TemporaryFolder.Run("git", ["merge", "side"], repository.Path, mayFail: true);

        using var source = Open();

        Assert.Single(source.ReadAll());
    }

    [Fact]
    public void With_a_damaged_index_all_files_are_read()
    {
        repository.Commit("sub/a", "A");
        repository.Write("excluded", "E");
        File.WriteAllText(repository[".git/index"], "rubbish");

        using var source = FileSource.Open(repository.Path, path => path == "excluded");

        Assert.Equal(["sub/a=A"], source.ReadAll());
        Assert.Empty(source.Problems);
        var notice = Assert.Single(source.Notices);
        Assert.Equal(SourceNoticeKind.IgnoredFilesUnknown, notice.Kind);
        Assert.StartsWith("git cannot tell which files it ignores, so all are read: fatal: ", notice.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_git_cannot_open_is_a_problem()
    {
        repository.Commit("a", "A");
        repository.MakeTooDeepFolder();

        using var source = Open();

        Assert.Equal(["a=A"], source.ReadAll());
        Assert.Contains("could not open directory", Assert.Single(source.Problems).Reason, StringComparison.Ordinal);
        repository.Shell("rm -r deep");
    }

    public void Dispose() => repository.Dispose();

    private IBlobSource Open(string relative = "") =>
        FileSource.Open(relative.Length == 0 ? repository.Path : repository[relative], _ => false);
}
