using System.Text.Json.Nodes;
using TokenGuard.Server.Sandbox.OAuth;
using TokenGuard.Server.Tests.Harness;

namespace TokenGuard.Server.Tests.Sandbox;

public sealed class OAuthTokenTests
{
    [Fact]
    public async Task The_list_shows_own_tokens_and_all_of_them_to_administrators_who_ask()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var own = sandbox.OAuthToken("read");
        var other = sandbox.Server.Seeds.Add(new OAuthTokenSeed("acme", TestSandbox.Agent) { Scopes = ["tickets:read", "users:read"] });
        Assert.Equal([own.Id], Ids(await sandbox.ApiAsync("GET", "oauth/tokens", sandbox.AsAdmin)));
        Assert.Equal([own.Id, other.Id], Ids(await sandbox.ApiAsync("GET", "oauth/tokens?all=true", sandbox.AsAdmin)));
        Assert.Equal([other.Id], Ids(await sandbox.ApiAsync("GET", "oauth/tokens", sandbox.AsUser(TestSandbox.Agent))));
        Assert.Equal(403, (await sandbox.ApiAsync("GET", "oauth/tokens?all=true", sandbox.AsUser(TestSandbox.Agent))).Status);
    }

    [Fact]
    public async Task The_list_is_narrowed_by_client()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var other = sandbox.Server.Seeds.Add(new OAuthClientSeed("acme", "other"));
        var global = sandbox.Server.Seeds.Add(new OAuthClientSeed("acme", "vendor") { Global = true });
        sandbox.OAuthToken("read");
        var second = sandbox.Server.Seeds.Add(new OAuthTokenSeed("acme", TestSandbox.Admin) { Client = "other" });
        var third = sandbox.Server.Seeds.Add(new OAuthTokenSeed("acme", TestSandbox.Admin) { Client = "vendor" });
        Assert.Equal([second.Id], Ids(await sandbox.ApiAsync("GET", $"oauth/tokens?client_id={other.Id}", sandbox.AsAdmin)));
        Assert.Equal([third.Id], Ids(await sandbox.ApiAsync("GET", $"oauth/tokens?global_client_id={global.Id}", sandbox.AsAdmin)));
    }

    [Fact]
    public async Task A_token_is_shown_by_id_with_its_first_characters_only()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var token = sandbox.Server.Seeds.Add(new OAuthTokenSeed("acme", TestSandbox.Admin)
        {
            Scopes = ["tickets:read", "users:read"],
            ExpiresAt = TestSandbox.September.AddHours(1),
            UsedAt = TestSandbox.September.AddDays(-1),
        });
        var reply = await sandbox.ApiAsync("GET", $"oauth/tokens/{token.Id}", sandbox.AsAdmin);
        var json = reply["token"]!.AsObject();
        Assert.Equal(200, reply.Status);
        Assert.Equal(
            ["id", "url", "user_id", "client_id", "token", "refresh_token", "scopes", "created_at", "expires_at", "refresh_token_expires_at", "used_at"],
            json.Select(pair => pair.Key));
        Assert.Equal((token.Value[..10], sandbox.Client.Id), ((string?)json["token"], (long)json["client_id"]!));
        Assert.Equal(["tickets:read", "users:read"], json["scopes"]!.AsArray().Select(scope => (string?)scope));
        Assert.Equal(("2026-09-01T13:00:00Z", "2026-08-31T12:00:00Z"), ((string?)json["expires_at"], (string?)json["used_at"]));
        Assert.DoesNotContain(token.Value, reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_tokens_are_unknown_to_all_but_administrators()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var agents = sandbox.Server.Seeds.Add(new OAuthTokenSeed("acme", TestSandbox.Agent));
        Assert.Equal(200, (await sandbox.ApiAsync("GET", $"oauth/tokens/{agents.Id}", sandbox.AsAdmin)).Status);
        Assert.Equal(200, (await sandbox.ApiAsync("GET", $"oauth/tokens/{agents.Id}", sandbox.AsUser(TestSandbox.Agent))).Status);
        Assert.Equal(404, (await sandbox.ApiAsync("DELETE", $"oauth/tokens/{agents.Id}", sandbox.AsUser(TestSandbox.Customer))).Status);
        Assert.True(sandbox.Server.Seeds.IsLive(agents.Reference));
    }

    [Fact]
    public async Task The_current_token_tells_of_itself()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var token = sandbox.OAuthToken("read");
        var reply = await sandbox.ApiAsync("GET", "oauth/tokens/current.json", TestSandbox.Bearer(token.Value));
        Assert.Equal((200, token.Id, "2026-09-01T12:00:00Z"), (reply.Status, (long)reply["token"]!["id"]!, (string?)reply["token"]!["used_at"]));
        Assert.Null(reply["token"]!["expires_at"]);
        Assert.Equal(404, (await sandbox.ApiAsync("GET", "oauth/tokens/current", sandbox.AsAdmin)).Status);
    }

    [Fact]
    public async Task A_token_that_may_not_read_cannot_look_itself_up()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var reply = await sandbox.ApiAsync("GET", "oauth/tokens/current", TestSandbox.Bearer(sandbox.OAuthToken("write").Value));
        Assert.Equal((403, "You are missing the following required scopes: read"), (reply.Status, (string?)reply["description"]));
    }

    [Fact]
    public async Task A_new_token_is_shown_in_full_once_and_never_expires()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var reply = await sandbox.ApiAsync("POST", "oauth/tokens", sandbox.AsAdmin, Body(sandbox.Client.Id, new JsonArray("users:read")));
        var json = reply["token"]!;
        var value = (string)json["full_token"]!;
        Assert.Equal((201, value[..10]), (reply.Status, (string?)json["token"]));
        Assert.Null(json["expires_at"]);
        Assert.Null(json["refresh_token"]);
        Assert.Equal(200, (await sandbox.ApiAsync("GET", "users/me", TestSandbox.Bearer(value))).Status);
        Assert.DoesNotContain(value, (await sandbox.ApiAsync("GET", "oauth/tokens", sandbox.AsAdmin)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Creation_wants_an_administrator_a_client_and_a_list_of_scopes()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        Assert.Equal(403, (await sandbox.ApiAsync("POST", "oauth/tokens", sandbox.AsUser(TestSandbox.Agent), Body(sandbox.Client.Id, new JsonArray("read")))).Status);
        Assert.Equal(422, (await sandbox.ApiAsync("POST", "oauth/tokens", sandbox.AsAdmin, Body(1, new JsonArray("read")))).Status);
        Assert.Equal(422, (await sandbox.ApiAsync("POST", "oauth/tokens", sandbox.AsAdmin, Body(sandbox.Client.Id, "read"))).Status);
        Assert.Equal(422, (await sandbox.ApiAsync("POST", "oauth/tokens", sandbox.AsAdmin, Body(sandbox.Client.Id, new JsonArray(1)))).Status);
    }

    [Fact]
    public async Task A_token_revokes_itself_at_once()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var token = sandbox.OAuthToken("read", "write");
        var reply = await sandbox.ApiAsync("DELETE", "oauth/tokens/current", TestSandbox.Bearer(token.Value));
        Assert.Equal((204, ""), (reply.Status, reply.Text));
        var after = await sandbox.ApiAsync("GET", "oauth/tokens/current", TestSandbox.Bearer(token.Value));
        Assert.Equal((401, "invalid_token"), (after.Status, (string?)after["error"]));
        Assert.Equal(404, (await sandbox.ApiAsync("GET", $"oauth/tokens/{token.Id}", sandbox.AsAdmin)).Status);
    }

    [Fact]
    public async Task A_token_that_may_not_write_cannot_revoke_itself()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var token = sandbox.OAuthToken("read");
        Assert.Equal(403, (await sandbox.ApiAsync("DELETE", "oauth/tokens/current", TestSandbox.Bearer(token.Value))).Status);
        Assert.True(sandbox.Server.Seeds.IsLive(token.Reference));
    }

    [Fact]
    public async Task An_administrator_revokes_by_id()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var token = sandbox.Server.Seeds.Add(new OAuthTokenSeed("acme", TestSandbox.Agent));
        Assert.Equal(204, (await sandbox.ApiAsync("DELETE", $"oauth/tokens/{token.Id}.json", sandbox.AsAdmin)).Status);
        Assert.Equal(401, (await sandbox.ApiAsync("GET", "users/me", TestSandbox.Bearer(token.Value))).Status);
        Assert.Equal(404, (await sandbox.ApiAsync("DELETE", $"oauth/tokens/{token.Id}", sandbox.AsAdmin)).Status);
    }

    private static JsonObject Body(long client, JsonNode scopes) => new() { ["token"] = new JsonObject { ["client_id"] = client, ["scopes"] = scopes } };

    private static IEnumerable<long> Ids(Reply reply) => reply["tokens"]!.AsArray().Select(token => (long)token!["id"]!);
}
