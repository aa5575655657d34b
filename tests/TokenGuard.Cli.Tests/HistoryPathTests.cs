using System.Security.Cryptography;
using System.Text;

namespace TokenGuard.Cli.Tests;

/// <summary>The path of a file says the same about what stands in it, whether a folder is scanned or a history, which tells paths last.</summary>
public sealed class HistoryPathTests : IDisposable
{
    private const string Rules = """
        [provider]
        id   = 'acmetest'
        name = 'Acme Test'

        [[token]]
        id       = 'acmetest-first'
        name     = 'First'
        pattern  = 'acmefirst_[a-z0-9]{20}'
        path     = '\.env$'
        severity = 'high'
        risk     = 'Reads.'
        remedy   = 'Revoke it.'
        source   = 'https://acme.example/first'

        [[token]]
        id       = 'acmetest-second'
        name     = 'Second'
        pattern  = 'acmesecond_[a-z0-9]{20}'
        checks   = ['not-path:**/fixtures/**']
        severity = 'high'
        risk     = 'Reads.'
        remedy   = 'Revoke it.'
        source   = 'https://acme.example/second'

        [[token]]
        id       = 'acmetest-third'
        name     = 'Third'
        pattern  = 'acmethird_[a-z0-9]{20}'
        severity = 'high'
        risk     = 'Reads.'
        remedy   = 'Revoke it.'
        source   = 'https://acme.example/third'

        [[token.except]]
        path  = '(?:^|/)drill/'
        value = 'q4$'
        """;

    private readonly PlantedRepository repository = new();
    private readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        repository.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void A_history_tells_what_the_folder_told()
    {
        string[] options = ["--rules", folder.Write("own.toml", Rules), "--min-confidence", "low"];
        Fill();
        var told = Places(Cli.Scan([repository.Path, .. options]));
        RemoveAll();

        Assert.Equal(
            [
                "acmetest-first app/.env", "acmetest-second app/main.txt", "acmetest-third app/main.txt", "acmetest-third drill/other.txt",
                "generic-credential app/wharf.conf", "generic-password app/gate.conf", "generic-password app/gate.ini",
            ],
            told.Select(place => place.Split(':')[0]));
        Assert.Equal(told, Places(Cli.Scan([repository.Path, "--history", .. options])));
    }

    [Fact]
    public void A_cache_tells_it_too()
    {
        string[] options = ["--rules", folder.Write("own.toml", Rules), "--min-confidence", "low"];
        Fill();
        var told = Places(Cli.Scan([repository.Path, .. options]));
        RemoveAll();

        string[] cached = [repository.Path, "--history", "--cache", folder["cache"], .. options];
        Assert.Equal(told, Places(Cli.Scan(cached)));
        Assert.Equal(told, Places(Cli.Scan(cached)));
        repository.Commit("late/wharf.lock", $"api_key = \"{Digest}\"\n");
        Assert.Equal(told, Places(Cli.Scan(cached)));
        repository.Commit("late/copy.conf", $"api_key = \"{Digest}\"\n");
        RemoveAll();
        Assert.Equal(told.Append("generic-credential late/copy.conf:1:12").Order(StringComparer.Ordinal), Places(Cli.Scan(cached)));
    }

    [Fact]
    public void What_a_path_drops_is_explained()
    {
        repository.Commit("app/wharf.lock", $"api_key = \"{Digest}\"\n");

        var run = Cli.Run("scan", repository.Path, "--history", "--explain", "--min-confidence", "low");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("app/wharf.lock:1:", run.Output, StringComparison.Ordinal);
        Assert.Contains("digest-list dropped it: a digest, as such files list them", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("digest-list passed", run.Output, StringComparison.Ordinal);
    }

    private static string Digest => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("kelp wharf")))[..40];

    private void Fill()
    {
        var random = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("tide mill")));
        var first = string.Concat("acmefirst_", random.AsSpan(0, 20));
        var second = string.Concat("acmesecond_", random.AsSpan(20, 20));
        var (third, other) = (string.Concat("acmethird_", random.AsSpan(40, 18), "q4"), string.Concat("acmethird_", random.AsSpan(0, 18), "z7"));
        var word = string.Concat("Wren", "UTF9");
        repository.Commit("app/.env", $"{first}\n");
        repository.Commit("app/main.txt", $"{first}\n{second}\n{third}\n");
        repository.Commit("test/fixtures/main.txt", $"{second}\n");
        repository.Commit("drill/main.txt", $"{third}\n");
        repository.Commit("drill/other.txt", $"{other}\n");
        repository.Commit("app/wharf.conf", $"api_key = \"{Digest}\"\n");
        repository.Commit("app/wharf.lock", $"# locked\napi_key = \"{Digest}\"\n");
        repository.Commit("app/gate.ini", $"gatePassword: {word}\n");
        repository.Commit("app/gate.conf", $"\ngatePassword: {word}\n");
        repository.Commit("app/gate.pas", $"\n\ngatePassword: {word}\n");
    }

    private void RemoveAll()
    {
        repository.Git("rm", "-q", "-r", ".");
        repository.Git("commit", "-q", "-m", "Remove all");
    }

    private static IReadOnlyList<string> Places(CommandRun run) =>
        [.. run.Report.Findings.SelectMany(finding => finding.Places.Select(place => $"{finding.Rule} {place.Path}:{place.Line}:{place.Column}")).Order(StringComparer.Ordinal)];
}
