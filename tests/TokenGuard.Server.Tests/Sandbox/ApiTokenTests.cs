using System.Text.Json.Nodes;
using TokenGuard.Server.Sandbox.Accounts;
using TokenGuard.Server.Sandbox.Tokens;
using TokenGuard.Server.Tests.Harness;

namespace TokenGuard.Server.Tests.Sandbox;

public sealed class ApiTokenTests
{
    private static JsonObject Body(string name, JsonNode? value) => new() { ["api_token"] = new JsonObject { [name] = value } };

    [Theory]
    [InlineData("api_tokens")]
    [InlineData("api_tokens.json")]
    public async Task The_list_is_one_array_without_values_and_creators(string path)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        sandbox.Server.Seeds.Add(new ApiTokenSeed("acme") { Active = false, CreatedAt = TestSandbox.September.AddDays(-9), LastUsed = TestSandbox.September.AddDays(-3) });
        var reply = await sandbox.ApiAsync("GET", path, sandbox.AsAdmin);
        Assert.Equal(200, reply.Status);
        Assert.Equal(["api_tokens"], reply.Json.AsObject().Select(pair => pair.Key));
        var (first, second) = (reply["api_tokens"]![0]!.AsObject(), reply["api_tokens"]![1]!);
        Assert.Equal(["id", "description", "active", "visible_token", "created_at", "updated_at", "last_used"], first.Select(pair => pair.Key));
        Assert.Equal(sandbox.ApiToken.Id, (long)first["id"]!);
        Assert.Equal(sandbox.ApiToken.Value[..10], (string?)first["visible_token"]);
        Assert.Equal((false, "2026-08-23T12:00:00Z", "2026-08-29T12:00:00Z"), ((bool)second["active"]!, (string?)second["created_at"], (string?)second["last_used"]));
        Assert.DoesNotContain(sandbox.ApiToken.Value, reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deactivated_token_was_changed_when_it_was_deactivated()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        sandbox.Server.Seeds.Add(new ApiTokenSeed("acme") { Active = false, CreatedAt = TestSandbox.September.AddDays(-9), DeactivatedAt = TestSandbox.September.AddDays(-2) });
        var token = (await sandbox.ApiAsync("GET", "api_tokens", sandbox.AsAdmin))["api_tokens"]![1]!;
        Assert.Equal("2026-08-30T12:00:00Z", (string?)token["updated_at"]);
    }

