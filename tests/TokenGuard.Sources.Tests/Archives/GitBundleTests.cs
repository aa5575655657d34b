using TokenGuard.Sources.Archives;
using TokenGuard.Sources.Git;
using TokenGuard.Sources.Tests.Git;

namespace TokenGuard.Sources.Tests.Archives;

public sealed class GitBundleTests
{
    [Theory]
    [InlineData("2", "sha1")]
    [InlineData("3", "sha1")]
    [InlineData("3", "sha256")]
    public void Every_blob_of_a_bundle_is_a_file_by_its_id_and_path(string version, string format)
    {
        using var repository = new TestRepository("--object-format=" + format);
        var first = repository.Commit("src/a.env", "old\n", "first");
        var second = repository.Commit("src/a.env", "new\n", "second");
        var third = repository.Commit("b.txt", "other\n", "third");
        repository.Git("tag", "--annotate", "--message=release", "v1");
        var bundle = Bundle(repository, version, "--all");
        string Named(string path, string content) => $"a.bundle!{repository.IdOf(content)[..10]}/{path}={content}";

        var reading = ArchiveReading.Of("a.bundle", bundle);

        Assert.Equal(
            new[]
            {
                Named("src/a.env", "old\n"), Named("src/a.env", "new\n"), Named("b.txt", "other\n"),
                $"a.bundle!{first[..10]}/COMMIT_EDITMSG=first\n", $"a.bundle!{second[..10]}/COMMIT_EDITMSG=second\n",
                $"a.bundle!{third[..10]}/COMMIT_EDITMSG=third\n", $"a.bundle!{repository.Git("rev-parse", "v1")[..10]}/TAG_EDITMSG=release\n",
            }.Order(),
            reading.Read.Order());
        Assert.Empty(reading.Problems);
        Assert.Equal(reading.Read.Order(), ArchiveReading.Of("a.bundle", bundle, asStream: true).Read.Order());
    }

    [Fact]
    public void Of_a_later_part_of_a_history_is_read_what_is_in_it()
    {
        using var repository = new TestRepository();
        repository.Commit("a", string.Concat(Enumerable.Range(0, 2000).Select(i => $"line {i}\n")));
        repository.Commit("a", string.Concat(Enumerable.Range(0, 2001).Select(i => $"line {i}\n")));
        repository.Commit("b", "new\n");
        var reading = ArchiveReading.Of("a.bundle", Bundle(repository, "2", "HEAD~2..HEAD"));
        Assert.Contains($"a.bundle!{repository.IdOf("new\n")[..10]}/b=new\n", reading.Read);
        Assert.Contains("only the later part of a history", Assert.Single(reading.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bundle_that_is_cut_off_is_read_as_far_as_it_goes_and_named()
    {
        using var repository = new TestRepository();
        for (var i = 0; i < 20; i++)
        {
            repository.Commit($"f{i}", $"content {i}\n");
        }

        var bundle = Bundle(repository, "2", "--all");
        Assert.NotEmpty(ArchiveReading.Of("a.bundle", bundle[..^40]).Read);
        for (var length = 0; length < bundle.Length; length += bundle.Length / 7)
        {
            var reading = ArchiveReading.Of("a.bundle", bundle[..length]);
            Assert.True(reading.Problems.Count == 1 || length < 16, string.Join('\n', reading.Problems));
        }
    }

    [Fact]
    public void A_pack_of_nonsense_is_named()
    {
        var reading = ArchiveReading.Of("a.bundle", ArchiveBuilding.Bytes("# v2 git bundle\n\nPACK nonsense"));
        Assert.StartsWith("a.bundle: is broken", Assert.Single(reading.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_hold()
    {
        using var repository = new TestRepository();
        repository.Commit("zeros", new string('0', 20_000_000));
        var bundle = Bundle(repository, "2", "--all");
        Assert.Equal("a.bundle: unpacks to more than 200 times its size (--archive-ratio); the rest was not read", Assert.Single(ArchiveReading.Of("a.bundle", bundle).Problems));
        Assert.StartsWith("a.bundle: takes longer than", Assert.Single(ArchiveReading.Of("a.bundle", bundle, new ArchiveOptions { Time = TimeSpan.FromTicks(-1) }).Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_stays_behind()
    {
        using var repository = new TestRepository();
        repository.Commit("a", "one\n");
        var bundle = Bundle(repository, "2", "--all");
        var pack = bundle[(bundle.AsSpan().IndexOf("\n\n"u8) + 2)..];
        var folders = new List<string>();
        string NewFolder()
        {
            folders.Add(Directory.CreateTempSubdirectory("tokenguard-test-").FullName);
            return folders[^1];
        }

        PackRepository.Create(new MemoryStream(pack), "sha1", NewFolder, CancellationToken.None).Dispose();
        PackRepository.Create(new MemoryStream(pack[..^30]), "sha1", NewFolder, CancellationToken.None).Dispose();
        Assert.Throws<OperationCanceledException>(() => PackRepository.Create(new MemoryStream(pack), "sha1", NewFolder, new CancellationToken(canceled: true)));
        Assert.Equal(3, folders.Count);
        Assert.DoesNotContain(folders, Directory.Exists);
    }

    private static byte[] Bundle(TestRepository repository, string version, string revisions)
    {
        using var folder = new TemporaryFolder();
        repository.Git("bundle", "create", "--quiet", "--version=" + version, folder["made"], revisions);
        return File.ReadAllBytes(folder["made"]);
    }
}
