using System.Globalization;
using TokenGuard.Server.Sandbox;
using TokenGuard.TokenApi.Audit;
using TokenGuard.TokenApi.Revocation;

namespace TokenGuard.Cli.Tests.Interruption;

/// <summary>
/// Ends the built program by SIGKILL at every step of a revocation and runs the same command again. The sandbox's own
/// log of requests is the truth. <c>TOKENGUARD_KILLS=200</c> makes it many more at random points.
/// </summary>
public sealed class KilledRevocationTests : IAsyncLifetime
{
    private const int RandomKills = 8;

    private SandboxAccount account = null!;
    private Gate gate = null!;
    private int cases;

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
    public void Killed_before_or_after_any_request_a_revocation_goes_on_where_it_stopped()
    {
        // Look, find the id, deactivate, delete, look again.
        for (var request = 1; request <= 5; request++)
        {
            foreach (var after in new[] { false, true })
            {
                var at = request;
                var when = $"{(after ? "after" : "before")} request {request}";
                var (token, report) = account.LeakApiToken(NextFolder());
                Assert.True(RunAndKill(report, program =>
                {
                    (gate.Before, gate.After) = (Killer(after ? 0 : at, program), Killer(after ? at : 0, program));
                    program.Finish();
                }), $"{when}: it was not killed");
                Holds(when, token, report, changes: 2);
            }
        }
    }

    [Fact]
    public void Killed_after_any_record_a_revocation_goes_on_where_it_stopped()
    {
        for (var record = 1; record <= 6; record++)
        {
            var (token, report) = account.LeakApiToken(NextFolder());
            var lines = KilledProgram.LinesOf(account.Log) + record;
            RunAndKill(report, program => program.KillAtLine(account.Log, lines));
            Holds($"after record {record}", token, report, changes: 2);
        }
    }

    [Fact]
    public void A_killed_proposal_leaves_no_plan_that_is_not_written_down()
    {
        account.Write("proposer.toml", "[approval]\nidentity = 'robin'\n");
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var (_, report) = account.LeakApiToken(NextFolder());
            var plan = account[$"plan{attempt}.json"];
            var lines = KilledProgram.LinesOf(account.Log) + 1;
            string[] propose = ["revoke", report, "--propose", plan, .. account.Reach().Select(option => option == account["config.toml"] ? account["proposer.toml"] : option)];
            using (var program = new KilledProgram(account.Path, propose))
            {
                program.KillAtLine(account.Log, lines);
            }

            var proposals = AuditReading.Of(account.Log).Records.Where(record => record.Event.Action == AuditAction.Propose).Select(record => record.Event.Plan).ToList();
            var written = File.Exists(plan) ? File.ReadAllBytes(plan) : null;
            Assert.True(written is null || proposals.Contains(RevocationPlan.HashOf(written)), "there is a plan of which the log knows nothing");

            // What was written down is a plan like any other, which no second proposal replaces.
            Assert.Equal(written is null ? 0 : 2, Cli.RunAt(new FixedClock(2026, 11, 27), propose).ExitCode);
            Assert.True(written is null || written.SequenceEqual(File.ReadAllBytes(plan)));
        }
    }

    [Fact]
    public void Killed_at_random_a_revocation_goes_on_where_it_stopped()
    {
        var wanted = int.TryParse(Environment.GetEnvironmentVariable("TOKENGUARD_KILLS"), CultureInfo.InvariantCulture, out var many) ? many : RandomKills;
        var kills = 0;
        for (var seed = 0; kills < wanted; seed++)
        {
            Assert.True(seed < wanted * 4, $"only {kills} of {seed} runs could be killed");
            var random = new Random(seed);
            var folder = NextFolder();
            var (token, report) = (seed % 3) switch
            {
                0 => account.LeakApiToken(folder),
                1 => account.LeakOAuthToken(folder),
                _ => account.LeakGitHubToken(folder),
            };
            // From the first request on, so that the time to start does not matter; several in a row.
            for (var run = 0; run <= seed % 3; run++)
            {
                var (request, delay) = (random.Next(1, 5), TimeSpan.FromMilliseconds(random.NextDouble() * 12));
                kills += RunAndKill(report, program =>
                {
                    gate.After = number =>
                    {
                        if (number == request)
                        {
                            Task.Run(async () =>
                            {
                                await Task.Delay(delay);
                                program.Kill();
                            });
                        }
                    };
                    program.Finish();
                }) ? 1 : 0;
            }

            Holds($"seed {seed}", token, report, changes: seed % 3 == 0 ? 2 : 1);
        }
    }

    private static Action<int> Killer(int at, KilledProgram program) => number =>
    {
        if (number == at)
        {
            program.Kill();
        }
    };

    private bool RunAndKill(string report, Action<KilledProgram> act)
    {
        gate.Requests = 0;
        using var program = new KilledProgram(account.Path, ["revoke", report, "--yes", .. account.Reach(gate.Address)]);
        act(program);
        (gate.Before, gate.After) = (_ => { }, _ => { });
        return program.WasKilled;
    }

    /// <summary>The same command comes to its end; every change happened once and is written down.</summary>
    private void Holds(string when, SeededCredential token, string report, int changes)
    {
        var resumed = account.Run("revoke", report, "--yes");
        Assert.True(resumed.ExitCode == 0, $"{when}: {resumed.Output}{resumed.Error}");
        Assert.False(account.Server.Seeds.IsLive(token.Reference), $"{when}: it is alive");
        Assert.DoesNotContain("not finished", resumed.Output, StringComparison.Ordinal);
        var accepted = account.Server.Requests.Read().Where(request => request.Method is not "GET" && request.Status is >= 200 and < 300
            && request.Targets.Contains(token.Reference)).ToList();
        Assert.True(accepted.Count == changes, $"{when}: {accepted.Count} changes were accepted: {string.Join(", ", accepted.Select(request => $"{request.Method} {request.Path}"))}");
        Assert.All(accepted, request => Assert.NotEmpty(request.Changes));
        var reading = AuditReading.Of(account.Log);
        Assert.Empty(reading.Complaints(null));
        var fingerprint = JsonReportView.Parse(File.ReadAllText(report)).Only.Fingerprint;
        var records = reading.Records.Select(record => record.Event).Where(entry => entry.Fingerprint == fingerprint).ToList();
        Assert.True(
            records.Where(entry => entry is { Action: AuditAction.Revoke, Outcome: AuditOutcome.Intended }).Select(entry => entry.Step).Distinct().Count() == changes,
            $"{when}: a change is not written down");
        Assert.True(records[^1] is { Action: AuditAction.Prove, Outcome: AuditOutcome.Dead }, $"{when}: the proof is not written down");
    }

    private string NextFolder() => $"leak{cases++}";
}
