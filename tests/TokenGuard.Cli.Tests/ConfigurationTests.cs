namespace TokenGuard.Cli.Tests;

/// <summary><c>.tokenguard.toml</c>: discovered, named, untrusted, wrong.</summary>
public class ConfigurationTests
{
    private const string OwnRule = """
        [provider]
        id   = 'acmenear'
        name = 'Acme Near'

        [[token]]
        id       = 'acmenear-token'
        name     = 'Token'
        pattern  = 'acmehere_[a-z]{20}'
        severity = 'high'
        risk     = 'Reads.'
        remedy   = 'Revoke it.'
        source   = 'https://acme.example/here'
        """;

    private readonly Token token = Token.New(61);
    private readonly Token other = Token.New(62);

    [Fact]
    public void Discovered_configuration_leaves_out_paths_and_says_so()
    {
        using var folder = Planted("[scan]\nexclude = ['vendor/', '*.lock']\n");
        folder.Write("vendor/b.txt", other.Text);
        folder.Write("sub/c.lock", other.Text);

        var run = Cli.Scan(folder.Path);

        Assert.Equal(token.Fingerprint, run.Report.Only.Fingerprint);
        Assert.Equal(
            [
                ("discoveredConfiguration", $"{folder[".tokenguard.toml"]} is in use; --untrusted ignores it"),
                ("skippedByConfiguration", $"'vendor/' is left out by {folder[".tokenguard.toml"]}"),
                ("skippedByConfiguration", $"'*.lock' is left out by {folder[".tokenguard.toml"]}"),
            ],
            run.Report.Notices.Select(notice => (notice.Kind!, notice.Text)));
    }

    [Theory]
    [InlineData("vendor/b.txt")]
    [InlineData("vendor")]
    [InlineData("vendor/deep/c.txt")]
    public void What_is_excluded_is_scanned_if_it_is_named_unless_that_is_forced(string named)
    {
        using var repository = new PlantedRepository();
        repository.Write(".tokenguard.toml", "[scan]\nexclude = ['vendor/']\n");
        repository.Write("a.txt", token.Text);
        repository.Write("vendor/b.txt", other.Text);
        repository.Write("vendor/deep/c.txt", other.Text);

        Assert.Equal(1, Cli.Scan(repository[named]).ExitCode);
        Assert.Equal(0, Cli.Scan(repository[named], "--force-exclude").ExitCode);
        Assert.Equal(token.Fingerprint, Cli.Scan(repository[named], repository["a.txt"], "--force-exclude").Report.Only.Fingerprint);
    }

    [Fact]
    public void It_is_searched_upward_to_the_top_of_the_repository()
    {
        using var repository = new PlantedRepository();
        repository.Write(".tokenguard.toml", $"[scan]\ndisable = ['{token.Rule.Id}']\n");
        repository.Write("deep/down/a.txt", token.Text);

        Assert.Equal(0, Cli.Scan(repository["deep/down"]).ExitCode);
    }

    [Fact]
    public void Configuration_above_the_repository_is_none_of_its_business()
    {
        using var folder = new TemporaryFolder();
        folder.Write(".tokenguard.toml", $"[scan]\ndisable = ['{token.Rule.Id}']\n");
        folder.Write("repository/.git/HEAD", "ref: refs/heads/main\n");
        folder.Write("repository/code/a.txt", token.Text);

        Assert.Equal(1, Cli.Scan(folder["repository/code/a.txt"]).ExitCode);
    }

