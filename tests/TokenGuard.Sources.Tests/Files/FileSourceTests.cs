using TokenGuard.Sources.Files;
using TokenGuard.Sources.Tests.Git;

namespace TokenGuard.Sources.Tests.Files;

public sealed class FileSourceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void A_file_is_read_whatever_excludes_it()
    {
        folder.Write("sub/a.txt", "A");

        using var source = FileSource.Open(folder["sub/a.txt"], _ => true);
        using var blob = source.NextBlob(CancellationToken.None)!;

        Assert.Equal(
            new Provenance { Kind = ProvenanceKind.File, Root = folder["sub"], Path = "a.txt" }, blob.Provenance);
        Assert.Equal("A", blob.ReadText());
        Assert.Null(source.NextBlob(CancellationToken.None));
    }

    [Fact]
    public void A_link_to_a_file_is_followed_if_the_user_names_it()
    {
        folder.Write("a", "A");
        folder.Shell("ln -s a b");

        using var source = FileSource.Open(folder["b"], _ => false);

        Assert.Equal(["b=A"], source.ReadAll());
    }

    [Fact]
    public void A_name_that_is_not_UTF8_is_found_again_as_it_was_shown()
    {
        folder.Shell(@"mkdir sub; printf 1 > ""$(printf 'sub/caf\351')""; printf 2 > 'sub/\xE8'");
        using var all = FileSource.Open(folder.Path, _ => false);
        Assert.Equal([@"sub/\xE8=2", @"sub/caf\xE9=1"], all.ReadAll().Order(StringComparer.Ordinal));

        using var first = FileSource.OpenShown(folder.Path, @"sub/caf\xE9");
        using var second = FileSource.OpenShown(folder.Path, @"sub/\xE8");

        Assert.Equal([@"caf\xE9=1"], first.ReadAll());
        Assert.Equal([@"\xE8=2"], second.ReadAll());
        folder.Shell("rm -r sub");
    }

    [Fact]
    public void A_missing_path_is_named()
    {
        var error = Assert.Throws<SourceException>(() => FileSource.Open(folder["nowhere"], _ => false));

        Assert.Equal(
            $"'{folder["nowhere"]}' does not exist; give a file, a folder, a URL, or - for standard input.", error.Message);
    }

    [Fact]
    public void A_link_that_leads_nowhere_says_so()
    {
        folder.Shell("ln -s nowhere link");

        var error = Assert.Throws<SourceException>(() => FileSource.Open(folder["link"], _ => false));

        Assert.Equal($"'{folder["link"]}' is a link that leads nowhere; correct it or leave it out.", error.Message);
    }

    [Fact]
    public void A_fifo_is_refused_without_waiting_for_its_writer()
    {
        folder.Shell("mkfifo fifo");

        var error = Assert.Throws<SourceException>(() => FileSource.Open(folder["fifo"], _ => false));

        Assert.Equal($"'{folder["fifo"]}' is no regular file; pipe what it gives into - (standard input).", error.Message);
    }

    [Fact]
    public void A_bare_repository_has_no_files()
    {
        using var bare = new TestRepository();
        bare.Git("init", "--quiet", "--bare", "bare.git");

        var error = Assert.Throws<SourceException>(() => FileSource.Open(bare["bare.git"], _ => false));

        Assert.Contains("--history", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_work_tree_whose_repository_git_cannot_open_is_read_as_a_folder()
    {
        using var repository = new TestRepository();
        repository.Write("a", "A");
        File.WriteAllText(repository[".git/config"], "[core\n");

        using var source = FileSource.Open(repository.Path, _ => false);

        Assert.Equal(["a=A"], source.ReadAll());
        Assert.Contains("fatal: bad config line 1", Assert.Single(source.Notices).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bare_repository_that_git_cannot_open_is_no_folder_of_files()
    {
        using var bare = new TestRepository();
        bare.Git("init", "--quiet", "--bare", "bare.git");
        File.WriteAllText(bare["bare.git/config"], "[core\n");

        Assert.Throws<SourceException>(() => FileSource.Open(bare["bare.git"], _ => false));
    }

    [Fact]
    public void Without_ignore_files_everything_in_a_work_tree_is_read()
    {
        using var repository = new TestRepository();
        repository.Write(".gitignore", "secret");
        repository.Write("secret", "S");

        using var source = FileSource.Open(repository.Path, _ => false, ignoreFiles: false);

        Assert.Equal([".gitignore=secret", "secret=S"], source.ReadAll());
    }

    [Fact]
    public void A_work_tree_setting_that_leads_elsewhere_does_not_move_the_scan()
    {
        using var repository = new TestRepository();
        folder.Write("elsewhere", "E");
        repository.Write("a", "A");
        repository.Git("config", "core.worktree", folder.Path);

        using var source = FileSource.Open(repository.Path, _ => false);

        Assert.Equal(["a=A"], source.ReadAll());
    }

    public void Dispose() => folder.Dispose();
}
