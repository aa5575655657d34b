using TokenGuard.Server.Sandbox;
using TokenGuard.Server.Sandbox.StandIns;

namespace TokenGuard.Cli.Tests;

/// <summary>Tokens of other providers than Zendesk, found, looked up, revoked and proved dead against the sandbox's stand-ins.</summary>
public sealed class OtherProvidersTests : IAsyncLifetime
{
    private SandboxAccount account = null!;

    public async Task InitializeAsync() => account = await SandboxAccount.StartAsync();

    public async Task DisposeAsync() => await account.DisposeAsync();

    [Theory]
    [InlineData("github", "GITHUB_TOKEN")]
    [InlineData("gitlab", "GITLAB_TOKEN")]
    [InlineData("slack", "SLACK_TOKEN")]
    public void A_token_ends_itself(string provider, string variable)
    {
        var token = account.Server.Seeds.Add(new StandInSeed(provider));
        var report = account.Leak("leak", $"{variable}={token.Value}\n");

        Assert.Equal(4, account.Run("verify", report).ExitCode);
        var run = account.Run("revoke", report, "--yes");

        Assert.True(run.ExitCode == 0, $"{run.Output}{run.Error}");
        Assert.Contains("by        the token itself, which its provider lets do that", run.Output, StringComparison.Ordinal);
        Assert.False(account.Server.Seeds.IsLive(token.Reference));
        Assert.Equal(0, account.Run("verify", report).ExitCode);
    }

    [Fact]
    public void A_token_of_a_declared_server_is_looked_up_by_RFC_7662_and_revoked_by_RFC_7009()
    {
        var (token, report) = LeakOfServer(account.Server.Seeds.Add(new StandInSeed("oauth-server") { Kind = "client", Owner = "inspector" }).Value);

        Assert.Equal(4, RunAtServer("verify", report).ExitCode);
        var run = RunAtServer("revoke", report, "--yes");

        Assert.True(run.ExitCode == 0, $"{run.Output}{run.Error}");
        Assert.Contains("by        the client that your settings name for the server 'login'", run.Output, StringComparison.Ordinal);
        Assert.False(account.Server.Seeds.IsLive(token.Reference));
        Assert.Equal(0, RunAtServer("verify", report).ExitCode);
    }

    [Fact]
    public void A_client_that_the_server_does_not_know_learns_nothing_and_changes_nothing()
    {
        var (token, report) = LeakOfServer("wrong");

        Assert.Equal(1, RunAtServer("verify", report).ExitCode);
        var run = RunAtServer("revoke", report, "--yes");

        Assert.Equal((5, true), (run.ExitCode, account.Server.Seeds.IsLive(token.Reference)));
        Assert.Contains("'revoke' was refused (status 401): the credential that was used is wrong, expired or revoked", run.Output, StringComparison.Ordinal);
    }

    private (SeededCredential Token, string Report) LeakOfServer(string clientSecret)
    {
        account.WriteOwner(clientSecret);
        account.Write("config.toml", $"""
            [[oauth_server]]
            name                   = 'login'
            introspection_endpoint = 'https://login.acme.example/introspect'
            revocation_endpoint    = 'https://login.acme.example/revoke'
            client_id              = 'inspector'
            client_secret          = 'file:{account["owner"]}'
            """);
        var token = account.Server.Seeds.Add(new StandInSeed("oauth-server") { Scopes = ["files"] });
        return (token, account.Leak("leak", $"{"ACCESS_"}TOKEN={token.Value}\n"));
    }

    private CommandRun RunAtServer(params string[] arguments) =>
        account.Run([.. arguments, "--oauth-server", "login", "--provider-url", $"login={new Uri(account.Server.Address, "oauth-server")}"]);
}