    [Theory]
    [InlineData("home", "home/a/deep", 0)]
    [InlineData("home/a/deep", "home/a/deep", 0)]
    [InlineData("", "home/a/deep", 1)]
    [InlineData("other", "other/deep", 1)]
    [InlineData("other/deep", "other/deep", 0)]
    public void Outside_of_a_repository_it_is_searched_up_to_the_home_folder_or_in_the_scanned_folder_alone(string there, string scanned, int exitCode)
    {
        using var folder = new TemporaryFolder();
        var environment = new Dictionary<string, string> { ["HOME"] = folder["home"], ["XDG_CONFIG_HOME"] = folder["none"] };
        folder.Write(Path.Join(scanned, "a.txt"), token.Text);
        folder.Write(Path.Join(there, ".tokenguard.toml"), $"[scan]\ndisable = ['{token.Rule.Id}']\n");
        Assert.Equal(exitCode, BuiltProgram.RunIn(folder[scanned], environment, "scan").ExitCode);

        File.Delete(folder[Path.Join(there, ".tokenguard.toml")]);
        folder.Write(Path.Join(there, ".tokenguard-baseline.toml"), $"[[suppression]]\nfingerprint = '{token.Fingerprint}'\nreason = 'x'\n");
        Assert.Equal(exitCode, BuiltProgram.RunIn(folder[scanned], environment, "scan").ExitCode);
    }

    [Fact]
    public void A_configuration_that_is_piped_in_counts_for_the_scan_and_for_the_calls()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.txt", token.Text);
        folder.Write("c.toml", $"[scan]\ndisable = ['{token.Rule.Id}']\n");

