using System.Security.Cryptography;
using TokenGuard.Server.Sandbox.Accounts;
using TokenGuard.Server.Sandbox.OAuth;
using TokenGuard.Server.Sandbox.Quirks;
using TokenGuard.Server.Sandbox.Tokens;
using TokenGuard.TokenApi.Audit;

namespace TokenGuard.Cli.Tests;

/// <summary>What goes wrong while tokens are looked up and revoked: a clear message, a right exit code, an audit log that is whole.</summary>
public sealed class BadRevocationTests : IAsyncLifetime
{
    private SandboxAccount account = null!;

    public async Task InitializeAsync() => account = await SandboxAccount.StartAsync();

    public async Task DisposeAsync() => await account.DisposeAsync();

    [Fact]
    public void A_wrong_subdomain_is_no_death_and_nothing_is_changed()
    {
        var (_, report) = account.LeakApiToken(subdomain: "nowhere");

        Ends(1, "unknown", "verify", report);
        Ends(5, "'find' was refused (status 404): the provider does not know it, or not under this account", "revoke", report, "--yes");
        Assert.Empty(account.Changes());
    }

    [Fact]
    public void An_expired_credential_of_the_owner_is_told_as_that()
    {
        var (token, report) = account.LeakApiToken();
        account.WriteOwner(account.Server.Seeds.Add(new OAuthTokenSeed("acme", SandboxAccount.Email) { ExpiresAt = SandboxAccount.Today.AddDays(-1) }).Value);

        Ends(5, "'find' was refused (status 401): the credential that was used is wrong, expired or revoked", "revoke", report, "--yes");
        Assert.True(account.Server.Seeds.IsLive(token.Reference));
        Assert.Empty(account.Changes());
    }

    [Theory]
    [InlineData(QuirkName.Unavailable, "the provider has a problem (status 503)")]
    [InlineData(QuirkName.Redirect, "redirected, which is not followed (status 302)")]
    [InlineData(QuirkName.RateLimitedWithoutRetryAfter, "rate limited")]
    [InlineData(QuirkName.RateLimitedAsText, "rate limited, to be tried again in")]
    public void An_answer_that_says_nothing_of_the_token_is_unknown(QuirkName quirk, string reason)
    {
        var (token, report) = account.LeakApiToken();
        account.Server.Quirks.On(new Quirk(quirk) { Seconds = 600 });

        Ends(1, reason, "verify", report, "--format", "json");
        Assert.True(account.Server.Seeds.IsLive(token.Reference));
    }

