using TokenGuard.Server.Sandbox.Tokens;
using TokenGuard.TokenApi.Audit;

namespace TokenGuard.Cli.Tests.Interruption;

/// <summary>Ends a migration by SIGKILL before and after each of its changes and runs it again, to the same end.</summary>
public sealed class KilledMigrationTests : IAsyncLifetime
{
    private SandboxAccount account = null!;
    private Gate gate = null!;

    public async Task InitializeAsync()
    {
        account = await SandboxAccount.StartAsync();
        gate = await Gate.OpenAsync(account.Server.Address);
    }

    public async Task DisposeAsync()
    {
        await gate.DisposeAsync();
        await account.DisposeAsync();
    }

    [Fact]
    public void Killed_before_or_after_any_change_it_comes_to_the_same_end()
    {
        var kills = 0;
        for (var change = 1; ; change++)
        {
            var killed = RunOnce(change, after: false) | RunOnce(change, after: true);
            if (!killed)
            {
                break;
            }

            kills += 2;
        }

        // Create the client, create its token, deactivate the old one.
        Assert.Equal(2 * 3, kills);
    }

    private bool RunOnce(int change, bool after)
    {
        var name = $"{change}{(after ? "after" : "before")}";
        var old = account.Server.Seeds.Add(new ApiTokenSeed("acme") { Description = name });
        string[] migrate =
        [
            "tokens", "migrate", $"{old.Id}", "--scope", "tickets:read", "--store", $"file:{account[name + ".new"]}", "--state", account[name + ".state"],
            "--subdomain", "acme", "--yes",
        ];
        var (clients, tokens) = (Live("oauth_client:"), Live("oauth_token:"));
        var changes = 0;
        using var program = new KilledProgram(account.Path, [.. migrate, .. account.Reach(gate.Address)]);
        gate.Before = _ => Count(!after);
        gate.After = _ => Count(after);
        program.Finish();
        (gate.Before, gate.After) = (_ => { }, _ => { });

        var resumed = account.Run(migrate);
        Assert.True(resumed.ExitCode == 0, $"{name}: {resumed.Output}{resumed.Error}");
        Assert.False(account.Server.Seeds.IsLive(old.Reference), $"{name}: the old token works");
        var value = File.ReadAllText(account[name + ".new"]);
        Assert.Equal((clients + 1, tokens + 1), (Live("oauth_client:"), Live("oauth_token:")));
        Assert.Contains(account.Server.Seeds.Credentials(), credential => credential.Live && value.StartsWith(credential.Visible.TrimEnd('.', '…'), StringComparison.Ordinal));
        Assert.Empty(AuditReading.Of(account.Log).Complaints(null));
        return program.WasKilled;

        int Live(string kind) => account.Server.Seeds.Credentials().Count(credential => credential.Live && credential.Reference.StartsWith(kind, StringComparison.Ordinal));

        void Count(bool isHere)
        {
            if (isHere && gate.LastMethod != "GET" && ++changes == change)
            {
                program.Kill();
            }
        }
    }
}
