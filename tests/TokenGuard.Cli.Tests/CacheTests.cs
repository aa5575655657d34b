using System.IO.Compression;
using System.Text;

namespace TokenGuard.Cli.Tests;

/// <summary><c>--cache</c>: the same report, and less to read.</summary>
public sealed class CacheTests : IDisposable
{
    private static readonly string Chosen = string.Concat("Kelpwharf", "-", "Tidemill");

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
    public void The_cache_names_blobs_and_holds_neither_secret_nor_line()
    {
        Grow();
        repository.Commit("line.txt", $"beside the secret {second.Text}\n");
        Scan("--cache", folder["cache"]);

        var bytes = File.ReadAllBytes(folder["cache"]);
        Assert.Contains(Id("clean.txt"), Ids(bytes), StringComparison.Ordinal);
        Assert.Contains(Id("secret.txt"), Ids(bytes), StringComparison.Ordinal);
        var text = Encoding.Latin1.GetString(bytes);
        Assert.DoesNotContain(first.Value, text, StringComparison.Ordinal);
        Assert.DoesNotContain(first.Value[^4..], text, StringComparison.Ordinal);
        Assert.DoesNotContain("beside the secret", text, StringComparison.Ordinal);
        Assert.Equal([folder["cache"]], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void What_a_report_does_not_show_is_not_read_again()
    {
        Grow();
        repository.Commit("secret.txt", $"{first.Text}\nand more\n");
        Write("secret.zip", second.Text);
        var without = Report();

        Assert.Equal(without, Report("--cache", folder["cache"]));
        foreach (var unread in new[] { Id("clean.txt"), repository.Git("rev-parse", "HEAD:secret.txt").Trim() })
        {
            Break(unread);
        }

        Assert.Equal(without, Report("--cache", folder["cache"]));
        Assert.NotEqual(without, Report());
    }

    [Fact]
    public void What_a_cache_tells_of_a_finding_is_what_a_scan_tells()
    {
        Grow();
        // A token of its own in each, as a report shows few of the places of one.
        var tokens = new ulong[] { 31, 32, 33, 34 }.Select(seed => Token.New(seed).Text).ToList();
        repository.Commit("two.txt", $"first\n\t{first.Text} beside {second.Text}\n");
        repository.Commit("chosen.env", $"DB_PASSWORD={Chosen}-71\n");
        repository.Commit("encoded.txt", $"token: {Convert.ToBase64String(Encoding.UTF8.GetBytes(tokens[0]))}\n");
        Write("wide.txt", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes($"{tokens[1]}\n")]);
        Write("binary.bin", [0, .. Encoding.UTF8.GetBytes($"\nDB_PASSWORD={Chosen}-72 {tokens[2]}\n")]);
        Write("secret.zip", tokens[3]);
        repository.Git("rm", "-q", "-r", ".");
        repository.Git("commit", "-q", "-m", "All is gone from the files, and the history has it.");
        string[] options = ["--min-confidence", "low"];
        var (without, explained) = (Scan(options), Scan([.. options, "--explain"]));

        Scan([.. options, "--cache", folder["cache"]]);
        Scan([.. options, "--cache", folder["explained"], "--explain"]);

        Assert.Equal(without, Scan([.. options, "--cache", folder["cache"]]));
        Assert.Equal(explained, Scan([.. options, "--cache", folder["explained"], "--explain"]));
    }

    [Fact]
    public void A_history_that_grew_is_not_walked_again()
    {
        Grow();
        repository.Commit("secret.txt", $"{first.Text}\n");
        Report("--cache", folder["cache"]);
        repository.Commit("late.txt", $"{second.Text}\n");
        var without = Report();

        // Its trees tell where all that was found before is from.
        Break(repository.Resolve("HEAD~2^{tree}"));

        Assert.Equal(without, Report("--cache", folder["cache"]));
        Assert.NotEqual(without, Report());
    }

    [Fact]
    public void What_is_accepted_is_accepted_from_a_cache_too()
    {
        Grow();
        repository.Commit("allowed.txt", $"{second.Text} # tokenguard:allow a test\n");
        Assert.Equal(0, Cli.Run("baseline", "create", repository.Path, "--history", "--output", folder["baseline.json"]).ExitCode);
        var before = Report("--baseline", folder["baseline.json"]);

        Report("--cache", folder["cache"]);

        Assert.Contains(first.Rule.Id, before, StringComparison.Ordinal);
        Assert.Equal(before, Report("--baseline", folder["baseline.json"], "--cache", folder["cache"]));
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
    public void A_file_that_is_no_cache_is_not_written_over()
    {
        Grow();
        var file = folder.Write("notes.txt", "kept");

        var run = Cli.Run("scan", repository.Path, "--history", "--cache", file);

        Assert.Equal((2, $"tokenguard: error: '{file}' is no cache, and would be written over; name another file, or remove it"), (run.ExitCode, Assert.Single(run.ErrorLines)));
        Assert.Equal("kept", File.ReadAllText(file));
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

    private string Report(params string[] options) => Cli.Scan([repository.Path, "--history", .. options]).Output;

    private void Write(string name, byte[] content)
    {
        File.WriteAllBytes(repository[name], content);
        repository.Commit(name);
    }

    private void Write(string name, string content)
    {
        using (var zip = ZipFile.Open(repository[name], ZipArchiveMode.Create))
        {
            using var entry = zip.CreateEntry("in.txt").Open();
            entry.Write(Encoding.UTF8.GetBytes(content));
        }

        repository.Commit(name);
    }

    private void Break(string id)
    {
        var file = repository[Path.Combine(".git", "objects", id[..2], id[2..])];
        File.SetAttributes(file, FileAttributes.Normal);
        File.WriteAllBytes(file, [0]);
    }

    private string Id(string path) => repository.Git("log", "--all", "--format=", "--raw", "--no-abbrev", "--reverse", "--", path).Split(' ')[3];

    private static string Ids(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
