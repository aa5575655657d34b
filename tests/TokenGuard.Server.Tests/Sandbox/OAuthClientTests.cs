using System.Text.Json.Nodes;
using TokenGuard.Server.Sandbox.OAuth;
using TokenGuard.Server.Tests.Harness;

namespace TokenGuard.Server.Tests.Sandbox;

public sealed class OAuthClientTests
{
    [Fact]
    public async Task A_new_client_shows_its_secret_once()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var reply = await CreateAsync(sandbox, "importer");
        var json = reply["client"]!;
        var secret = (string)json["secret"]!;
        Assert.Equal((201, "confidential", "importer"), (reply.Status, (string?)json["kind"], (string?)json["identifier"]));
        var shown = await sandbox.ApiAsync("GET", $"oauth/clients/{json["id"]}", sandbox.AsAdmin);
        Assert.Equal(
            ["id", "url", "identifier", "name", "company", "description", "kind", "global", "redirect_uri", "logo_url", "secret", "user_id", "scopes", "created_at", "updated_at"],
            shown["client"]!.AsObject().Select(pair => pair.Key));
        Assert.Equal(secret[..10], (string?)shown["client"]!["secret"]);
        Assert.DoesNotContain(secret, (await sandbox.ApiAsync("GET", "oauth/clients", sandbox.AsAdmin)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_hold_the_accounts_clients_and_not_the_providers()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var global = sandbox.Server.Seeds.Add(new OAuthClientSeed("acme", "vendor") { Global = true });
        sandbox.Server.Seeds.Add(new OAuthClientSeed("acme", "theirs") { Owner = TestSandbox.ApiAgent });
        Assert.Equal(["app", "theirs"], Identifiers(await sandbox.ApiAsync("GET", "oauth/clients", sandbox.AsAdmin), "clients"));
        Assert.Equal(["app"], Identifiers(await sandbox.ApiAsync("GET", "users/me/oauth/clients.json", sandbox.AsAdmin), "clients"));
        Assert.Equal(["vendor"], Identifiers(await sandbox.ApiAsync("GET", "oauth/global_clients", sandbox.AsAdmin), "global_clients"));
        Assert.Equal("vendor", (string?)(await sandbox.ApiAsync("GET", $"oauth/global_clients/{global.Id}", sandbox.AsAdmin))["global_client"]!["identifier"]);
        Assert.Equal(404, (await sandbox.ApiAsync("GET", $"oauth/clients/{global.Id}", sandbox.AsAdmin)).Status);
        Assert.Equal(404, (await sandbox.ApiAsync("GET", $"oauth/global_clients/{sandbox.Client.Id}", sandbox.AsAdmin)).Status);
    }

    [Fact]
    public async Task The_summary_counts_the_tokens_of_the_providers_clients()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        sandbox.Server.Seeds.Add(new OAuthClientSeed("acme", "vendor") { Global = true });
        sandbox.Server.Seeds.Add(new OAuthTokenSeed("acme", TestSandbox.Agent) { Client = "vendor" });
        sandbox.Server.Seeds.Add(new OAuthTokenSeed("acme", TestSandbox.Agent) { Client = "vendor", ExpiresAt = TestSandbox.September.AddDays(-1) });
        Assert.Equal(1, await CountAsync("oauth/global_clients/token_summary"));
        Assert.Equal(2, await CountAsync("oauth/global_clients/token_summary?include_expired=true"));
        async Task<int> CountAsync(string path) => (int)(await sandbox.ApiAsync("GET", path, sandbox.AsAdmin))["token_summary"]![0]!["count"]!;
    }

    [Fact]
    public async Task A_client_can_be_changed()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var reply = await sandbox.ApiAsync("PUT", $"oauth/clients/{sandbox.Client.Id}", sandbox.AsAdmin, new JsonObject { ["client"] = new JsonObject { ["name"] = "New name" } });
        Assert.Equal((200, "New name", "app"), (reply.Status, (string?)reply["client"]!["name"], (string?)reply["client"]!["identifier"]));
    }

    [Fact]
    public async Task A_new_secret_kills_the_old_one_and_no_token()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var token = sandbox.OAuthToken("read");
        var reply = await sandbox.ApiAsync("PUT", $"oauth/clients/{sandbox.Client.Id}/generate_secret", sandbox.AsAdmin);
        Assert.Equal(200, reply.Status);
        Assert.Equal(401, (await GrantTests.ByClientAsync(sandbox, sandbox.Client.Value)).Status);
        Assert.Equal(201, (await GrantTests.ByClientAsync(sandbox, (string)reply["client"]!["secret"]!)).Status);
        Assert.Equal(200, (await sandbox.ApiAsync("GET", "users/me", TestSandbox.Bearer(token.Value))).Status);
    }

    [Fact]
    public async Task A_deleted_client_takes_its_tokens_along()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var token = sandbox.OAuthToken("read");
        Assert.Equal(204, (await sandbox.ApiAsync("DELETE", $"oauth/clients/{sandbox.Client.Id}", sandbox.AsAdmin)).Status);
        Assert.Equal(401, (await sandbox.ApiAsync("GET", "users/me", TestSandbox.Bearer(token.Value))).Status);
        Assert.Equal(404, (await sandbox.ApiAsync("GET", $"oauth/clients/{sandbox.Client.Id}", sandbox.AsAdmin)).Status);
        Assert.Equal(401, (await GrantTests.ByClientAsync(sandbox, sandbox.Client.Value)).Status);
    }

    [Theory]
    [InlineData(null, "x", "name", "BlankValue")]
    [InlineData("x", null, "identifier", "BlankValue")]
    [InlineData("x", "app", "identifier", "DuplicateValue")]
    public async Task A_bad_client_is_422(string? name, string? identifier, string field, string error)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var reply = await sandbox.ApiAsync("POST", "oauth/clients", sandbox.AsAdmin, new JsonObject { ["client"] = new JsonObject { ["name"] = name, ["identifier"] = identifier } });
        Assert.Equal((422, error), (reply.Status, (string?)reply["details"]![field]![0]!["error"]));
    }

    [Fact]
    public async Task Only_administrators_may_call()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        Assert.Equal(403, (await sandbox.ApiAsync("GET", "oauth/clients", sandbox.AsUser(TestSandbox.ApiAgent))).Status);
        Assert.Equal(403, (await sandbox.ApiAsync("GET", "oauth/global_clients", sandbox.AsUser(TestSandbox.Agent))).Status);
    }

    private static Task<Reply> CreateAsync(TestSandbox sandbox, string identifier) => sandbox.ApiAsync("POST", "oauth/clients", sandbox.AsAdmin, new JsonObject
    {
        ["client"] = new JsonObject { ["name"] = "Importer", ["identifier"] = identifier, ["kind"] = "confidential" },
    });

    private static IEnumerable<string?> Identifiers(Reply reply, string list) => reply[list]!.AsArray().Select(client => (string?)client!["identifier"]);
}
