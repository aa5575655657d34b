namespace TokenGuard.Cli.Tests;

/// <summary>What is accepted and left out holds whichever part of a work tree is scanned.</summary>
public sealed class ScannedPartTests : IDisposable
{
    private const string File = "sub/deep/a.py";

    private readonly PlantedRepository repository = new();
    private readonly string content = $"password = \"Orchid!{4000 + 821}\"\n";

    public ScannedPartTests() => repository.Commit(File, content);

    [Theory]
    [InlineData("sub")]
    [InlineData("sub/deep")]
    [InlineData(File)]
    public void The_fingerprint_of_a_password_is_the_same(string part)
    {
        var whole = Cli.Scan(repository.Path).Report.Only.Fingerprint;
        Assert.StartsWith("tgp1-", whole, StringComparison.Ordinal);
        Assert.Equal(whole, Cli.Scan(Path.Join(repository.Path, part)).Report.Only.Fingerprint);
    }

    [Fact]
    public void The_fingerprint_of_a_password_is_that_of_the_repository_where_its_own_folder_is_scanned() =>
        Assert.Equal(Cli.Scan(repository.Path).Report.Only.Fingerprint, Cli.Scan(Path.Join(repository.Path, ".git")).Report.Only.Fingerprint);

    [Theory]
    [InlineData("sub")]
    [InlineData(File)]
    public void A_suppression_of_a_path_holds(string part)
    {
        repository.Write(".tokenguard.toml", $"[[suppression]]\npath = '{File}'\nreason = 'x'\n");
        Assert.Equal(0, Cli.Scan(Path.Join(repository.Path, part)).ExitCode);
    }

    [Theory]
    [InlineData("sub/deep/", "sub", 0)]
    [InlineData("deep/a.py", "sub", 1)]
    [InlineData("sub/", "sub", 1)]
    [InlineData("sub", "sub/deep", 1)]
    public void Paths_that_are_left_out_are_told_from_the_folder_of_the_configuration(string exclude, string part, int exitCode)
    {
        repository.Write(".tokenguard.toml", $"[scan]\nexclude = ['{exclude}']\n");
        Assert.Equal(exitCode, Cli.Scan(Path.Join(repository.Path, part)).ExitCode);
    }

    [Fact]
    public void Each_root_has_its_own_baseline()
    {
        using var other = new TemporaryFolder();
        other.Write("b.py", content);
        foreach (var root in new[] { repository.Path, other.Path })
        {
            Assert.Equal(0, Cli.Run("baseline", "create", root, "--output", Path.Join(root, ".tokenguard-baseline.toml"), "--reason", "known", "--until", "2099-01-01").ExitCode);
        }

        Assert.Equal(0, Cli.Scan(repository.Path, other.Path).ExitCode);
    }

    [Fact]
    public void A_password_is_found_again_where_a_part_was_scanned()
    {
        var report = Path.Join(repository.Path, "report.json");
        Cli.Run("scan", Path.Join(repository.Path, "sub"), "--format", "json", "--output", report);
        var run = Cli.Run("verify", report);
        Assert.DoesNotContain("no longer", run.Output + run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => repository.Dispose();
}
