using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using TokenGuard.Engine;
using TokenGuard.TokenApi.Audit;
using TokenGuard.TokenApi.Http;
using TokenGuard.TokenApi.Revocation;
using TokenGuard.TokenApi.Settings;
using TokenGuard.TokenApi.Tests.Harness;
using TokenGuard.TokenApi.Verification;

namespace TokenGuard.TokenApi.Tests.Revocation;

/// <summary>
/// Kills revocations before and after every request and every record, and in the middle of a line of the audit log, up
/// to three times in a row, and holds what comes out against the provider's own list of what it did.
/// </summary>
public sealed class InterruptionTests : IDisposable
{
    private const int Seeds = 400;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task No_record_is_lost_and_no_call_is_made_again_after_it_succeeded()
    {
        var kills = 0;
        for (var seed = 0; seed < Seeds; seed++)
        {
            kills += await RunAsync(seed);
        }

        Assert.InRange(kills, 200, int.MaxValue);
    }

    private async Task<int> RunAsync(int seed)
    {
        var random = new Random(seed);
        var log = folder.File($"{seed}/audit.jsonl");
        var secret = new Secret(Encoding.UTF8.GetBytes("acme_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(10))), 5);
        var provider = new AccountableProvider(secret);
        var calls = seed % 2 == 0 ? ProviderRules.Self : ProviderRules.DeactivateAndDelete;
        var kills = 0;
        for (var run = 0; ; run++)
        {
            var killer = new Killer(run < 3 && random.Next(4) > 0 ? random.Next(14) : int.MaxValue);
            try
            {
                var result = await RevokeAsync(calls, secret, killer.Watch(provider), killer.Watch(log));
                if (result.State == RevocationState.Proved && killer.At == int.MaxValue)
                {
                    Assert.False(provider.IsAlive, $"seed {seed}: proved dead, and alive");
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

        Assert.All(provider.Changes.GroupBy(change => change), change => Assert.True(change.Count() == 1, $"seed {seed}: {change.Key} was made {change.Count()} times"));
        var reading = AuditReading.Of(log);
        Assert.Empty(reading.Complaints(null));
        var records = reading.Records.Select(record => record.Event).ToList();
        Assert.All(provider.Changes, change => Assert.Contains(records, entry => entry is { Action: AuditAction.Revoke, Outcome: AuditOutcome.Intended } && entry.Step == change));
        Assert.Contains(records, entry => entry is { Action: AuditAction.Prove, Outcome: AuditOutcome.Dead });
        return kills;
    }

    private static async Task<RevocationResult> RevokeAsync(string calls, Secret secret, IApiClient client, KillableLog audit)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 27, 0, 0, 0, TimeSpan.Zero));
        var finding = Findings.Of(Rules.With(calls), secret);
        var admin = new AdminCredentials(new UserSettings(), _ => throw new NotSupportedException(), _ => "owner's");
        var running = new Revoker(client, new TokenVerifier(client, clock), audit, audit, admin, clock).RevokeAsync(new RevocationItem(finding), null, default);
        while (!running.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        return await running;
    }
}