        Assert.Equal(0, BuiltProgram.Shell(folder.Path, $"cat c.toml | XDG_STATE_HOME=$PWD dotnet exec {BuiltProgram.File} scan a.txt --verify --config /dev/stdin"));
    }

    [Fact]
    public void Exclusions_hold_for_history_and_staged_changes_too()
    {
        using var repository = new PlantedRepository();
        repository.Commit("vendor/old.txt", token.Text);
        repository.Git("rm", "--quiet", "vendor/old.txt");
        repository.Commit("Remove it");
        repository.Write("vendor/new.txt", other.Text);
        repository.Write(".tokenguard.toml", "[scan]\nexclude = ['vendor/']\n");
        repository.Git("add", "--all");

        Assert.Equal(0, Cli.Scan(repository.Path, "--history").ExitCode);
        Assert.Equal(0, Cli.Scan(repository.Path, "--staged").ExitCode);
        Assert.Equal(2, Cli.Scan(repository.Path, "--history", "--untrusted").Report.Findings.Count);
    }

    [Fact]
    public void A_disabled_rule_is_silent_and_listed()
    {
        using var folder = Planted($"[scan]\ndisable = ['{Token.New().Rule.Id}']\n");

        var run = Cli.Scan(folder.Path);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains($"rule {token.Rule.Id} is switched off by {folder[".tokenguard.toml"]}", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_disabled_rule_that_does_not_exist_is_told()
    {
        using var folder = Planted("[scan]\ndisable = ['generic-pasword', 'TG1001']\n");

        var run = Cli.Scan(folder.Path);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            [$"there is no rule 'generic-pasword', which {folder[".tokenguard.toml"]} switches off; did you mean 'generic-password'?", $"rule TG1001 is switched off by {folder[".tokenguard.toml"]}"],
            run.Report.Notices.Skip(1).Select(notice => notice.Text));
    }

    [Fact]
    public void Untrusted_ignores_discovered_configuration_and_inline_allows()
    {
        using var folder = Planted($"[scan]\ndisable = ['{token.Rule.Id}']\n");
        folder.Write("b.txt", $"# tokenguard:allow because\n{other.Text}\n");

        Assert.Equal(2, Cli.Scan(folder.Path, "--untrusted").Report.Findings.Count);
    }

    [Fact]
    public void A_named_configuration_goes_before_a_discovered_one_and_may_set_limits()
    {
        using var folder = Planted($"[scan]\ndisable = ['{token.Rule.Id}']\n");
        var encoded = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(other.Text));
        folder.Write("b.txt", $"data: {encoded}\n");
        using var aside = new TemporaryFolder();
        var named = aside.Write("named.toml", "[limits]\ndecoding_depth = 0\n");

        Assert.Equal([token.Fingerprint], Cli.Scan(folder.Path, "--config", named).Report.Findings.Select(found => found.Fingerprint));
    }

    [Fact]
    public void Discovered_configuration_may_not_set_limits()
    {
        using var folder = Planted("[limits]\ndecoding_depth = 0\n");

        var run = Cli.Run("scan", folder.Path);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(
            $"tokenguard: error: {folder[".tokenguard.toml"]}(1,1): 'limits' may stand only in a configuration that is given by --config or is the user's own",
            Assert.Single(run.ErrorLines));
    }

    [Theory]
    [InlineData("[scan\n", "(1,6): ")]
    [InlineData("[scan]\nexclude = 'a'\n", "(2,11): 'exclude' must be ")]
    [InlineData("[scan]\nexclude = ['/']\n", "(2,12): a path pattern must name something")]
    [InlineData("[scan]\n\nleave_out = ['a']\n", "(3,1): [scan] knows no key 'leave_out'")]
    [InlineData("[[suppression]]\nreason = 'because'\n", "(1,1): a suppression needs a 'fingerprint' or a 'path'")]
    [InlineData("[[suppression]]\npath = 'a'\n", "(1,1): ")]
    [InlineData("[[suppression]]\nfingerprint = 'tg1-short'\nreason = 'x'\n", "(2,15): 'fingerprint' must be as reports show it")]
    [InlineData("[[suppression]]\npath = 'a'\nreason = 'x'\nuntil = 'soon'\n", "(4,9): ")]
    public void A_wrong_configuration_is_told_with_its_place(string content, string message)
    {
        using var folder = Planted(content);

        var run = Cli.Run("scan", folder.Path);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"tokenguard: error: {folder[".tokenguard.toml"]}{message}", run.ErrorLines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_linked_configuration_is_not_followed()
    {
        using var folder = Planted("");
        using var aside = new TemporaryFolder();
        var elsewhere = aside.Write("secret.toml", "this is no configuration\n");
        File.Delete(folder[".tokenguard.toml"]);
        File.CreateSymbolicLink(folder[".tokenguard.toml"], elsewhere);

        Assert.Equal(1, Cli.Scan(folder.Path).ExitCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("part/deep")]
    public void Rules_of_the_nearest_folder_for_them_hold_without_a_configuration_too(string part)
    {
        using var repository = new PlantedRepository();
        foreach (var folder in new[] { ".tokenguard", "part/deep" })
        {
            Directory.CreateDirectory(repository[folder]);
        }

        File.WriteAllText(repository[".tokenguard/own.toml"], OwnRule);
        File.WriteAllText(repository["part/deep/a.txt"], "acmehere_" + System.Security.Cryptography.RandomNumberGenerator.GetString("abcdefghijkmnopqrstuvwxyz", 20));

        Assert.Equal("acmenear-token", Cli.Scan(repository[part]).Report.Only.Rule);
        Assert.Empty(Cli.Scan(repository[part], "--untrusted").Report.Findings);
        Assert.Equal("acmenear-token", Cli.Scan(repository[part], "--rules", repository[".tokenguard/own.toml"]).Report.Only.Rule);

        File.WriteAllText(repository[".tokenguard.toml"], "[scan]\n");
        Assert.Equal("acmenear-token", Cli.Scan(repository[part]).Report.Only.Rule);
    }

    [Theory]
    [InlineData("[scan]\nbaselines = ['{aside}/secret.toml']\n", null, "baseline")]
    [InlineData("[scan]\nbaselines = ['inside.toml']\n", "inside.toml", "baseline")]
    [InlineData("", ".tokenguard-baseline.toml", "baseline")]
    [InlineData("", ".tokenguard/secret.toml", "rule file")]
    public void What_a_discovered_configuration_brings_along_lies_in_the_repository(string configuration, string? link, string kind)
    {
        using var aside = new TemporaryFolder();
        var elsewhere = aside.Write("secret.toml", "this is no configuration\n");
        using var folder = Planted(configuration.Replace("{aside}", aside.Path, StringComparison.Ordinal));
        Directory.CreateDirectory(folder[".tokenguard"]);
        if (link is not null)
        {
            File.CreateSymbolicLink(folder[link], elsewhere);
        }

        var run = Cli.Run("scan", folder.Path);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(
            $"tokenguard: error: the {kind} '{(link is null ? elsewhere : folder[link])}' leads out of '{folder.Path}', which is not trusted so far; take it out, or use --untrusted",
            Assert.Single(run.ErrorLines));
        Assert.Equal(1, Cli.Run("scan", folder.Path, "--untrusted").ExitCode);
    }

    [Theory]
    [InlineData("", ".tokenguard.toml", "configuration")]
    [InlineData("[scan]\nbaselines = ['inside.toml']\n", "inside.toml", "baseline")]
    [InlineData("", ".tokenguard-baseline.toml", "baseline")]
    [InlineData("", ".tokenguard/own.toml", "rule file")]
    public void A_pipe_in_place_of_a_file_is_told_and_not_waited_for(string configuration, string pipe, string kind)
    {
        using var folder = Planted(configuration);
        Directory.CreateDirectory(folder[".tokenguard"]);
        File.Delete(folder[pipe]);
        Assert.Equal(0, BuiltProgram.Shell(folder.Path, $"mkfifo {pipe}"));

        var run = Cli.Run("scan", folder.Path);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(
            $"tokenguard: error: the {kind} '{folder[pipe]}' is a device, a socket or a pipe, and no file", Assert.Single(run.ErrorLines));
    }

    [Theory]
    [InlineData("", ".tokenguard.toml", "configuration")]
    [InlineData("", ".tokenguard-baseline.toml", "baseline")]
    [InlineData("", ".tokenguard/own.toml", "rule file")]
    public void A_file_that_would_take_all_memory_is_told(string configuration, string large, string kind)
    {
        using var folder = Planted(configuration);
        Directory.CreateDirectory(folder[".tokenguard"]);
        using (var file = File.Create(folder[large]))
        {
            file.SetLength(33 << 20);
        }

        var run = Cli.Run("scan", folder.Path);

        Assert.Equal((2, $"tokenguard: error: the {kind} '{folder[large]}' is larger than 32 MB"), (run.ExitCode, Assert.Single(run.ErrorLines)));
        Assert.Equal(1, Cli.Run("scan", folder["a.txt"], "--untrusted").ExitCode);
    }

    [Fact]
    public async Task A_configuration_that_is_named_may_come_through_a_pipe()
    {
        using var folder = Planted("");
        Assert.Equal(0, BuiltProgram.Shell(folder.Path, "mkfifo named.toml"));
        var writing = Task.Run(() => File.WriteAllText(folder["named.toml"], $"[scan]\ndisable = ['{token.Rule.Id}']\n"));

        // For several roots too it is read once.
        Assert.Equal(0, Cli.Run("scan", folder["a.txt"], folder.Path, "--config", folder["named.toml"]).ExitCode);
        await writing;
    }

    [Fact]
    public void A_baseline_elsewhere_in_the_repository_is_used()
    {
        using var folder = Planted("");
        Directory.CreateDirectory(folder[".git"]);
        folder.Write("project/a.txt", token.Text);
        folder.Write("project/.tokenguard.toml", "[scan]\nbaselines = ['../shared/base.toml']\n");
        folder.Write("shared/base.toml", "[[suppression]]\npath = '**'\nreason = 'known'\n");

        Assert.Equal(0, Cli.Run("scan", folder["project"]).ExitCode);
    }

    private TemporaryFolder Planted(string configuration)
    {
        var folder = new TemporaryFolder();
        folder.Write("a.txt", token.Text);
        folder.Write(".tokenguard.toml", configuration);
        return folder;
    }
}
