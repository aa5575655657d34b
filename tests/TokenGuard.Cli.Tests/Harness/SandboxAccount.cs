using TokenGuard.Server.Sandbox;
using TokenGuard.Server.Sandbox.Accounts;
using TokenGuard.Server.Sandbox.Log;
using TokenGuard.Server.Sandbox.OAuth;
using TokenGuard.Server.Sandbox.StandIns;
using TokenGuard.Server.Sandbox.Tokens;

namespace TokenGuard.Cli.Tests;

/// <summary>The sandbox with the account <c>acme</c> as it is on 2026-11-27, and the files of somebody who works with it.</summary>
internal sealed class SandboxAccount : TemporaryFolder, IAsyncDisposable
{
    public const string Email = "robin@acme.example";

    public static readonly DateTimeOffset Today = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    private SandboxAccount(SandboxServer server) => Server = server;

    public SandboxServer Server { get; }

    /// <summary>The owner's own OAuth token, which the configuration names.</summary>
    public SeededCredential Owner { get; private set; } = null!;

    public string Log => this["audit.jsonl"];

    public static async Task<SandboxAccount> StartAsync(ulong? seed = null)
    {
        var account = new SandboxAccount(await SandboxServer.StartAsync(new SandboxOptions { Demo = false, Seed = seed, StartsAt = Today }, TimeProvider.System, default));
        account.Server.Seeds.Put(new AccountSeed("acme") { RateLimit = 100_000 });
        account.Server.Seeds.Put(new UserSeed("acme", Email) { Role = UserRole.Admin });
        account.Server.Seeds.Add(new OAuthClientSeed("acme", "integration"));
        account.Owner = account.Server.Seeds.Add(new OAuthTokenSeed("acme", Email));
        account.WriteOwner(account.Owner.Value);
        account.Write("config.toml", $"[provider.zendesk]\noauth_token = 'file:{account["owner"]}'\n");
        return account;
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Dispose();
    }

    /// <summary>What leads a command to the sandbox, this account's settings and its log.</summary>
    public string[] Reach(Uri? gate = null) =>
    [
        "--provider-url", $"zendesk={gate ?? Server.Address}",
        .. new[] { "github", "gitlab", "slack" }.SelectMany(provider => new[] { "--provider-url", $"{provider}={new Uri(gate ?? Server.Address, provider)}" }),
        "--config", this["config.toml"], "--audit-log", Log, "--timeout", "60",
    ];

    /// <summary>A command on <see cref="Today"/>.</summary>
    public CommandRun Run(params string[] arguments) => RunAt(new FixedClock(2026, 11, 27), arguments);

    public CommandRun RunAt(TimeProvider clock, params string[] arguments) => Cli.RunAt(clock, [.. arguments, .. Reach()]);

    /// <summary>The requests that changed something, or would have.</summary>
    public IReadOnlyList<LoggedRequest> Changes() =>
        [.. Server.Requests.Read().Where(request => request.Method is not "GET" && request.Status is >= 200 and < 300)];

    /// <summary>Leaks a new API token and returns it and the report of the scan.</summary>
    public (SeededCredential Token, string Report) LeakApiToken(string folder = "leak", string subdomain = "acme", string? value = null, string format = "json")
    {
        var token = Server.Seeds.Add(new ApiTokenSeed("acme") { Value = value });
        return (token, Leak(folder, $"{"ZENDESK_API_"}TOKEN={token.Value}\n", subdomain, format));
    }

    public (SeededCredential Token, string Report) LeakOAuthToken(string folder = "leak")
    {
        var token = Server.Seeds.Add(new OAuthTokenSeed("acme", Email));
        return (token, Leak(folder, $"{"ZENDESK_OAUTH_"}TOKEN={token.Value}\n"));
    }

    public (SeededCredential Token, string Report) LeakGitHubToken(string folder = "leak")
    {
        var token = Server.Seeds.Add(new StandInSeed("github"));
        return (token, Leak(folder, $"GITHUB_TOKEN={token.Value}\n"));
    }

    /// <summary>Writes a line to a file and returns the report of its scan.</summary>
    public string Leak(string folder, string line, string subdomain = "acme", string format = "json")
    {
        Write($"{folder}/.env", $"ZENDESK_SUBDOMAIN={subdomain}\nZENDESK_EMAIL={Email}\n{line}");
        var report = this[$"{folder}.{format}"];
        var run = Cli.Run("scan", "--format", format, "--output", report, "--config", Write("none.toml", ""), this[folder]);
        Assert.True(run.ExitCode == 1, run.Error);
        return report;
    }

    public void WriteOwner(string value) => File.SetUnixFileMode(Write("owner", value), UnixFileMode.UserRead | UnixFileMode.UserWrite);
}
