using System.Text;

namespace TokenGuard.Cli.Tests;

/// <summary>What completes a token is found where it stands: in another file, an archive's file, a commit of long ago.</summary>
public sealed class CompanionTests : IDisposable
{
    private const string Tenant = "blue-hill-shop";
    private const string Place = $"see https://{Tenant}.zendesk.com/agent\n";

    private readonly PlantedRepository repository = new();
    private readonly TemporaryFolder folder = new();
    private readonly Token token = TokenOf("zendesk-oauth-access-token");

    [Theory]
    [InlineData("zendesk-oauth-access-token")]
    [InlineData("zendesk-api-token")]
    public void A_companion_in_another_file_is_told_with_the_finding(string rule)
    {
        repository.Write("a/secret.txt", $"{TokenOf(rule).Text}\n");
        repository.Write("a/other.txt", "nothing of interest\n");
        repository.Write("b/readme.txt", Place);

        Assert.Equal([("repo", "b/readme.txt")], Companions("scan", repository.Path));
    }

    [Fact]
    public void The_text_tells_a_companion_once_and_the_json_wherever_it_stands()
    {
        repository.Commit("a/secret.txt", $"{token.Text}\n{Place}");
        repository.Commit("a/readme.txt", $"subdomain = \"{Tenant}\"\n");

        Assert.Equal([("file", "a/secret.txt"), ("folder", "a/readme.txt")], Companions("scan", repository.Path, "--history"));
        var lines = Cli.Run("scan", repository.Path, "--history").Output.Split('\n').Where(line => line.Contains($"subdomain {Tenant}", StringComparison.Ordinal));
        Assert.EndsWith("a/secret.txt", Assert.Single(lines), StringComparison.Ordinal);
    }

    [Fact]
    public void A_companion_of_another_commit_is_told_with_the_finding_and_from_a_cache_too()
    {
        repository.Commit("b/readme.txt", Place);
        repository.Commit("b/readme.txt", "moved\n");
        repository.Commit("a/secret.txt", $"{token.Text}\n");
        repository.Commit("a/secret.txt", "gone\n");

        Assert.Equal([("repo", "b/readme.txt")], Companions("scan", repository.Path, "--history"));
        for (var run = 0; run < 3; run++)
        {
            Assert.Equal([("repo", "b/readme.txt")], Companions("scan", repository.Path, "--history", "--cache", folder["cache"]));
        }

        repository.Commit("c/more.txt", Place.Replace(Tenant, "red-hill-shop", StringComparison.Ordinal));
        Assert.Equal(
            [("repo", "b/readme.txt"), ("repo", "c/more.txt")], Companions("scan", repository.Path, "--history", "--cache", folder["cache"]).Order());
    }

    [Fact]
    public void A_companion_is_told_of_a_blob_that_was_remembered_before_anything_asked_for_one()
    {
        repository.Commit("b/readme.txt", Place);
        repository.Commit("b/readme.txt", "moved\n");
        for (var run = 0; run < 2; run++)
        {
            Assert.Equal(0, Cli.Run("scan", repository.Path, "--history", "--cache", folder["cache"]).ExitCode);
        }

        repository.Commit("a/secret.txt", $"{token.Text}\n");

        Assert.Equal([("repo", "b/readme.txt")], Companions("scan", repository.Path, "--history", "--cache", folder["cache"]));
    }

    [Fact]
    public void A_companion_is_told_of_what_is_staged()
    {
        repository.Commit("first.txt", "\n");
        repository.Write("a/secret.txt", $"{token.Text}\n");
        repository.Write("b/readme.txt", Place);
        repository.Git("add", "--all");

        Assert.Equal([("repo", "b/readme.txt")], Companions("scan", repository.Path, "--staged"));
    }

    [Fact]
    public void A_companion_is_told_of_what_can_be_read_once_only()
    {
        var input = new MemoryStream(Encoding.UTF8.GetBytes($"{Place}{token.Text}\n"));

        Assert.Equal([("file", "")], Tenants(Cli.RunWith(input, "scan", "-", "--format", "json")));
    }

    [Fact]
    public void A_companion_in_an_archive_is_told_with_the_finding()
    {
        repository.Write("a/secret.txt", $"{token.Text}\n");
        using (var zip = System.IO.Compression.ZipFile.Open(repository["b.zip"], System.IO.Compression.ZipArchiveMode.Create))
        {
            using var entry = zip.CreateEntry("readme.txt").Open();
            entry.Write(Encoding.UTF8.GetBytes(Place));
        }

        Assert.Equal([("repo", "b.zip!readme.txt")], Companions("scan", repository.Path));
    }

    public void Dispose()
    {
        repository.Dispose();
        folder.Dispose();
    }

    private static Token TokenOf(string rule) => Token.Of(Token.Rules.Catalog.Find(rule)!, 31)!;

    private static List<(string Nearness, string Path)> Companions(params string[] arguments) => Tenants(Cli.Run([.. arguments, "--format", "json"]));

    private static List<(string Nearness, string Path)> Tenants(CommandRun run)
    {
        Assert.Equal(1, run.ExitCode);
        using var report = System.Text.Json.JsonDocument.Parse(run.Output);
        return [.. report.RootElement.GetProperty("findings").EnumerateArray()
            .SelectMany(finding => finding.GetProperty("companions").EnumerateArray())
            .Where(companion => companion.GetProperty("value").GetString()!.EndsWith("-hill-shop", StringComparison.Ordinal))
            .Select(companion => (companion.GetProperty("nearness").GetString()!, companion.GetProperty("path").GetString()!))];
    }
}
