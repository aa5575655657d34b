using TokenGuard.Sources.Git;

namespace TokenGuard.Sources.Tests.Git;

public sealed class GitStagedSourceTests : IDisposable
{
    private readonly TestRepository repository = new();

    [Fact]
    public void The_staged_side_is_read_not_the_work_tree()
    {
        repository.Commit("a", "before");
        repository.Commit("same", "same");
        repository.Write("a", "staged");
        repository.Write("new", "new");
        repository.Git("add", ".");
        repository.Write("a", "not staged");
        repository.Write("untracked", "untracked");

        using var source = GitStagedSource.Open(repository.Open());
        using var old = new GitBlobSource(repository.Open(), source.PreImages);

        Assert.Equal(2, source.TotalBlobs);
        Assert.Equal(["a=staged", "new=new"], source.ReadAll());
        Assert.Equal(["before"], old.ReadContents());
        Assert.Empty(source.Problems);
    }

    [Fact]
    public void Provenance_has_path_id_and_kind()
    {
        repository.Write("a", "A");
        repository.Git("add", ".");

        using var source = GitStagedSource.Open(repository.Open());
        using var blob = source.NextBlob(CancellationToken.None)!;

        Assert.Equal(
            new Provenance { Kind = ProvenanceKind.Staged, Root = repository.Path, Path = "a", BlobId = repository.IdOf("A") },
            blob.Provenance);
    }

    [Fact]
    public void Before_the_first_commit_everything_staged_is_read()
    {
        repository.Write("a", "A");
        repository.Git("add", ".");

        using var source = GitStagedSource.Open(repository.Open());

        Assert.Equal(["a=A"], source.ReadAll());
        Assert.Empty(source.PreImages);
    }

    [Fact]
    public void Before_the_first_commit_of_a_sha256_repository_too()
    {
        using var other = new TestRepository("--object-format=sha256");
        other.Write("a", "A");
        other.Git("add", ".");

        using var source = GitStagedSource.Open(other.Open());

        Assert.Equal(["a=A"], source.ReadAll());
    }

    [Fact]
    public void Deletions_modes_submodules_and_intents_to_add_bring_no_blob()
    {
        using var module = new TestRepository();
        module.Commit("m", "M");
        repository.Commit("deleted", "D");
        repository.Commit("mode", "M");
        repository.Git("rm", "-q", "deleted");
        repository.Git("update-index", "--chmod=+x", "mode");
        repository.Git("-c", "protocol.file.allow=always", "submodule", "add", "--quiet", module.Path, "module");
        repository.Git("rm", "-q", "--cached", ".gitmodules");
        repository.Write("intent", "I");
        repository.Git("add", "--intent-to-add", "intent");

        using var source = GitStagedSource.Open(repository.Open());

        Assert.Empty(source.ReadAll());
        Assert.Empty(source.Problems);
    }

    [Fact]
    public void Renames_links_and_odd_names_are_read()
    {
        repository.Commit("old", "content");
        repository.Git("mv", "old", "new");
        repository.Shell(@"ln -s target link; printf 1 > ""$(printf 'a\nb')""; printf 2 > ""$(printf 'caf\351')""; git add .");

        using var source = GitStagedSource.Open(repository.Open());

        Assert.Equal(["a\nb=1", "caf\\xE9=2", "link=target", "new=content"], source.ReadAll());
        repository.Shell("rm caf*");
    }

