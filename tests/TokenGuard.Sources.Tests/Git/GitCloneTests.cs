using TokenGuard.Sources.Git;

namespace TokenGuard.Sources.Tests.Git;

public sealed class GitCloneTests : IDisposable
{
    private readonly TestRepository repository = new();

    [Fact]
    public void Everything_behind_a_url_is_cloned_and_removed_afterwards()
    {
        repository.Commit("a", "A");
        repository.Commit("t", "tagged");
        repository.Git("tag", "-a", "-m", "x", "v1");
        repository.Git("reset", "--quiet", "--hard", "HEAD~1");
        repository.Git("update-ref", "refs/pull/1/head", "v1^{commit}");
        string folder;

        using (var clone = GitClone.Create("file://" + repository.Path))
        {
            folder = clone.Repository.Path;
            using var source = GitHistorySource.OpenAll(clone.Repository);

            Assert.True(clone.Repository.IsBare);
            Assert.Equal("file://" + repository.Path, clone.Repository.Root);
            Assert.Equal(["A", "tagged"], source.ReadContents());
            Assert.Equal("700\n", TemporaryFolder.Run("stat", ["-c", "%a", Path.GetDirectoryName(folder)!], folder));
        }

        Assert.False(Directory.Exists(Path.GetDirectoryName(folder)));
    }

    [Fact]
    public void A_missing_folder_for_temporary_files_is_told()
    {
        var error = Assert.Throws<SourceException>(
            () => GitClone.Create("file://" + repository.Path, () => throw new UnauthorizedAccessException("denied"), CancellationToken.None));

        Assert.Equal("no temporary folder can be made for the clone: denied", error.Message);
    }

    [Fact]
    public void A_failed_clone_is_named_and_leaves_nothing_behind()
    {
        var error = Assert.Throws<SourceException>(
            () => GitClone.Create("file://user:pass@" + repository["nowhere"], NewFolder, CancellationToken.None));

        Assert.StartsWith("'file://***@" + repository["nowhere"] + "' could not be cloned: ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("pass", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(repository["temporary"]));
    }

    [Fact]
    public void A_cancelled_clone_throws_and_leaves_nothing_behind()
    {
        Assert.Throws<OperationCanceledException>(
            () => GitClone.Create("file://" + repository.Path, NewFolder, new CancellationToken(canceled: true)));

        Assert.False(Directory.Exists(repository["temporary"]));
    }

    [Theory]
    [InlineData("https://host/x.git", true)]
    [InlineData("ssh://git@host/x", true)]
    [InlineData("git@host:team/x.git", true)]
    [InlineData("file:///x", true)]
    [InlineData("ext::sh -c x", true)]
    [InlineData("/srv/x", false)]
    [InlineData("./a@b:c", false)]
    [InlineData("x", false)]
    [InlineData("C:\\x", false)]
    public void Urls_are_told_from_paths(string text, bool isUrl) => Assert.Equal(isUrl, GitClone.IsUrl(text));

    [Fact]
    public void What_exists_is_a_path()
    {
        repository.Write("a@b:c", "");

        Assert.False(GitClone.IsUrl(repository["a@b:c"]));
    }

    [Theory]
    [InlineData("ext::sh -c x")]
    [InlineData("http://user:pass@host/x")]
    [InlineData("git://host/x")]
    [InlineData("--upload-pack=x://y")]
    [InlineData("-git@host:x")]
    public void Other_protocols_are_refused(string url)
    {
        var error = Assert.Throws<SourceException>(() => GitClone.Create(url));

        Assert.EndsWith("cannot be cloned; use an https, ssh or file URL.", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("pass@", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fatal: https://u:p@h/x and https://t@h/y", "fatal: https://***@h/x and https://***@h/y")]
    [InlineData("https://u:p@q@h/x", "https://***@h/x")]
    [InlineData("https://h/x@y", "https://h/x@y")]
    [InlineData("no url", "no url")]
    public void Credentials_in_urls_are_masked(string text, string masked) => Assert.Equal(masked, GitUrl.Mask(text));

    public void Dispose() => repository.Dispose();

    private string NewFolder() => Directory.CreateDirectory(repository["temporary"]).FullName;
}
