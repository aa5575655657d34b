namespace TokenGuard.Cli.Tests;

/// <summary><c>--cache</c>: the same report, and less to read.</summary>
public sealed class CacheTests : IDisposable
{
    private readonly PlantedRepository repository = new();
    private readonly TemporaryFolder folder = new();
    private readonly Token first = Token.New(21);
    private readonly Token second = Token.New(22);

    [Fact]
    public void A_scan_with_a_cache_reports_what_one_without_reports()
    {
        Grow();
        var without = Scan();

        Assert.Equal(without, Scan("--cache", folder["cache"]));
        Assert.Equal(without, Scan("--cache", folder["cache"]));
        repository.Commit("late.txt", $"{second.Text}\n");
        repository.Git("repack", "-adq");

        Assert.Equal(Scan(), Scan("--cache", folder["cache"]));
    }

    [Fact]
    public void The_cache_holds_the_clean_blobs_and_no_secret()
    {
        Grow();
        Scan("--cache", folder["cache"]);

        var bytes = File.ReadAllBytes(folder["cache"]);
        Assert.Contains(Id("clean.txt"), Ids(bytes), StringComparison.Ordinal);
        Assert.DoesNotContain(Id("secret.txt"), Ids(bytes), StringComparison.Ordinal);
        Assert.DoesNotContain(first.Text, System.Text.Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
        Assert.Equal([folder["cache"]], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Other_options_do_not_believe_it()
    {
        Grow();
        Scan("--cache", folder["cache"]);

        var run = Cli.Run("scan", repository.Path, "--history", "--cache", folder["cache"], "--decoding-depth", "1");

        Assert.Contains("is not used: it is of other rules, other options or another version", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_cache_is_not_used_and_written_anew()
    {
        Grow();
        Scan("--cache", folder["cache"]);
        var good = File.ReadAllBytes(folder["cache"]);
        foreach (var damage in new Action<byte[]>[] { bytes => bytes[^1] ^= 1, bytes => bytes[60] ^= 1 })
        {
            var bad = (byte[])good.Clone();
            damage(bad);
            File.WriteAllBytes(folder["cache"], bad);

            var run = Cli.Run("scan", repository.Path, "--history", "--cache", folder["cache"]);

            Assert.Contains("is not used: it is damaged", run.Error, StringComparison.Ordinal);
            Assert.Equal(good.Length, File.ReadAllBytes(folder["cache"]).Length);
        }

        File.WriteAllBytes(folder["cache"], good[..20]);
        Assert.Equal(1, Cli.Run("scan", repository.Path, "--history", "--cache", folder["cache"]).ExitCode);
    }

    [Fact]
    public void A_cache_in_what_is_scanned_is_refused()
    {
        Grow();

        Assert.Equal(2, Cli.Run("scan", repository.Path, "--history", "--cache", repository["cache"]).ExitCode);
        Assert.False(File.Exists(repository["cache"]));
    }

    public void Dispose()
    {
        repository.Dispose();
        folder.Dispose();
    }

    private void Grow()
    {
        repository.Commit("clean.txt", "nothing here\n");
        repository.Commit("secret.txt", $"{first.Text}\n");
        repository.Commit("secret.txt", "gone\n");
    }

    private string Scan(params string[] options)
    {
        var run = Cli.Scan([repository.Path, "--history", .. options]);
        Assert.Equal(1, run.ExitCode);
        return run.Output;
    }

    private string Id(string path) => repository.Git("log", "--all", "--format=", "--raw", "--no-abbrev", "--reverse", "--", path).Split(' ')[3];

    private static string Ids(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