    [Theory]
    [InlineData(QuirkName.RateLimitedWithoutRetryAfter, "'deactivate' was refused (status 429): rate limited; run the same command again later")]
    [InlineData(QuirkName.Unavailable, "'deactivate' was refused (status 503)")]
    [InlineData(QuirkName.DropBeforeEffect, "'deactivate' may have arrived: ")]
    [InlineData(QuirkName.DropAfterEffect, "'deactivate' may have arrived: ")]
    public void A_change_that_fails_in_the_middle_is_finished_by_the_same_command(QuirkName quirk, string message)
    {
        var (token, report) = account.LeakApiToken();
        account.Server.Quirks.On(new Quirk(quirk) { Method = "PUT", Times = 1 });

        Ends(5, message, "revoke", report, "--yes");
        Ends(0, "1 proved dead, 0 not", "revoke", report, "--yes");
        Assert.False(account.Server.Seeds.IsLive(token.Reference));
        Assert.Equal(["PUT", "DELETE"], account.Changes().Select(request => request.Method));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_error_may_be_a_text_or_an_object(bool isObject)
    {
        var (_, report) = account.LeakOAuthToken();
        Ends(4, "live", "verify", report);
        if (isObject)
        {
            account.Server.Quirks.On(new Quirk(QuirkName.ErrorAsObject));
        }

        account.WriteOwner("not" + RandomNumberGenerator.GetHexString(61, lowercase: true));
        var (_, other) = account.LeakApiToken("other");
        Ends(5, "'find' was refused (status 401)", "revoke", other, "--yes");
    }

    [Fact]
    public void One_token_of_2048_is_found_and_the_others_stay()
    {
        account.Server.Seeds.Put(new AccountSeed("acme") { TokenCap = 2048, RateLimit = 100_000 });
        for (var i = 1; i < 2048; i++)
        {
            account.Server.Seeds.Add(new ApiTokenSeed("acme"));
        }

        var (token, report) = account.LeakApiToken();

        Ends(0, "1 proved dead, 0 not", "revoke", report, "--yes");
        Assert.Equal([token.Reference], account.Changes().SelectMany(request => request.Targets).Distinct());
    }

    [Fact]
    public void Two_tokens_that_begin_alike_are_both_named_and_left_alone()
    {
        var beginning = "Aa0" + RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789", 17);
        string End() => RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789", 20);
        var other = account.Server.Seeds.Add(new ApiTokenSeed("acme") { Value = beginning + End() });
        var (token, report) = account.LeakApiToken(value: beginning + End());

        var run = Ends(5, "'find' knows several tokens that begin so", "revoke", report, "--yes");
        Assert.Contains($"(id {other.Id}, {token.Id})", run.Output, StringComparison.Ordinal);
        Assert.Contains("nothing was done", run.Output, StringComparison.Ordinal);
        Assert.Empty(account.Changes());
    }

    [Fact]
    public void After_the_removal_of_api_tokens_one_that_answered_live_before_is_dead()
    {
        var (_, report) = account.LeakApiToken();
        Ends(4, "live", "verify", report);
        account.Server.Now = new DateTimeOffset(2027, 5, 1, 12, 0, 0, TimeSpan.Zero);

        Ends(0, "dead", "verify", report);
        Ends(0, "was dead already", "revoke", report, "--yes");
        Assert.Empty(account.Changes());
    }

    [Fact]
    public void A_yes_without_effect_is_a_failure()
    {
        var (token, report) = account.LeakOAuthToken();
        account.Server.Quirks.On(new Quirk(QuirkName.DeleteCurrentWithoutEffect));
        account.Server.Quirks.On(new Quirk(QuirkName.RevokeWithoutEffect));

        // The waits for proof are as long as two minutes together.
        var run = Cli.RunAt(new HurriedClock(SandboxAccount.Today), ["revoke", report, "--yes", .. account.Reach()]);

        Assert.Equal((5, true), (run.ExitCode, account.Server.Seeds.IsLive(token.Reference)));
        Assert.Contains("FAILED Zendesk OAuth access token", run.Output, StringComparison.Ordinal);
        Assert.Contains("the provider accepted the revocation, and the token is still alive", run.Output, StringComparison.Ordinal);
        Assert.Contains("0 proved dead, 1 not", run.Output, StringComparison.Ordinal);
        IsWhole();
    }

    [Fact]
    public void The_id_of_a_self_deletion_without_effect_is_deleted_by_the_owner()
    {
        var (token, report) = account.LeakOAuthToken();
        account.Server.Quirks.On(new Quirk(QuirkName.DeleteCurrentWithoutEffect));

        var run = Cli.RunAt(new HurriedClock(SandboxAccount.Today), ["revoke", report, "--yes", .. account.Reach()]);

        Assert.Equal((0, false), (run.ExitCode, account.Server.Seeds.IsLive(token.Reference)));
        IsWhole();
    }

    [Fact]
    public void A_secret_that_moved_is_named_and_not_guessed()
    {
        var (_, report) = account.LeakApiToken();
        File.Delete(account["leak/.env"]);

        foreach (var command in new string[][] { ["verify", report], ["revoke", report, "--yes"] })
        {
            Ends(3, "the secret is no longer at .env:3; pass it by --stdin, or name the folder by --source", command);
        }
    }

    [Fact]
    public void A_rule_that_is_not_there_is_named_and_its_secret_not_called_gone()
    {
        var (_, report) = account.LeakApiToken();
        File.WriteAllText(report, File.ReadAllText(report).Replace("\"zendesk-api-token", "\"acme-token", StringComparison.Ordinal));
        File.Delete(account["leak/.env"]);

        Ends(3, "there is no such rule; give its file by --rules", "verify", report);
    }

    [Fact]
    public void A_folder_that_is_not_where_the_report_says_is_named()
    {
        var (_, report) = account.LeakApiToken();
        Directory.Move(account["leak"], account["moved"]);

        Ends(3, $"the secret stood at .env:3 of '{account["leak"]}', which is not here; name the folder by --source", "verify", report);
        Ends(2, "--source: there is no folder 'nowhere'", "verify", report, "--source", "nowhere");
        Ends(4, "live", "verify", report, "--source", account["moved"]);
    }

    [Fact]
    public void Secrets_of_a_repository_that_was_scanned_by_its_url_are_read_from_a_new_clone()
    {
        var token = account.Server.Seeds.Add(new OAuthTokenSeed("acme", SandboxAccount.Email));
        using var repository = new PlantedRepository();
        repository.Commit(".env", $"ZENDESK_SUBDOMAIN=acme\n{"ZENDESK_OAUTH_"}TOKEN={token.Value}\n");
        repository.Commit(".env", "gone\n");
        var (url, report) = ($"file://{repository.Path}", account["url.json"]);
        Cli.Run("scan", url, "--format", "json", "--output", report);

        Ends(3, $"the secret stood at .env:2 of {url}; give this address, or a clone of it, by --source", "verify", report);
        Ends(4, "live", "verify", report, "--source", url);
        Ends(0, "1 proved dead, 0 not", "revoke", report, "--source", url, "--yes");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"version\":1")]
    [InlineData("not json")]
    public void What_is_no_report_is_told_in_plain_words(string content)
    {
        var file = account.Write("report.json", content);

        Ends(2, $"{file} is no report of tokenguard scan in the format json or sarif: it is empty, cut off or no JSON", "verify", file);
        Ends(2, $"{account.Path} is a folder and no report: tokenguard scan", "revoke", account.Path, "--yes");
    }

