using System.Text;

namespace TokenGuard.Sources.Tests.Git.Store;

/// <summary>Every object that the store reads has the name that git gave to its content.</summary>
public sealed class ObjectStoreTests : IDisposable
{
    private readonly TestRepository repository = new();

    [Fact]
    public void Loose_objects_are_read_like_git_reads_them()
    {
        Fill(repository);

        AssertSame(repository);
    }

    [Theory]
    [InlineData("-adfq")]
    [InlineData("-adfq", "-c", "repack.useDeltaBaseOffset=false")]
    [InlineData("-adfq", "-c", "pack.indexVersion=1")]
    [InlineData("-adfq", "-c", "pack.compression=0")]
    [InlineData("-adfq", "-c", "pack.depth=200", "-c", "pack.window=100")]
    public void Packs_of_every_form_are_read_like_git_reads_them(string repack, params string[] settings)
    {
        Fill(repository);
        repository.Git([.. settings, "repack", repack]);

        AssertSame(repository);
    }

    [Fact]
    public void Offsets_of_64_bits_are_read()
    {
        Fill(repository);
        repository.Git("repack", "-adfq");
        var pack = Directory.GetFiles(repository[".git/objects/pack"], "*.pack").Single();
        var index = Path.ChangeExtension(pack, ".idx");
        File.Delete(index);
        repository.Git("index-pack", "--index-version=2,0x40", "-o", index, pack);

        AssertSame(repository);
    }

    [Fact]
    public void Sha256_repositories_are_read()
    {
        using var other = new TestRepository("--object-format=sha256");
        Fill(other);
        other.Git("repack", "-adfq");
        other.Commit("loose", "loose");

        AssertSame(other);
    }

    [Fact]
    public void Objects_in_several_packs_are_read_once_also_beside_a_multi_pack_index()
    {
        Fill(repository);
        repository.Git("repack", "-adq");
        repository.Commit("more", "more");
        repository.Git("repack", "-dq");
        repository.Commit("again", "again");
        repository.Git("-c", "pack.allowPackReuse=false", "repack", "-aq");
        repository.Git("multi-pack-index", "write");

        AssertSame(repository);
    }

    [Fact]
    public void What_alternates_lend_is_read_also_nested_relative_and_in_a_circle()
    {
        Fill(repository);
        repository.Git("repack", "-adq");
        repository.Git("clone", "--quiet", "--bare", "--shared", ".", "first.git");
        repository.Git("clone", "--quiet", "--bare", "--shared", "first.git", "second.git");
        repository.Write("second.git/objects/info/alternates", "# a note\n../../first.git/objects\n\"" + repository["first.git/objects"] + "\"\n/nowhere\n");
        File.AppendAllText(repository["first.git/objects/info/alternates"], repository["second.git/objects"] + "\n");

        AssertSame(repository, "second.git");
    }

    [Fact]
    public void Shallow_and_partial_clones_are_read()
    {
        Fill(repository);
        repository.Git("config", "uploadpack.allowFilter", "true");
        repository.Git("clone", "--quiet", "--depth=2", "file://" + repository.Path, "shallow");
        repository.Git("clone", "--quiet", "--filter=blob:none", "file://" + repository.Path, "partial");

        AssertSame(repository, "shallow");
        AssertSame(repository, "partial");
    }

    [Fact]
    public void Large_objects_and_what_is_made_from_them_are_left_to_git()
    {
        var large = Noise(1, 100) + new string('x', Blob.LargestInMemory);
        repository.Commit("large", large);
        repository.Commit("large", large + "more");
        repository.Commit("small", "small");
        repository.Git("repack", "-adfq");

        var (read, left) = StoredObjects.ReadAll(repository.Open());

        Assert.Equal(new[] { repository.IdOf(large), repository.IdOf(large + "more") }.Order(StringComparer.Ordinal), left);
        Assert.Equal(StoredObjects.ReadByGit(repository).Where(line => !left.Any(name => line.StartsWith(name, StringComparison.Ordinal))), read);
    }

    [Fact]
    public void The_packs_of_the_test_really_have_deltas()
    {
        Fill(repository);
        repository.Git("repack", "-adfq");
        var index = Directory.GetFiles(repository[".git/objects/pack"], "*.idx").Single();

        Assert.Contains("chain length = 3", repository.Git("verify-pack", "-v", index), StringComparison.Ordinal);
    }

    public void Dispose() => repository.Dispose();

    private static void AssertSame(TestRepository repository, string relative = "")
    {
        var (read, left) = StoredObjects.ReadAll(repository.Open(relative));

        Assert.Empty(left);
        Assert.Equal(StoredObjects.ReadByGit(repository, relative), read);
    }

    // Files and folders that change a little from commit to commit, so that packs have deltas of blobs and of trees.
    private static void Fill(TestRepository repository)
    {
        var lines = Enumerable.Range(0, 200).Select(i => Noise(i, 40)).ToList();
        for (var file = 0; file < 40; file++)
        {
            repository.Write($"folder/{file}", Noise(1000 + file, 50));
        }

        repository.Git("add", ".");
        for (var version = 0; version < 12; version++)
        {
            lines[version * 7] = Noise(500 + version, 30);
            lines.Insert(version, Noise(700 + version, 20));
            repository.Write($"folder/{version}", $"version {version}");
            repository.Git("add", "folder");
            repository.Commit("file", string.Join('\n', lines));
        }

        repository.Commit("empty", "");
        repository.Git("tag", "-a", "-m", "annotated", "v1");
    }

    private static string Noise(int seed, int length)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return Convert.ToBase64String(Encoding.UTF8.GetBytes(Convert.ToHexString(bytes)));
    }
}
