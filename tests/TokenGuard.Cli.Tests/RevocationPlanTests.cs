using System.Diagnostics;
using TokenGuard.TokenApi.Audit;

namespace TokenGuard.Cli.Tests;

/// <summary>What a revocation shows before it, and plans that two people make.</summary>
public sealed class RevocationPlanTests : IAsyncLifetime
{
    private SandboxAccount account = null!;

    public async Task InitializeAsync()
    {
        account = await SandboxAccount.StartAsync();
        foreach (var who in new[] { "robin", "kim" })
        {
            using var process = Process.Start(new ProcessStartInfo("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", who, "-f", account[who]]))!;
            await process.WaitForExitAsync();
        }
    }

    public async Task DisposeAsync() => await account.DisposeAsync();

    [Theory]
    [InlineData("json")]
    [InlineData("sarif")]
    public void A_dry_run_says_what_where_by_whom_and_what_breaks_and_does_nothing(string format)
    {
        var (token, report) = account.LeakApiToken(format: format);
        account.Write("leak/deploy/settings.env", File.ReadAllText(account["leak/.env"]));

        var run = account.Run("revoke", report, "--dry-run", "--source", account["leak"]);

        Assert.True(run.ExitCode == 0, run.Error);
        var lines = run.Output.Split('\n').Select(line => line.Trim()).ToList();
        Assert.Contains(lines, line => line.StartsWith($"does      find: GET {account.Server.Address}acme/api/v2/api_tokens.json", StringComparison.Ordinal));
        Assert.Contains($"deactivate: PUT {account.Server.Address}acme/api/v2/api_tokens/{{id}}.json  (can be undone)", lines);
        Assert.Contains("by        the owner's own credential (ZENDESK_OAUTH_TOKEN)", lines);
        Assert.Contains("undo      deactivate can be undone, delete cannot; --deactivate-only stops before it", lines);
        Assert.Contains("breaks    what reads it from .env:3", lines);
        Assert.Contains("found now what reads it from deploy/settings.env:3", lines);
        Assert.Empty(account.Changes());
        Assert.True(account.Server.Seeds.IsLive(token.Reference));
        Assert.DoesNotContain(token.Value, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hostile_file_name_cannot_drive_the_terminal_that_shows_the_plan()
    {
        const string Hostile = "a\u001b[2J\rdead\n.env";
        var (_, report) = account.LeakApiToken();
        var text = File.ReadAllText(account["leak/.env"]);
        foreach (var name in new[] { Hostile, "\u001b[1m.env" })
        {
            account.Write("leak/" + name, text);
        }

        var run = account.Run("revoke", report, "--dry-run", "--source", account["leak"]);
        Assert.Contains("a␛[2J␍dead␊.env:3", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output);

        var again = account["again.json"];
        Assert.Equal(1, Cli.Run("scan", "--format", "json", "--output", again, account["leak"]).ExitCode);
        File.WriteAllText(account["leak/" + Hostile], "");
        Assert.DoesNotContain('\u001b', account.Run("revoke", again, "--dry-run").Output);
        File.Delete(account["leak/.env"]);
        File.Delete(account["leak/\u001b[1m.env"]);
        run = account.Run("revoke", again, "--dry-run");
        Assert.Contains("is no longer at", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Error);
    }

    [Fact]
    public void A_sarif_report_is_as_good_as_a_json_one()
    {
        var (token, report) = account.LeakApiToken(format: "sarif");

        Assert.Equal(4, account.Run("verify", report).ExitCode);
        Assert.Equal(0, account.Run("revoke", report, "--yes").ExitCode);
        Assert.False(account.Server.Seeds.IsLive(token.Reference));
    }

    [Fact]
    public void Without_a_typed_yes_nothing_is_done()
    {
        var (_, report) = account.LeakApiToken();

        var run = account.Run("revoke", report);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Type 'revoke 1' to do it: Nothing was done", run.Error, StringComparison.Ordinal);
        Assert.Empty(account.Changes());
    }

    [Fact]
    public void A_plan_runs_after_a_second_person_signed_it_and_only_then()
    {
        var (token, report) = account.LeakApiToken();

        Contains(2, "want a second person's approval from high on: use --propose FILE", As("robin", "revoke", report, "--yes"));
        Contains(0, "Somebody else approves it: tokenguard revoke --approve", As("robin", "revoke", report, "--propose", Plan));
        Contains(2, "is not approved", As("robin", "revoke", "--plan", Plan, "--yes"));
        Contains(2, "second person", As("robin", "revoke", "--approve", Plan, "--yes"));
        Assert.Empty(account.Changes());
        Contains(0, "is your approval", As("kim", "revoke", "--approve", Plan, "--yes"));
        Contains(0, "1 proved dead, 0 not", As("robin", "revoke", "--plan", Plan, "--yes"));
        Contains(0, "was proved dead before", As("robin", "revoke", "--plan", Plan, "--yes"));
        Assert.False(account.Server.Seeds.IsLive(token.Reference));
        var records = AuditReading.Of(account.Log).Records;
        Assert.Equal(["robin", "kim"], records.Where(record => record.Event.Action is AuditAction.Propose or AuditAction.Approve).Select(record => record.Actor));
        Assert.Single(records.Select(record => record.Event.Plan).OfType<string>().Distinct());
    }

    [Theory]
    [InlineData("{\"findings\": []}", "what every plan says is missing, or of another type")]
    [InlineData("[]", "what every plan says is missing, or of another type")]
    [InlineData("{\"kind\": \"report\"}", "it is of another kind or version")]
    [InlineData("{", "it is no JSON at line 1, byte 2")]
    public void A_file_that_is_no_plan_is_named(string content, string why)
    {
        File.WriteAllText(Plan, content);

        Contains(2, $"tokenguard: error: {Plan} is no revocation plan: {why}", As("kim", "revoke", "--approve", Plan, "--yes"));
    }

    [Fact]
    public void A_plan_that_was_changed_after_its_approval_does_not_run()
    {
        var (_, report) = account.LeakApiToken();
        As("robin", "revoke", report, "--propose", Plan);
        As("kim", "revoke", "--approve", Plan, "--yes");
        File.WriteAllText(Plan, File.ReadAllText(Plan).Replace("\"useLeaked\": false", "\"useLeaked\": true", StringComparison.Ordinal));

        Contains(2, "signature", As("robin", "revoke", "--plan", Plan, "--yes"));
        Assert.Empty(account.Changes());
    }

    [Fact]
    public void A_plan_that_is_too_old_or_dated_ahead_is_refused()
    {
        var (_, report) = account.LeakApiToken();
        As("robin", "revoke", report, "--propose", Plan);

        var late = account.RunAt(new FixedClock(2026, 12, 5), "revoke", "--approve", Plan, "--yes");
        Assert.Contains($"{Plan} was proposed at 2026-11-27 12:00 UTC, and plans hold for 7 days ([approval] plan_days): propose it again", late.Error, StringComparison.Ordinal);
        var early = account.RunAt(new FixedClock(2026, 11, 26), "revoke", "--approve", Plan, "--yes");
        Assert.Contains("which is still to come: look at the clocks of both computers", early.Error, StringComparison.Ordinal);
        Assert.Equal((2, 2), (late.ExitCode, early.ExitCode));
        Assert.False(File.Exists(Plan + ".sig"));
    }

    [Fact]
    public void A_plan_whose_tokens_are_dead_by_another_hand_is_refused()
    {
        var (_, report) = account.LeakApiToken();
        As("robin", "revoke", report, "--propose", Plan);
        As("kim", "revoke", "--approve", Plan, "--yes");
        Assert.Equal(0, account.Run("revoke", report, "--yes").ExitCode);

        Contains(2, "has nothing left to revoke: the audit log says that its token is dead already", As("robin", "revoke", "--plan", Plan, "--yes"));
        Contains(2, "has nothing left to revoke", As("kim", "revoke", "--approve", Plan, "--yes"));
    }

    [Fact]
    public void A_plan_deletes_what_was_only_deactivated_before()
    {
        var (_, report) = account.LeakApiToken();
        Assert.Equal(0, account.Run("revoke", report, "--yes", "--deactivate-only").ExitCode);
        As("robin", "revoke", report, "--propose", Plan);

        Contains(0, "is your approval", As("kim", "revoke", "--approve", Plan, "--yes"));
        Contains(0, "1 proved dead, 0 not", As("robin", "revoke", "--plan", Plan, "--yes"));
        Assert.Contains("delete", AuditReading.Of(account.Log).Records.Select(record => record.Event.Step));
    }

    [Theory]
    [InlineData("--propose and --approve cannot be combined", "REPORT", "--propose", "a", "--approve", "b")]
    [InlineData("--approve and --plan cannot be combined", "--approve", "a", "--plan", "b")]
    [InlineData("leave out a report: the plan of --plan says what is revoked, and how", "REPORT", "--plan", "a")]
    [InlineData("leave out --use-leaked: the plan of --approve says what is revoked, and how", "--approve", "a", "--use-leaked")]
    [InlineData("leave out --deactivate-only: the plan of --plan says what is revoked, and how", "--plan", "a", "--deactivate-only")]
    public void What_contradicts_a_plan_is_refused(string message, params string[] arguments)
    {
        var (_, report) = account.LeakApiToken();

        Contains(2, message, account.Run(["revoke", .. arguments.Select(argument => argument == "REPORT" ? report : argument)]));
        Assert.Empty(account.Server.Requests.Read());
    }

    [Fact]
    public void A_report_without_findings_leaves_nothing_to_do()
    {
        account.Write("clean/a.txt", "nothing");
        Cli.Run("scan", "--format", "json", "--output", account["clean.json"], account["clean"]);

        Contains(0, "there is nothing to revoke: the report has no findings", account.Run("revoke", account["clean.json"], "--yes"));
    }

    [Fact]
    public void What_a_provider_cannot_undo_is_left_alone_where_only_that_is_wanted()
    {
        var (token, report) = account.LeakGitHubToken();

        var run = account.Run("revoke", report, "--deactivate-only", "--yes");

        Contains(5, "does      nothing: GitHub can only end it for good, and --deactivate-only stops before that", run);
        Contains(5, "nothing was done: GitHub can only end it for good", run);
        Assert.True(account.Server.Seeds.IsLive(token.Reference));
    }

    [Fact]
    public void A_plan_takes_no_other_files_place()
    {
        var (_, report) = account.LeakApiToken();
        account.Write("plan.json", "another plan");

        Contains(2, $"'{Plan}' exists, and may be somebody's plan; choose another name", As("robin", "revoke", report, "--propose", Plan));
        Assert.Equal("another plan", File.ReadAllText(Plan));
    }

    private string Plan => account["plan.json"];

    private CommandRun As(string who, params string[] arguments)
    {
        var settings = account.Write($"{who}.toml", $"""
            [provider.zendesk]
            oauth_token = 'file:{account["owner"]}'
            [approval]
            required_from = 'high'
            identity      = '{who}'
            signing_key   = '{account[who]}'
            [[approver]]
            identity   = 'kim'
            public_key = '{File.ReadAllText(account["kim.pub"]).Trim()}'
            """);
        return Cli.RunAt(new FixedClock(2026, 11, 27), [.. arguments, .. account.Reach().Select(option => option == account["config.toml"] ? settings : option)]);
    }

    private static void Contains(int exitCode, string message, CommandRun run)
    {
        Assert.True(run.ExitCode == exitCode, $"ended with {run.ExitCode}\n{run.Output}{run.Error}");
        Assert.Contains(message, run.Output + run.Error, StringComparison.Ordinal);
    }
}