    [Fact]
    public async Task Answers_are_dated_by_the_sandboxs_clock()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        Assert.Equal("Tue, 01 Sep 2026 12:00:00 GMT", (await sandbox.ApiAsync("GET", "users/me", sandbox.AsAdmin)).Headers["Date"]);
    }

    [Fact]
    public async Task The_list_tells_creators_when_asked()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        sandbox.Server.Seeds.Add(new ApiTokenSeed("acme") { Creator = TestSandbox.ApiAgent });
        var tokens = (await sandbox.ApiAsync("GET", "api_tokens?include_users=true", sandbox.AsAdmin))["api_tokens"]!.AsArray();
        Assert.Equal(["admin@example.com", "api-agent@example.com"], tokens.Select(token => (string?)token!["user_email"]));
        Assert.Equal(["admin", "api-agent"], tokens.Select(token => (string?)token!["user_name"]));
        Assert.All(tokens, token => Assert.True((long)token!["user_id"]! > int.MaxValue));
    }

    [Fact]
    public async Task One_token_is_shown_without_its_value()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var reply = await sandbox.ApiAsync("GET", $"api_tokens/{sandbox.ApiToken.Id}", sandbox.AsAdmin);
        Assert.Equal((200, "the first"), (reply.Status, (string?)reply["api_token"]!["description"]));
        Assert.DoesNotContain(sandbox.ApiToken.Value, reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_token_is_shown_in_full_once_and_works()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var reply = await sandbox.ApiAsync("POST", "api_tokens", sandbox.AsAdmin, Body("description", "importer"));
        Assert.Equal(201, reply.Status);
        var value = (string)reply["api_token"]!["token"]!;
        Assert.Matches("^[A-Za-z0-9]{40}$", value);
        Assert.Equal(200, (await sandbox.ApiAsync("GET", "api_tokens", TestSandbox.Basic(TestSandbox.Admin + "/token", value))).Status);
        Assert.DoesNotContain(value, (await sandbox.ApiAsync("GET", "api_tokens", sandbox.AsAdmin)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_can_be_described_switched_off_and_on_again()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var token = sandbox.Server.Seeds.Add(new ApiTokenSeed("acme"));
        var use = TestSandbox.Basic(TestSandbox.Agent + "/token", token.Value);
        Assert.Equal("renamed", (string?)(await sandbox.ApiAsync("PUT", $"api_tokens/{token.Id}", sandbox.AsAdmin, Body("description", "renamed")))["api_token"]!["description"]);
        var off = await sandbox.ApiAsync("PUT", $"api_tokens/{token.Id}", sandbox.AsAdmin, Body("active", false));
        Assert.Equal((200, false, "renamed"), (off.Status, (bool)off["api_token"]!["active"]!, (string?)off["api_token"]!["description"]));
        Assert.Equal(401, (await sandbox.ApiAsync("GET", "users/me", use)).Status);
        Assert.True((bool)(await sandbox.ApiAsync("PUT", $"api_tokens/{token.Id}", sandbox.AsAdmin, Body("active", true)))["api_token"]!["active"]!);
        Assert.Equal(200, (await sandbox.ApiAsync("GET", "users/me", use)).Status);
    }

    [Fact]
    public async Task A_deleted_token_is_gone_for_good()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var token = sandbox.Server.Seeds.Add(new ApiTokenSeed("acme"));
        var reply = await sandbox.ApiAsync("DELETE", $"api_tokens/{token.Id}", sandbox.AsAdmin);
        Assert.Equal((204, ""), (reply.Status, reply.Text));
        Assert.Equal(401, (await sandbox.ApiAsync("GET", "users/me", TestSandbox.Basic(TestSandbox.Agent + "/token", token.Value))).Status);
        Assert.Equal(404, (await sandbox.ApiAsync("PUT", $"api_tokens/{token.Id}", sandbox.AsAdmin, Body("active", true))).Status);
        Assert.Equal(404, (await sandbox.ApiAsync("DELETE", $"api_tokens/{token.Id}", sandbox.AsAdmin)).Status);
        Assert.Single((await sandbox.ApiAsync("GET", "api_tokens", sandbox.AsAdmin))["api_tokens"]!.AsArray());
    }

    [Fact]
    public async Task A_token_may_delete_itself()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        Assert.Equal(204, (await sandbox.ApiAsync("DELETE", $"api_tokens/{sandbox.ApiToken.Id}", sandbox.AsAdmin)).Status);
        Assert.Equal(401, (await sandbox.ApiAsync("GET", "users/me", sandbox.AsAdmin)).Status);
    }

    [Theory]
    [InlineData(TestSandbox.Admin, 200)]
    [InlineData(TestSandbox.ApiAgent, 200)]
    [InlineData(TestSandbox.Agent, 403)]
    [InlineData(TestSandbox.Customer, 403)]
    public async Task Only_administrators_and_agents_who_manage_apis_may_call(string email, int status)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        Assert.Equal(status, (await sandbox.ApiAsync("GET", "api_tokens", sandbox.AsUser(email))).Status);
    }

    [Theory]
    [InlineData("GET", "read", 200)]
    [InlineData("GET", "write", 403)]
    [InlineData("GET", "users:read", 403)]
    [InlineData("PUT", "read", 403)]
    [InlineData("PUT", "write", 200)]
    public async Task An_oauth_token_needs_a_global_scope(string method, string scope, int status)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var reply = await sandbox.ApiAsync(method, $"api_tokens/{sandbox.ApiToken.Id}", TestSandbox.Bearer(sandbox.OAuthToken(scope).Value), Body("description", "x"));
        Assert.Equal(status, reply.Status);
    }

    [Fact]
    public async Task A_wrong_or_inactive_credential_is_401()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var inactive = sandbox.Server.Seeds.Add(new ApiTokenSeed("acme") { Active = false });
        Assert.Equal(401, (await sandbox.ApiAsync("GET", "api_tokens", TestSandbox.Basic(TestSandbox.Admin + "/token", inactive.Value))).Status);
        Assert.Equal(401, (await sandbox.ApiAsync("GET", "api_tokens", TestSandbox.Basic(TestSandbox.Admin + "/token", "unknown"))).Status);
        Assert.Equal(401, (await sandbox.ApiAsync("GET", "api_tokens")).Status);
    }

    [Fact]
    public async Task Without_token_access_the_list_is_404_and_the_tokens_are_dead()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var oauth = TestSandbox.Bearer(sandbox.OAuthToken("read").Value);
        sandbox.Server.Seeds.Put(new AccountSeed("acme") { TokenAccess = false });
        var reply = await sandbox.ApiAsync("GET", "api_tokens", oauth);
        Assert.Equal((404, "RecordNotFound"), (reply.Status, (string?)reply["error"]));
        Assert.Equal(401, (await sandbox.ApiAsync("GET", "users/me", sandbox.AsAdmin)).Status);
    }

    [Theory]
    [InlineData("api_tokens/1")]
    [InlineData("api_tokens/none")]
    public async Task An_unknown_id_is_404(string path)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        Assert.Equal("RecordNotFound", (string?)(await sandbox.ApiAsync("GET", path, sandbox.AsAdmin))["error"]);
        Assert.Equal(404, (await sandbox.ApiAsync("DELETE", path, sandbox.AsAdmin)).Status);
    }

    [Fact]
    public async Task At_the_cap_creation_is_422_until_one_is_deleted()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var extra = Enumerable.Range(0, 255).Select(_ => sandbox.Server.Seeds.Add(new ApiTokenSeed("acme"))).ToList();
        var refused = await sandbox.ApiAsync("POST", "api_tokens", sandbox.AsAdmin, Body("description", "one more"));
        Assert.Equal((422, "RecordInvalid"), (refused.Status, (string?)refused["error"]));
        Assert.Equal(256, (await sandbox.ApiAsync("GET", "api_tokens", sandbox.AsAdmin))["api_tokens"]!.AsArray().Count);
        await sandbox.ApiAsync("DELETE", $"api_tokens/{extra[0].Id}", sandbox.AsAdmin);
        Assert.Equal(201, (await sandbox.ApiAsync("POST", "api_tokens", sandbox.AsAdmin, Body("description", "one more"))).Status);
    }

    [Fact]
    public async Task A_bad_body_is_422()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var path = $"api_tokens/{sandbox.ApiToken.Id}";
        Assert.Equal(422, (await sandbox.ApiAsync("POST", "api_tokens", sandbox.AsAdmin)).Status);
        Assert.Equal(422, (await sandbox.ApiAsync("PUT", path, sandbox.AsAdmin, Body("active", "no"))).Status);
        Assert.Equal(422, (await sandbox.ApiAsync("PUT", path, sandbox.AsAdmin, Body("description", 5))).Status);
        var reply = await sandbox.ApiAsync("PUT", path, sandbox.AsAdmin, Body("description", new string('x', 256)));
        Assert.Equal((422, "ValueTooLong"), (reply.Status, (string?)reply["details"]!["description"]![0]!["error"]));
    }

    [Fact]
    public async Task Two_tokens_may_begin_alike()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        foreach (var last in "ab")
        {
            sandbox.Server.Seeds.Add(new ApiTokenSeed("acme") { Value = "Alike0Begin" + new string(last, 29) });
        }

        var visible = (await sandbox.ApiAsync("GET", "api_tokens", sandbox.AsAdmin))["api_tokens"]!.AsArray().Select(token => (string?)token!["visible_token"]);
        Assert.Equal(2, visible.Count(prefix => prefix == "Alike0Begi"));
    }
}
