using System.Text;
using TokenGuard.TokenApi.Audit;
using TokenGuard.TokenApi.Http;
using TokenGuard.TokenApi.SecretStores;
using TokenGuard.TokenApi.Zendesk;
using TokenGuard.TokenApi.Zendesk.Inventory;
using TokenGuard.TokenApi.Zendesk.Migration;

namespace TokenGuard.TokenApi.Tests.Zendesk;

public sealed class MigrationTests : IDisposable
{
    private readonly MigrationRun run = new();

    public void Dispose() => run.Dispose();

    [Fact]
    public async Task The_whole_way_makes_a_working_credential_and_leaves_the_old_token_inactive()
    {
        Assert.True(await run.RunAsync());

        Assert.Equal(["POST oauth/clients", "POST oauth/tokens", "PUT api_tokens/7"], run.Account.Server.Changes);
        Assert.False(run.OldIsActive);
        Assert.Equal(Encoding.UTF8.GetBytes(run.Account.Server.Values[(long)run.Account.Server.OAuthTokens[0]!["id"]!]), run.Store.Value!.Reveal().ToArray());
        Assert.Equal("[\"tickets:read\"]", run.Account.Server.OAuthTokens[0]!["scopes"]!.ToJsonString());
        Assert.Equal([MigrationStep.Deactivate], run.Asked);
    }

    [Fact]
    public async Task Every_change_stands_in_the_audit_log_before_and_after()
    {
        await run.RunAsync();

        Assert.Equal(
            [
                "Create Intended oauth_client tokenguard-api-token-7", "Create Succeeded oauth_client 901",
                "Create Intended oauth_token of client 901", "Create Succeeded oauth_token 902",
                "Store Intended oauth_token 902", "Store Succeeded oauth_token 902",
                "Deactivate Intended api_token 7", "Deactivate Succeeded api_token 7",
            ],
            run.Account.Audit.Lines);
    }