    [Fact]
    public void Unmerged_paths_are_noted()
    {
        repository.Commit("a", "base");
        repository.Git("checkout", "--quiet", "-b", "side");
        repository.Commit("a", "side");
        repository.Git("checkout", "--quiet", "main");
        repository.Commit("a", "main");
        TemporaryFolder.Run("git", ["merge", "side"], repository.Path, mayFail: true);

        using var source = GitStagedSource.Open(repository.Open());

        Assert.Empty(source.ReadAll());
        var notice = Assert.Single(source.Notices);
        Assert.Equal((SourceNoticeKind.UnmergedPath, "a"), (notice.Kind, notice.Where.Path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("--no-commit")]
    public void Of_a_merge_only_what_neither_side_had_is_read(string option)
    {
        repository.Commit("both", "base");
        repository.Git("checkout", "--quiet", "-b", "side");
        repository.Commit("both", "side");
        repository.Commit("theirs", "theirs");
        repository.Git("checkout", "--quiet", "main");
        repository.Commit("both", "main");
        TemporaryFolder.Run("git", ["merge", "--quiet", .. option.Split(' ', StringSplitOptions.RemoveEmptyEntries), "side"], repository.Path, mayFail: true);
        repository.Write("both", "resolved");
        repository.Write("new", "new");
        repository.Git("add", "both", "new");

        using var source = GitStagedSource.Open(repository.Open());
        using var old = new GitBlobSource(repository.Open(), source.PreImages);

        Assert.Equal(["both=resolved", "new=new"], source.ReadAll());
        Assert.Superset(new HashSet<string> { "main", "side" }, old.ReadContents().ToHashSet());
    }

    [Fact]
    public void What_git_merges_is_known_to_the_hook_that_runs_before_it_is_written_down()
    {
        repository.Commit("a", "base");
        repository.Git("checkout", "--quiet", "-b", "side");
        repository.Commit("theirs", "theirs");
        var side = repository.Git("rev-parse", "HEAD");
        repository.Git("checkout", "--quiet", "main");
        repository.Commit("ours", "ours");
        repository.Shell("printf '#!/bin/sh\nenv > .git/seen\nls .git >> .git/seen\n' > .git/hooks/pre-merge-commit; chmod +x .git/hooks/pre-merge-commit");
        repository.Git("merge", "--quiet", "-m", "x", "side");
        var seen = File.ReadAllLines(repository[".git/seen"]);
        Assert.DoesNotContain("MERGE_HEAD", seen);

        var heads = GitMergeHeads.Of(repository.Open(), seen.Select(line => line.Split('=')[0]));

        Assert.Equal([side], heads.Select(id => id.ToString()));
    }

    [Fact]
    public void In_a_folder_only_what_is_staged_below_it_is_read()
    {
        repository.Write("a", "A");
        repository.Write("sub/b", "B");
        repository.Git("add", ".");

        using var source = GitStagedSource.Open(repository.Open("sub"));

        Assert.Equal(["b=B"], source.ReadAll());
    }

    [Fact]
    public void The_index_that_git_gives_to_a_hook_is_used()
    {
        repository.Commit("a", "before");
        repository.Write("a", "committed with -a");
        repository.Shell("cp .git/index .git/other; GIT_INDEX_FILE=.git/other git add a");

        using var source = GitStagedSource.Open(repository.Open(), HookWith(repository[".git/other"]), CancellationToken.None);

        Assert.Equal(["a=committed with -a"], source.ReadAll());
    }

    [Theory]
    [InlineData("-a")]
    [InlineData("--only", "a")]
    public void A_hook_of_git_commit_sees_what_will_be_committed(params string[] options)
    {
        repository.Commit("a", "before");
        repository.Commit("b", "before b");
        repository.Write("a", "after");
        repository.Shell("printf '#!/bin/sh\necho \"$PWD/$GIT_INDEX_FILE\" > .git/seen\ncp \"$GIT_INDEX_FILE\" .git/kept\n' > .git/hooks/pre-commit; chmod +x .git/hooks/pre-commit");
        repository.Git(["commit", "--quiet", "-m", "x", .. options]);
        repository.Git("reset", "--quiet", "--soft", "HEAD~1");
        repository.Git("read-tree", "HEAD");

        using var kept = GitStagedSource.Open(repository.Open(), HookWith(repository[".git/kept"]), CancellationToken.None);
        using var plain = GitStagedSource.Open(repository.Open());

        Assert.Equal(["a=after"], kept.ReadAll());
        Assert.Empty(plain.ReadAll());
        Assert.Contains("/.git/", File.ReadAllText(repository[".git/seen"]), StringComparison.Ordinal);
    }

    [Fact]
    public void An_index_that_lies_elsewhere_is_used()
    {
        using var aside = new TemporaryFolder();
        repository.Commit("a", "before");
        repository.Write("a", "in the other index");
        repository.Shell($"cp .git/index {aside["index"]}; GIT_INDEX_FILE={aside["index"]} git add a");

        using var source = GitStagedSource.Open(repository.Open(), HookWith(aside["index"]), CancellationToken.None);
        using var ofAnotherHook = GitStagedSource.Open(repository.Open(), new GitHook(aside.Path, null, null, aside["index"]), CancellationToken.None);

        Assert.Equal(["a=in the other index"], source.ReadAll());
        Assert.Empty(ofAnotherHook.ReadAll());
    }

    [Theory]
    [InlineData("")]
    [InlineData("sub")]
    public void A_repository_beside_its_work_tree_is_the_one_whose_hook_runs(string below)
    {
        using var tree = new TemporaryFolder();
        tree.Write("sub/a", "A");
        repository.Git("init", "--quiet", "--bare", "beside.git");
        repository.Shell($"git --git-dir=beside.git --work-tree={tree.Path} add sub");
        var hook = new GitHook(tree.Path, repository["beside.git"], WorkTree: ".", IndexFile: repository["beside.git/index"]);

        var opened = GitRepository.OpenForCommit(System.IO.Path.Join(tree.Path, below), hook, CancellationToken.None)!;
        using var source = GitStagedSource.Open(opened, hook, CancellationToken.None);

        Assert.Equal([below.Length == 0 ? "sub/a=A" : "a=A"], source.ReadAll());
    }

    [Fact]
    public void A_repository_of_its_own_below_the_work_tree_is_not_the_hooks()
    {
        using var tree = new TemporaryFolder();
        tree.Write("a", "A");
        repository.Git("init", "--quiet", "--bare", "beside.git");
        repository.Git("init", "--quiet", tree["inner"]);
        tree.Write("inner/b", "B");
        TemporaryFolder.Run("git", ["add", "b"], tree["inner"]);
        var hook = new GitHook(tree.Path, repository["beside.git"], WorkTree: ".", IndexFile: repository["beside.git/index"]);

        using var source = GitStagedSource.Open(GitRepository.OpenForCommit(tree["inner"], hook, CancellationToken.None)!, hook, CancellationToken.None);

        Assert.Equal(["b=B"], source.ReadAll());
    }

    [Fact]
    public void The_index_of_another_repository_is_not_used()
    {
        using var other = new TestRepository();
        other.Write("o", "O");
        other.Git("add", ".");
        repository.Write("a", "A");
        repository.Git("add", ".");

        using var source = GitStagedSource.Open(repository.Open(), HookWith(other[".git/index"]), CancellationToken.None);

        Assert.Equal(["a=A"], source.ReadAll());
    }

    [Fact]
    public void A_bare_repository_has_nothing_staged()
    {
        repository.Git("init", "--quiet", "--bare", "bare.git");

        var error = Assert.Throws<SourceException>(() => GitStagedSource.Open(repository.Open("bare.git")));

        Assert.Contains("has no work tree", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_index_is_named()
    {
        repository.Commit("a", "A");
        File.WriteAllText(repository[".git/index"], "rubbish");

        var error = Assert.Throws<SourceException>(() => GitStagedSource.Open(repository.Open()));

        Assert.Contains("git could not compare the index", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => repository.Dispose();

    private GitHook HookWith(string indexFile) => new(repository.Path, null, null, indexFile);
}
