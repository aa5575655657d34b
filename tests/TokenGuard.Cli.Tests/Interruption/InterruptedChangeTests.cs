using TokenGuard.Server.Sandbox.Quirks;
using TokenGuard.Server.Sandbox.Tokens;
using TokenGuard.TokenApi.Audit;

namespace TokenGuard.Cli.Tests.Interruption;

/// <summary>Ctrl-C while a change is on its way: exit code 130, a whole log, a word on how it goes on, and then it does.</summary>
public sealed class InterruptedChangeTests : IAsyncLifetime
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
    public void A_revocation()
    {
        var (token, report) = account.LeakApiToken();

        var interrupted = InterruptAt("PUT", "revoke", report, "--yes");

        Assert.Equal(130, interrupted.ExitCode);
        Assert.Contains("interrupted; what was begun stands in the audit log, and the same command goes on where it stopped", interrupted.Error, StringComparison.Ordinal);
        Assert.Contains("1 proved dead, 0 not", account.Run("revoke", report, "--yes").Output, StringComparison.Ordinal);
        Assert.False(account.Server.Seeds.IsLive(token.Reference));
        Assert.Equal(["PUT", "DELETE"], account.Changes().Select(request => request.Method));
    }

    [Fact]
    public void A_migration()
    {
        var old = account.Server.Seeds.Add(new ApiTokenSeed("acme"));
        string[] migrate =
        [
            "tokens", "migrate", $"{old.Id}", "--scope", "tickets:read", "--store", $"file:{account["new"]}", "--state", account["state"],
            "--subdomain", "acme", "--yes",
        ];

        var interrupted = InterruptAt("POST", migrate);

        Assert.Equal(130, interrupted.ExitCode);
        Assert.Contains($"stopped; the same command goes on ('{account["state"]}' holds the progress), --undo takes it back", interrupted.Error, StringComparison.Ordinal);
        Assert.Equal(0, account.Run(migrate).ExitCode);
        Assert.False(account.Server.Seeds.IsLive(old.Reference));
    }

    private CommandRun InterruptAt(string method, params string[] command)
    {
        account.Server.Quirks.On(new Quirk(QuirkName.Slow) { Method = method, Seconds = 3, Times = 1 });
        using var arrived = new ManualResetEventSlim();
        gate.Before = _ =>
        {
            if (gate.LastMethod == method)
            {
                arrived.Set();
            }
        };
        using var program = new KilledProgram(account.Path, [.. command, .. account.Reach(gate.Address)]);
        Assert.True(arrived.Wait(TimeSpan.FromMinutes(1)), $"there was no {method}");
        var run = program.Interrupt();
        gate.Before = _ => { };
        Assert.Empty(AuditReading.Of(account.Log).Complaints(null));
        return run;
    }
}