    [Fact]
    public async Task The_state_is_the_owners_alone_and_holds_no_secret()
    {
        await run.RunAsync();

        var text = await File.ReadAllTextAsync(run.StatePath);
        Assert.DoesNotContain(run.Account.Server.Values.Values, value => text.Contains(value, StringComparison.Ordinal));
        Assert.DoesNotContain(run.Account.Audit.Events, entry => run.Account.Server.Values.Values.Any(value => entry.ToString().Contains(value, StringComparison.Ordinal)));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(run.StatePath));
        }
    }

    [Theory]
    [InlineData("POST oauth/clients")]
    [InlineData("POST oauth/tokens")]
    [InlineData("PUT api_tokens/7")]
    [InlineData("DELETE api_tokens/7")]
    public async Task After_an_interruption_behind_any_change_the_next_run_comes_to_the_same_end(string at)
    {
        run.Plan = run.Plan with { Delete = true };
        run.Account.Server.AfterChange = request =>
        {
            if (request == at)
            {
                throw new ApiException(ApiFailure.Broken, "the connection broke");
            }
        };
        await Assert.ThrowsAsync<ZendeskException>(run.RunAsync);
        run.Account.Server.AfterChange = _ => { };

        Assert.True(await run.RunAsync());

        Assert.Single(run.Account.Server.Clients);
        Assert.Single(run.Account.Server.OAuthTokens);
        Assert.Equal("8", Assert.Single(run.Account.Server.ApiTokens)!["id"]!.ToString());
        Assert.Equal(1, run.Account.Server.Changes.Count(change => change == "POST oauth/clients"));
        Assert.Equal(Encoding.UTF8.GetBytes(run.Account.Server.Values[(long)run.Account.Server.OAuthTokens[0]!["id"]!]), run.Store.Value!.Reveal().ToArray());
    }

    [Fact]
    public async Task A_network_that_is_gone_before_a_change_leaves_it_to_the_next_run()
    {
        run.Account.Server.Instead = request => request.StartsWith("PUT", StringComparison.Ordinal) ? throw new ApiException(ApiFailure.Unreachable, "no route") : null;
        await Assert.ThrowsAsync<ZendeskException>(run.RunAsync);
        Assert.True(run.OldIsActive);
        run.Account.Server.Instead = _ => null;

        Assert.True(await run.RunAsync());

        Assert.False(run.OldIsActive);
        Assert.Equal(1, run.Account.Server.Changes.Count(change => change == "POST oauth/tokens"));
    }

    [Fact]
    public async Task A_store_that_refuses_leaves_the_old_token_alone_and_the_lost_value_is_revoked_later()
    {
        run.Store.IsFull = true;
        await Assert.ThrowsAsync<SecretStoreException>(run.RunAsync);
        Assert.True(run.OldIsActive);
        run.Store.IsFull = false;

        await run.RunAsync();

        Assert.Single(run.Account.Server.OAuthTokens);
        Assert.Contains("DELETE oauth/tokens/902", run.Account.Server.Changes);
    }

    [Fact]
    public async Task A_store_that_only_writes_is_never_read()
    {
        run.Store.ReadsBack = false;

        Assert.True(await run.RunAsync());

        Assert.Equal(0, run.Store.Reads);
    }

    [Fact]
    public async Task After_an_interruption_such_a_store_needs_another_to_read_from()
    {
        run.Store.ReadsBack = false;
        run.Account.Server.Instead = request => request == "GET oauth/tokens/current" ? throw new ApiException(ApiFailure.Unreachable, "no route") : null;
        await Assert.ThrowsAsync<ZendeskException>(run.RunAsync);
        run.Account.Server.Instead = _ => null;
        Assert.Contains("--verify-from", (await Assert.ThrowsAsync<MigrationException>(run.RunAsync)).Message, StringComparison.Ordinal);

        run.Plan = run.Plan with { ReadBack = new MigrationRun.MemoryStore { Value = run.Store.Value } };

        Assert.True(await run.RunAsync());
        Assert.Equal(0, run.Store.Reads);
    }

    [Fact]
    public async Task A_store_that_gives_something_else_back_leaves_the_old_token_alone()
    {
        run.Plan = run.Plan with { ReadBack = new MigrationRun.MemoryStore { Value = Account.SecretOf("something else") } };

        await Assert.ThrowsAsync<MigrationException>(run.RunAsync);

        Assert.True(run.OldIsActive);
    }

    [Fact]
    public async Task A_new_credential_that_does_not_work_leaves_the_old_token_alone()
    {
        run.Account.Server.Instead = request => request == "GET oauth/tokens/current" ? FakeZendesk.Json(401, """{"error":"invalid_token"}""") : null;

        await Assert.ThrowsAsync<MigrationException>(run.RunAsync);

        Assert.True(run.OldIsActive);
    }

    [Fact]
    public async Task A_token_that_may_not_look_at_itself_is_alive()
    {
        run.Account.Server.Instead = request => request == "GET oauth/tokens/current"
            ? FakeZendesk.Json(403, """{"error":"Forbidden","description":"You are missing the following required scopes: read"}""") : null;

        Assert.True(await run.RunAsync());
    }

    [Fact]
    public async Task Without_a_yes_the_old_token_stays_and_a_later_run_goes_on()
    {
        run.Answer = false;
        Assert.False(await run.RunAsync());
        Assert.True(run.OldIsActive);
        run.Answer = true;

        Assert.True(await run.RunAsync());

        Assert.Equal(1, run.Account.Server.Changes.Count(change => change == "POST oauth/tokens"));
    }

    [Fact]
    public async Task Prepare_stops_before_the_old_token_is_asked_about()
    {
        run.Plan = run.Plan with { PrepareOnly = true };

        Assert.False(await run.RunAsync());

        Assert.Equal([], run.Asked);
        Assert.True(run.OldIsActive);
    }

    [Fact]
    public async Task Undo_brings_the_old_token_back_and_takes_the_new_one_away()
    {
        await run.RunAsync();

        await run.UndoAsync();

        Assert.True(run.OldIsActive);
        Assert.Empty(run.Account.Server.Clients);
        Assert.Empty(run.Account.Server.OAuthTokens);
        Assert.False(File.Exists(run.StatePath));
    }

    [Fact]
    public async Task An_undo_that_was_interrupted_is_finished_and_nothing_else_goes_on_meanwhile()
    {
        await run.RunAsync();
        run.Account.Server.Instead = request => request.StartsWith("DELETE oauth/clients", StringComparison.Ordinal) ? throw new ApiException(ApiFailure.Broken, "broke") : null;
        await Assert.ThrowsAsync<ZendeskException>(run.UndoAsync);
        run.Account.Server.Instead = _ => null;

        await Assert.ThrowsAsync<MigrationException>(run.RunAsync);
        await run.UndoAsync();

        Assert.True(run.OldIsActive);
        Assert.Empty(run.Account.Server.Clients);
    }

    [Fact]
    public async Task What_is_deleted_cannot_be_taken_back()
    {
        run.Plan = run.Plan with { Delete = true };
        await run.RunAsync();

        await Assert.ThrowsAsync<MigrationException>(run.UndoAsync);

        Assert.Single(run.Account.Server.Clients);
    }

    [Fact]
    public async Task A_client_that_was_there_before_is_not_taken_over()
    {
        run.Account.Server.Clients.Add(new System.Text.Json.Nodes.JsonObject { ["id"] = 5, ["identifier"] = "tokenguard-api-token-7" });

        await Assert.ThrowsAsync<MigrationException>(run.RunAsync);

        Assert.Equal([], run.Account.Server.Changes);
    }

    [Fact]
    public async Task Other_scopes_than_at_the_beginning_are_refused()
    {
        run.Plan = run.Plan with { PrepareOnly = true };
        await run.RunAsync();
        run.Plan = run.Plan with { Scopes = ["read"] };

        Assert.Contains("other scopes", (await Assert.ThrowsAsync<MigrationException>(run.RunAsync)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_credential_of_the_run_is_not_taken_out_of_service()
    {
        var client = run.Account.Client.With(ZendeskCredential.ApiToken("ada@acme.example", Account.SecretOf(run.OldValue)));

        await Assert.ThrowsAsync<MigrationException>(() => run.Migration(client).RunAsync(run.Plan, default));

        Assert.Equal([], run.Account.Server.Changes);
    }

    [Fact]
    public async Task With_its_value_at_hand_the_old_token_is_tried_and_must_be_refused()
    {
        run.Plan = run.Plan with { OldValue = Account.SecretOf(run.OldValue), OldEmail = "ada@acme.example" };
        run.Account.Server.Me = authorization => authorization.StartsWith("Basic", StringComparison.Ordinal)
            ? FakeZendesk.Json(401, """{"error":"Couldn't authenticate you"}""") : FakeZendesk.Json(500, "");

        Assert.True(await run.RunAsync());

        Assert.Contains(run.Told, line => line.Contains("Zendesk refuses it", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_that_is_deactivated_and_still_accepted_is_no_success()
    {
        run.Plan = run.Plan with { OldValue = Account.SecretOf(run.OldValue), OldEmail = "ada@acme.example" };
        run.Account.Clock.AutoAdvanceAmount = TimeSpan.FromSeconds(30);
        var running = run.RunAsync();
        while (!running.IsCompleted)
        {
            run.Account.Clock.Advance(TimeSpan.FromSeconds(30));
            await Task.Delay(5);
        }

        var failure = await Assert.ThrowsAsync<MigrationException>(() => running);
        Assert.True(failure.IsOpenProof);
        Assert.Contains("still accepted", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_value_than_that_of_the_token_is_refused()
    {
        run.Plan = run.Plan with { OldValue = Account.SecretOf("another" + run.OldValue), OldEmail = "ada@acme.example" };

        await Assert.ThrowsAsync<MigrationException>(run.RunAsync);

        Assert.Equal([], run.Account.Server.Changes);
    }

    [Fact]
    public async Task The_places_of_the_old_token_are_told_and_those_of_other_tokens_are_not()
    {
        LeakedFinding Finding(string value, string place) => new(ZendeskTokenKind.ApiToken, ["acme"], [], [place], Account.SecretOf(value));
        run.Plan = run.Plan with { Report = new LeakReport([Finding(run.OldValue, "a.env:1"), Finding(FakeZendesk.RandomValue(40), "b.env:2")], Complete: true) };

        await run.RunAsync();

        Assert.Equal(["ListPlaces: holds the old token: a.env:1"], run.Told.Where(line => line.StartsWith("ListPlaces", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task With_the_client_credentials_grant_the_secret_is_stored_tried_and_no_token_is_left()
    {
        using var grant = new MigrationRun(MigrationGrant.ClientCredentials);

        Assert.True(await grant.RunAsync());

        Assert.Empty(grant.Account.Server.OAuthTokens);
        Assert.Equal(Encoding.UTF8.GetBytes(grant.Account.Server.Values[901]), grant.Store.Value!.Reveal().ToArray());
        Assert.Equal(2, grant.Account.Audit.Events.Count(entry => entry is { Action: AuditAction.Revoke }));
    }

    [Fact]
    public async Task A_lost_secret_of_the_client_is_made_anew()
    {
        using var grant = new MigrationRun(MigrationGrant.ClientCredentials);
        grant.Store.IsFull = true;
        await Assert.ThrowsAsync<SecretStoreException>(grant.RunAsync);
        grant.Store.IsFull = false;

        Assert.True(await grant.RunAsync());

        Assert.Contains("PUT oauth/clients/901/generate_secret", grant.Account.Server.Changes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"version":2}""")]
    public async Task A_file_that_is_no_state_stops_it(string content)
    {
        await File.WriteAllTextAsync(run.StatePath, content);

        await Assert.ThrowsAsync<MigrationException>(run.RunAsync);

        Assert.Equal([], run.Account.Server.Requests);
    }
}