    [Fact]
    public void Nothing_is_sent_if_it_could_not_be_written_down()
    {
        var (token, report) = account.LeakApiToken();
        var before = File.ReadAllText(report);
        var log = Path.Combine(account.Write("state", "a file, and no folder"), "audit.jsonl");
        string[] reach = [.. account.Reach().Select(word => word == account.Log ? log : word)];

        foreach (var command in new string[][]
        {
            ["scan", account["leak"], "--verify", "--output", report],
            ["verify", report, "--output", report],
            ["inspect", report, "tg1-"],
            ["revoke", report, "--yes"],
        })
        {
            var run = Cli.RunAt(new FixedClock(2026, 11, 27), [.. command, .. reach]);

            Assert.True(run.ExitCode == 2, $"{command[0]} ended with {run.ExitCode}\n{run.Output}{run.Error}");
            Assert.StartsWith($"tokenguard: error: the audit log {log} cannot be written, and nothing is done that is not written down: ", run.ErrorLines[0], StringComparison.Ordinal);
        }

        Assert.Equal(before, File.ReadAllText(report));
        Assert.Empty(account.Server.Requests.Read());
        Assert.True(account.Server.Seeds.IsLive(token.Reference));
    }

    [Theory]
    [InlineData("scan")]
    [InlineData("verify")]
    public async Task A_log_that_breaks_meanwhile_keeps_nothing_from_the_report(string command)
    {
        var (_, report) = account.LeakApiToken();
        await using var gate = await Gate.OpenAsync(account.Server.Address);
        gate.After = _ => Break();
        string[] what = command == "scan" ? ["scan", account["leak"], "--verify"] : ["verify", report];

        var run = Cli.RunAt(new FixedClock(2026, 11, 27), [.. what, "--format", "json", .. account.Reach(gate.Address)]);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal((2, false, 1), (run.Report.ExitCode, run.Report.Complete, run.Report.Findings.Count));
        Assert.Contains("\"live\"", run.Output, StringComparison.Ordinal);
        Assert.StartsWith($"the audit log {account.Log} cannot be written", Assert.Single(run.Report.Problems).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_that_breaks_meanwhile_ends_the_revocation_and_is_told_beside_its_sum()
    {
        var (token, report) = account.LeakApiToken();
        await using var gate = await Gate.OpenAsync(account.Server.Address);
        gate.After = _ => Break();

        var run = Cli.RunAt(new FixedClock(2026, 11, 27), ["revoke", report, "--yes", .. account.Reach(gate.Address)]);

        Assert.Equal((5, true), (run.ExitCode, account.Server.Seeds.IsLive(token.Reference)));
        Assert.StartsWith($"tokenguard: error: the audit log {account.Log} cannot be written", run.ErrorLines[^1], StringComparison.Ordinal);
        Assert.EndsWith("0 proved dead, 1 not; the same command goes on where it stopped\n", run.Output, StringComparison.Ordinal);
        Assert.Empty(account.Changes());
    }

    /// <summary>Puts a folder where the log was.</summary>
    private void Break()
    {
        File.Delete(account.Log);
        Directory.CreateDirectory(account.Log);
    }

    private CommandRun Ends(int exitCode, string message, params string[] arguments)
    {
        var run = account.Run(arguments);
        Assert.True(run.ExitCode == exitCode, $"ended with {run.ExitCode}\n{run.Output}{run.Error}");
        Assert.Contains(message, run.Output + run.Error, StringComparison.Ordinal);
        IsWhole();
        return run;
    }

    private void IsWhole() => Assert.Empty(AuditReading.Of(account.Log).Complaints(null));
}
