using System.Text.Json.Nodes;

namespace TokenGuard.Cli.Tests;

public sealed class TokensChangeTests : IDisposable
{
    private readonly LoopbackAccount account = new();

    public void Dispose() => account.Dispose();

    [Fact]
    public void An_OAuth_token_gets_the_least_scopes_of_its_calls_and_goes_to_its_store()
    {
        account.Server.Clients.Add(new JsonObject { ["id"] = 3, ["identifier"] = "sync" });
        var calls = account.Write("calls.txt", "# what the sync does\nGET /api/v2/tickets/123.json\nPUT tickets/123\nGET users/me\n");

        var run = account.Run("create", "--client", "sync", "--for-calls", calls, "--store", $"file:{account["new"]}");

        Assert.Equal(0, run.ExitCode);
        var token = account.Server.OAuthTokens[0]!;
        Assert.Equal("""["tickets:read","tickets:write","users:read"]""", token["scopes"]!.ToJsonString());
        Assert.Equal(account.Server.Values[(long)token["id"]!], File.ReadAllText(account["new"]).Trim());
        Assert.DoesNotContain(account.Server.Values[(long)token["id"]!], run.Output + run.Error + account.AuditText, StringComparison.Ordinal);
    }

    [Fact]
    public void Show_prints_the_new_value_once_and_nothing_else()
    {
        var run = account.Run("create", "--kind", "oauth-client", "--name", "Ticket sync", "--show");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("ticket-sync", (string)account.Server.Clients[0]!["identifier"]!);
        Assert.Contains("OAuth client 'ticket-sync' (901) was created", run.Error, StringComparison.Ordinal);
        Assert.Equal(account.Server.Values[901] + "\n", run.Output);
        Assert.DoesNotContain(account.Server.Values[901], run.Error + account.AuditText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broad_or_unknown_scope_is_warned_of()
    {
        account.Server.Clients.Add(new JsonObject { ["id"] = 3, ["identifier"] = "sync" });

        var run = account.Run("create", "--client", "3", "--scope", "read", "--scope", "views:read", "--show", "--dry-run");

        Assert.Contains("'read' is broad", run.Error, StringComparison.Ordinal);
        Assert.Contains("no scope 'views:read'", run.Error, StringComparison.Ordinal);
        Assert.Equal([], account.Server.Changes);
    }

    [Fact]
    public void A_value_that_cannot_be_stored_is_taken_back()
    {
        account.Server.Clients.Add(new JsonObject { ["id"] = 3, ["identifier"] = "sync" });

        var run = account.Run("create", "--client", "3", "--scope", "tickets:read", "--store", $"file:{account["none/there/new"]}");

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(account.Server.OAuthTokens);
        Assert.Contains("was taken back", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_secret_that_cannot_be_stored_is_told_as_lost()
    {
        account.Server.Clients.Add(new JsonObject { ["id"] = 3, ["identifier"] = "sync" });

        var run = account.Run("update", "3", "--kind", "oauth-client", "--new-secret", "--store", $"file:{account["none/there/new"]}");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("OAuth client 3 has a new secret, which nobody has, and the old one works no more: make another one", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("create", "--client", "3", "--show")]
    [InlineData("create", "--client", "3", "--scope", "tickets:read")]
    [InlineData("create", "--scope", "tickets:read", "--show")]
    [InlineData("create", "--kind", "oauth-client", "--show")]
    [InlineData("update", "7")]
    [InlineData("update", "7", "--new-secret", "--show")]
    [InlineData("delete", "7x")]
    public void What_is_missing_or_makes_no_sense_is_told_before_any_request(params string[] arguments)
    {
        var run = account.Run(arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("tokenguard: error: ", run.Error, StringComparison.Ordinal);
        Assert.Equal([], account.Server.Requests);
    }

    [Fact]
    public void An_api_token_is_not_created_any_more_and_OAuth_is_offered()
    {
        var run = account.Run("create", "--kind", "api-token", "--name", "x", "--show");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("creates no API tokens since 2026-10-27", run.Error, StringComparison.Ordinal);
        Assert.Contains("--kind oauth-client", run.Error, StringComparison.Ordinal);
        Assert.Equal([], account.Server.Requests);
    }

    [Fact]
    public void Before_that_day_Zendesk_is_asked()
    {
        account.Server.Instead = request => request == "POST api_tokens" ? FakeZendesk.Json(201, """{"api_token":{"id":5,"token":"0123"}}""") : null;

        var run = account.Run(new FixedClock(2026, 10, 26), "create", "--kind", "api-token", "--name", "x", "--show");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("0123\n", run.Output);
    }

    [Fact]
    public void Deactivation_is_written_down_and_taken_back()
    {
        account.Server.AddApiToken(7, FakeZendesk.RandomValue(40));

        Assert.Equal(0, account.Run("deactivate", "7").ExitCode);
        Assert.False((bool)account.Server.ApiTokens[0]!["active"]!);
        Assert.Equal(0, account.Run("reactivate", "7").ExitCode);

        Assert.True((bool)account.Server.ApiTokens[0]!["active"]!);
        Assert.Equal(4, account.AuditText.Split('\n').Count(line => line.Contains("api_token 7", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_token_that_stays_active_is_no_success()
    {
        account.Server.AddApiToken(7, FakeZendesk.RandomValue(40));
        account.Server.Instead = request => request == "PUT api_tokens/7" ? FakeZendesk.Json(200, """{"api_token":{"id":7,"active":true}}""") : null;

        Assert.Equal(5, account.Run("deactivate", "7").ExitCode);
    }

    [Fact]
    public void Deletion_wants_the_id_typed()
    {
        account.Server.AddApiToken(7, FakeZendesk.RandomValue(40));
        string[] command = ["tokens", "delete", "7", "--subdomain", "acme", .. account.Reach];

        Assert.Equal(2, Cli.RunWith(new MemoryStream("yes\n"u8.ToArray()), command).ExitCode);
        Assert.Single(account.Server.ApiTokens);
        Assert.Equal(0, Cli.RunWith(new MemoryStream("7\n"u8.ToArray()), command).ExitCode);

        Assert.Empty(account.Server.ApiTokens);
    }

    [Fact]
    public void A_deletion_that_has_no_effect_is_no_success()
    {
        account.Server.AddApiToken(7, FakeZendesk.RandomValue(40));
        account.Server.Instead = request => request == "DELETE api_tokens/7" ? FakeZendesk.Json(204, "") : null;

        var run = account.Run("delete", "7", "--yes");

        Assert.Equal(5, run.ExitCode);
        Assert.Contains("still shows", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_own_credential_is_not_deleted()
    {
        var own = FakeZendesk.RandomValue(40);
        account.Server.AddApiToken(7, own);
        account.WriteSecret("own", own);

        var run = account.Run("delete", "7", "--yes", "--email", "ada@acme.example");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("the credential of this very run", run.Error, StringComparison.Ordinal);
        Assert.Single(account.Server.ApiTokens);
    }

    [Theory]
    [InlineData("oauth-token", 5)]
    [InlineData("oauth-client", 3)]
    public void Nor_is_the_own_OAuth_token_nor_its_client(string kind, int id)
    {
        account.Server.Clients.Add(new JsonObject { ["id"] = 3, ["identifier"] = "sync" });
        account.Server.OAuthTokens.Add(new JsonObject { ["id"] = 5, ["client_id"] = 3, ["token"] = File.ReadAllText(account["own"])[..10] });

        var run = account.Run("delete", id.ToString(System.Globalization.CultureInfo.InvariantCulture), "--kind", kind, "--yes");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("the credential of this very run", run.Error, StringComparison.Ordinal);
        Assert.Empty(account.Server.Changes);
    }

    [Fact]
    public void A_dry_run_changes_nothing_and_writes_nothing_down()
    {
        account.Server.AddApiToken(7, FakeZendesk.RandomValue(40));

        var run = account.Run("delete", "7", "--dry-run");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("would delete api-token 7 of acme.zendesk.com for good", run.Error, StringComparison.Ordinal);
        Assert.Equal([], account.Server.Changes);
        Assert.Equal("", account.AuditText);
    }

    [Theory]
    [InlineData("migrate", "9", "--scope", "tickets:read")]
    [InlineData("delete", "9")]
    [InlineData("deactivate", "9")]
    [InlineData("reactivate", "9")]
    [InlineData("update", "9", "--name", "other")]
    [InlineData("update", "9", "--kind", "oauth-client", "--name", "other")]
    public void A_dry_run_for_what_the_account_does_not_have_is_an_error(params string[] command)
    {
        account.Server.AddApiToken(7, FakeZendesk.RandomValue(40));

        var run = account.Run([.. command, .. command[0] == "migrate" ? ["--store", $"file:{account["new"]}", "--state", account["state"]] : Array.Empty<string>(), "--dry-run"]);

        Assert.Equal((2, false), (run.ExitCode, run.Error.Contains("would ", StringComparison.Ordinal)));
        Assert.Equal([], account.Server.Changes);
        Assert.False(File.Exists(account["state"]));
    }

    [Theory]
    [InlineData("other", 7, "is the state of other; name another file with --state")]
    [InlineData("acme", 8, "is the state of API token 8; name another file with --state")]
    public void A_dry_run_of_a_migration_with_the_state_of_another_one_is_an_error(string subdomain, int token, string error)
    {
        account.Server.AddApiToken(7, FakeZendesk.RandomValue(40));
        account.Server.AddApiToken(8, FakeZendesk.RandomValue(40));
        account.Write("state", $$"""{"version":1,"subdomain":"{{subdomain}}","oldId":{{token}},"grant":"Token","scopes":["tickets:read"],"store":"file:{{account["new"]}}","done":[]}""");
        string[] migrate = ["migrate", "7", "--scope", "tickets:read", "--store", $"file:{account["new"]}", "--state", account["state"], "--dry-run"];

        foreach (var run in new[] { account.Run(migrate), account.Run("migrate", "7", "--undo", "--state", account["state"], "--dry-run"), account.Run("migrate", "7", "--undo", "--state", account["state"]) })
        {
            Assert.Equal(2, run.ExitCode);
            Assert.Contains(error, run.Error, StringComparison.Ordinal);
        }

        Assert.Equal([], account.Server.Changes);
    }

    [Fact]
    public void A_network_that_goes_away_leaves_an_open_record_and_exit_code_3()
    {
        account.Server.AddApiToken(7, FakeZendesk.RandomValue(40));
        account.Server.AfterChange = _ => throw new IOException("the network is gone");

        var run = account.Run("deactivate", "7");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("nknown", account.AuditText, StringComparison.Ordinal);
    }

    [Fact]
    public void Review_ends_with_1_if_there_is_advice_and_with_0_if_there_is_none()
    {
        account.Server.AddApiToken(7, FakeZendesk.RandomValue(40), active: false);
        Assert.Equal(0, account.Run("review").ExitCode);
        account.Server.AddApiToken(8, FakeZendesk.RandomValue(40));

        var run = account.Run("review", "--format", "csv");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("api-token,8,retirement,\"it ends on 2027-04-30, in 154 days", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_account_its_credential_and_the_days_of_a_review_may_stand_in_the_settings()
    {
        account.Server.AddApiToken(7, FakeZendesk.RandomValue(40));
        var settings = account.Write("settings.toml", $"[provider.zendesk]\nsubdomain = 'acme'\noauth_token = 'file:{account["own"]}'\n\n[review]\napi_token_idle_days = 5\n");

        var run = Cli.RunAt(
            new FixedClock(2026, 11, 27), "tokens", "review", "--config", settings, "--provider-url", account.Reach[1], "--audit-log", account["audit.jsonl"], "--format", "csv");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("api-token,7,idle,", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_migration_is_prepared_finished_and_taken_back()
    {
        account.Server.AddApiToken(7, FakeZendesk.RandomValue(40));
        string[] migrate = ["migrate", "7", "--scope", "tickets:read", "--store", $"file:{account["new"]}", "--state", account["state"]];

        Assert.Equal(0, account.Run([.. migrate, "--prepare"]).ExitCode);
        Assert.Equal(2, account.Run(migrate).ExitCode);
        Assert.True((bool)account.Server.ApiTokens[0]!["active"]!);
        var run = account.Run([.. migrate, "--yes"]);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("API token 7 is replaced", run.Error, StringComparison.Ordinal);
        Assert.False((bool)account.Server.ApiTokens[0]!["active"]!);

        Assert.Equal(0, account.Run("migrate", "7", "--undo", "--state", account["state"]).ExitCode);

        Assert.True((bool)account.Server.ApiTokens[0]!["active"]!);
        Assert.Empty(account.Server.Clients);
        Assert.Empty(account.Server.OAuthTokens);
    }

    [Fact]
    public void The_doctor_tells_each_thing_and_ends_with_1_if_something_is_bad()
    {
        string[] doctor = ["doctor", "zendesk", "--subdomain", "acme", .. account.Reach];
        Assert.Equal(0, Cli.Run(doctor).ExitCode);
        account.Server.Me = _ => FakeZendesk.Json(200, """{"user":{"id":null,"role":"end-user"}}""");

        var run = Cli.Run(doctor);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("bad      credential: Zendesk answers as to nobody", run.Output, StringComparison.Ordinal);
    }
}
