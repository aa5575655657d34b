using System.Text.Json.Nodes;
using TokenGuard.Server.Sandbox.StandIns;
using TokenGuard.Server.Tests.Harness;

namespace TokenGuard.Server.Tests.Sandbox;

public sealed class StandInTests
{
    [Fact]
    public async Task GitHub_revokes_a_list_of_tokens_for_anybody()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var tokens = Enumerable.Range(0, 3).Select(_ => sandbox.Server.Seeds.Add(new StandInSeed("github") { Owner = "jane", Scopes = ["repo", "gist"] })).ToList();
        var user = await sandbox.SendAsync("GET", "github/user", TestSandbox.Bearer(tokens[0].Value));
        Assert.Equal((200, "jane", "repo, gist"), (user.Status, (string?)user["login"], user.Headers["X-OAuth-Scopes"]));
        Assert.Matches("^ghp_[A-Za-z0-9]{36}$", tokens[0].Value);
        var revoked = await sandbox.SendAsync("POST", "github/credentials/revoke", body: new JsonObject { ["credentials"] = new JsonArray(tokens[0].Value, tokens[1].Value, "unknown") });
        Assert.Equal(202, revoked.Status);
        var after = await sandbox.SendAsync("GET", "github/user", TestSandbox.Bearer(tokens[0].Value));
        Assert.Equal((401, "Bad credentials"), (after.Status, (string?)after["message"]));
        Assert.Equal([false, false, true], tokens.Select(token => sandbox.Server.Seeds.IsLive(token.Reference)));
        var logged = sandbox.Server.Requests.Read()[1];
        Assert.Equal([tokens[0].Reference, tokens[1].Reference], logged.Targets);
        Assert.Equal([tokens[0].Reference + " revoked", tokens[1].Reference + " revoked"], logged.Changes);
    }

    [Fact]
    public async Task GitHub_refuses_callers_with_credentials_and_bad_lists()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var token = sandbox.Server.Seeds.Add(new StandInSeed("github"));
        var body = new JsonObject { ["credentials"] = new JsonArray(token.Value) };
        Assert.Equal(403, (await sandbox.SendAsync("POST", "github/credentials/revoke", TestSandbox.Bearer(token.Value), body)).Status);
        Assert.Equal(422, (await sandbox.SendAsync("POST", "github/credentials/revoke")).Status);
        Assert.Equal(422, (await RevokeAsync(0)).Status);
        Assert.Equal(202, (await RevokeAsync(1000)).Status);
        Assert.Equal(422, (await RevokeAsync(1001)).Status);
        Assert.True(sandbox.Server.Seeds.IsLive(token.Reference));
        Task<Reply> RevokeAsync(int count) => sandbox.SendAsync("POST", "github/credentials/revoke", body: new JsonObject
        {
            ["credentials"] = new JsonArray([.. Enumerable.Range(0, count).Select(i => (JsonNode)$"t{i}")]),
        });
    }

    [Fact]
    public async Task A_GitLab_token_tells_of_itself_and_ends_itself()
    {
        const string Self = "gitlab/api/v4/personal_access_tokens/self";
        await using var sandbox = await TestSandbox.StartAsync();
        var token = sandbox.Server.Seeds.Add(new StandInSeed("gitlab") { Scopes = ["api"], ExpiresAt = TestSandbox.September.AddDays(9) });
        var shown = await sandbox.SendAsync("GET", Self, null, null, ("PRIVATE-TOKEN", token.Value));
        Assert.Equal((200, token.Id, "2026-09-10", true), (shown.Status, (long)shown["id"]!, (string?)shown["expires_at"], (bool)shown["active"]!));
        Assert.Equal(204, (await sandbox.SendAsync("DELETE", Self, TestSandbox.Bearer(token.Value))).Status);
        Assert.Equal(401, (await sandbox.SendAsync("GET", Self, null, null, ("PRIVATE-TOKEN", token.Value))).Status);
        Assert.Equal(401, (await sandbox.SendAsync("DELETE", Self, null, null, ("PRIVATE-TOKEN", token.Value))).Status);
        var narrow = sandbox.Server.Seeds.Add(new StandInSeed("gitlab") { Scopes = ["read_repository"] });
        var refused = await sandbox.SendAsync("GET", Self, null, null, ("PRIVATE-TOKEN", narrow.Value));
        Assert.Equal((403, "insufficient_scope"), (refused.Status, (string?)refused["error"]));
    }

    [Fact]
    public async Task Slack_answers_200_and_says_whether_it_is_ok()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var token = sandbox.Server.Seeds.Add(new StandInSeed("slack") { Owner = "bot", Scopes = ["chat:write"] });
        var bearer = TestSandbox.Bearer(token.Value);
        var test = await sandbox.SendAsync("POST", "slack/api/auth.test", bearer);
        Assert.Equal((200, true, "bot", "chat:write"), (test.Status, (bool)test["ok"]!, (string?)test["user"], test.Headers["x-oauth-scopes"]));
        Assert.Equal("""{"ok":true,"revoked":false}""", (await sandbox.SendAsync("POST", "slack/api/auth.revoke?test=1", bearer)).Text);
        Assert.Equal("""{"ok":true,"revoked":true}""", (await sandbox.PostFormAsync("slack/api/auth.revoke", null, ("token", token.Value))).Text);
        Assert.Equal((200, """{"ok":false,"error":"token_revoked"}"""), Both(await sandbox.SendAsync("POST", "slack/api/auth.test", bearer)));
        Assert.Equal((200, """{"ok":false,"error":"invalid_auth"}"""), Both(await sandbox.SendAsync("POST", "slack/api/auth.test", TestSandbox.Bearer("x"))));
        static (int, string) Both(Reply reply) => (reply.Status, reply.Text);
    }

    [Fact]
    public async Task An_OAuth_server_revokes_and_introspects_for_its_clients()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var secret = sandbox.Server.Seeds.Add(new StandInSeed("oauth-server") { Kind = "client", Owner = "inspector" });
        var token = sandbox.Server.Seeds.Add(new StandInSeed("oauth-server") { Scopes = ["files"], ExpiresAt = TestSandbox.September.AddHours(1) });
        var client = TestSandbox.Basic("inspector", secret.Value);
        var live = await IntrospectAsync(token.Value);
        Assert.Equal((true, "files", TestSandbox.September.AddHours(1).ToUnixTimeSeconds()), ((bool)live["active"]!, (string?)live["scope"], (long)live["exp"]!));
        Assert.Equal(200, (await sandbox.PostFormAsync("oauth-server/revoke", client, ("token", token.Value))).Status);
        Assert.Equal("""{"active":false}""", (await IntrospectAsync(token.Value)).Text);
        Assert.Equal(200, (await sandbox.PostFormAsync("oauth-server/revoke", client, ("token", "unknown"))).Status);
        Assert.Equal(200, (await sandbox.PostFormAsync("oauth-server/revoke", null, ("client_id", "inspector"), ("client_secret", secret.Value), ("token", "unknown"))).Status);
        Task<Reply> IntrospectAsync(string value) => sandbox.PostFormAsync("oauth-server/introspect", client, ("token", value));
    }

    [Fact]
    public async Task An_OAuth_server_refuses_strangers_and_bad_requests()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var secret = sandbox.Server.Seeds.Add(new StandInSeed("oauth-server") { Kind = "client", Owner = "inspector" });
        var client = TestSandbox.Basic("inspector", secret.Value);
        Assert.Equal((401, "invalid_client"), Both(await sandbox.PostFormAsync("oauth-server/introspect", null, ("token", "x"))));
        Assert.Equal((401, "invalid_client"), Both(await sandbox.PostFormAsync("oauth-server/revoke", TestSandbox.Basic("other", secret.Value), ("token", "x"))));
        Assert.Equal((400, "invalid_request"), Both(await sandbox.PostFormAsync("oauth-server/revoke", client)));
        Assert.Equal((400, "unsupported_token_type"), Both(await sandbox.PostFormAsync("oauth-server/revoke", client, ("token", "x"), ("token_type_hint", "cookie"))));
        static (int, string?) Both(Reply reply) => (reply.Status, (string?)reply["error"]);
    }

    [Fact]
    public async Task A_refresh_token_takes_its_grant_along()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var secret = sandbox.Server.Seeds.Add(new StandInSeed("oauth-server") { Kind = "client", Owner = "inspector" });
        var tokens = new[] { ("access_token", "1"), ("refresh_token", "1"), ("access_token", "2") }
            .Select(one => sandbox.Server.Seeds.Add(new StandInSeed("oauth-server") { Kind = one.Item1, Grant = one.Item2 })).ToList();
        await sandbox.PostFormAsync("oauth-server/revoke", TestSandbox.Basic("inspector", secret.Value), ("token", tokens[1].Value), ("token_type_hint", "refresh_token"));
        Assert.Equal([false, false, true], tokens.Select(token => sandbox.Server.Seeds.IsLive(token.Reference)));
    }
}
