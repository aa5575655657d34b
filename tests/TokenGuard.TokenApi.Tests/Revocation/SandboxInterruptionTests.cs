using System.Text;
using TokenGuard.Engine;
using TokenGuard.Engine.Rules;
using TokenGuard.Scanning.Companions;
using TokenGuard.Scanning.Findings;
using TokenGuard.Scanning.Rules;
using TokenGuard.Server.Sandbox;
using TokenGuard.Server.Sandbox.Accounts;
using TokenGuard.Server.Sandbox.OAuth;
using TokenGuard.Server.Sandbox.StandIns;
using TokenGuard.Server.Sandbox.Tokens;
using TokenGuard.TokenApi.Audit;
using TokenGuard.TokenApi.Http;
using TokenGuard.TokenApi.Revocation;
using TokenGuard.TokenApi.Settings;
using TokenGuard.TokenApi.Tests.Harness;
using TokenGuard.TokenApi.Verification;

namespace TokenGuard.TokenApi.Tests.Revocation;

/// <summary>The same kills with the built-in rules, over real connections, against the sandbox; its own log is the truth.</summary>
public sealed class SandboxInterruptionTests : IDisposable
{
    private const int Seeds = 240;
    private const int SeedsOfOneAccount = 40;
    private const string Email = "robin@acme.example";

    private readonly TemporaryFolder folder = new();
    private readonly RuleCatalog rules = BuiltInRules.Load();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task No_record_is_lost_and_no_call_is_made_again_after_it_succeeded()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Demo = false, Seed = 3, StartsAt = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero) }, TimeProvider.System, default);
        using var client = new ApiClient(
            new ApiOptions
            {
                ProviderUrls = new Dictionary<string, Uri> { ["zendesk"] = sandbox.Address, ["github"] = new(sandbox.Address, "github") },
                Timeout = TimeSpan.FromSeconds(60),
            },
            TimeProvider.System);
        var kills = 0;
        for (var seed = 0; seed < Seeds; seed++)
        {
            kills += await RunAsync(seed, sandbox, client, NewCase(seed, sandbox));
        }

        Assert.InRange(kills, 200, int.MaxValue);
    }

    private async Task<int> RunAsync(int seed, SandboxServer sandbox, ApiClient client, Case one)
    {
        var random = new Random(seed);
        var log = folder.File($"{seed}/audit.jsonl");
        var firstRequest = sandbox.Requests.Read() is [.., var last] ? last.Order : 0;
        var kills = 0;
        for (var run = 0; ; run++)
        {
            var killer = new Killer(run < 3 && random.Next(5) > 0 ? random.Next(16) : int.MaxValue);
            try
            {
                var result = await RevokeAsync(one, killer.Watch(client), killer.Watch(log));
                if (result.State == RevocationState.Proved && killer.At == int.MaxValue)
                {
                    Assert.False(sandbox.Seeds.IsLive(one.Credential.Reference), $"seed {seed}: proved dead, and alive");
                    break;
                }
            }
            catch (KilledException)
            {
                kills++;
                killer.TearLastLine(log, random);
            }

            Assert.True(run < 12, $"seed {seed}: it never ends");
        }

        // What had an effect, or would have had one if it had not happened before.
        var changes = sandbox.Requests.Read(firstRequest).Where(request => request.Method is not "GET" && request.Status is >= 200 and < 300).ToList();
        Assert.All(
            changes.GroupBy(request => $"{request.Method} {request.Path}"),
            change => Assert.True(change.Count() == 1, $"seed {seed}: {change.Key} was accepted {change.Count()} times"));
        var reading = AuditReading.Of(log);
        Assert.Empty(reading.Complaints(null));
        var records = reading.Records.Select(record => record.Event).ToList();
        Assert.True(records.Count(entry => entry is { Action: AuditAction.Revoke, Outcome: AuditOutcome.Intended }) >= changes.Count, $"seed {seed}: a change is not written down");
        Assert.Contains(records, entry => entry is { Action: AuditAction.Prove, Outcome: AuditOutcome.Dead });
        return kills;
    }

    private static async Task<RevocationResult> RevokeAsync(Case one, KillableClient client, KillableLog audit)
    {
        var admin = new AdminCredentials(new UserSettings(), _ => throw new NotSupportedException(), _ => one.AdminToken);
        var revoker = new Revoker(client, new TokenVerifier(client, TimeProvider.System), audit, audit, admin, TimeProvider.System);
        return await revoker.RevokeAsync(new RevocationItem(one.Finding), null, default);
    }

    private Case NewCase(int seed, SandboxServer sandbox)
    {
        var account = $"acme{seed / SeedsOfOneAccount}";
        if (seed % SeedsOfOneAccount == 0)
        {
            sandbox.Seeds.Put(new AccountSeed(account));
            sandbox.Seeds.Put(new UserSeed(account, Email) { Role = UserRole.Admin });
            sandbox.Seeds.Add(new OAuthClientSeed(account, "integration"));
        }

        var admin = sandbox.Seeds.Add(new OAuthTokenSeed(account, Email)).Value;
        return (seed % 3) switch
        {
            0 => Of("zendesk-api-token", sandbox.Seeds.Add(new ApiTokenSeed(account)), admin, account),
            1 => Of("zendesk-oauth-access-token", sandbox.Seeds.Add(new OAuthTokenSeed(account, Email)), admin, account),
            _ => Of("github-personal-access-token", sandbox.Seeds.Add(new StandInSeed("github")), admin, account),
        };
    }

    private Case Of(string rule, SeededCredential credential, string admin, string account)
    {
        var place = new Place { Root = ".", Path = "a.env", Kind = PlaceKind.File };
        var finding = Findings.Of(rules.Rules.Single(known => known.Id == rule), new Secret(Encoding.UTF8.GetBytes(credential.Value), 0)) with
        {
            Companions =
            [
                new CompanionValue("subdomain", account, CompanionReach.File, place),
                new CompanionValue("email", Email, CompanionReach.File, place),
            ],
        };
        return new Case(finding, credential, admin);
    }

    private sealed record Case(ReportedFinding Finding, SeededCredential Credential, string AdminToken);
}
