using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using TokenGuard.Server.Sandbox.OAuth;
using TokenGuard.Server.Sandbox.Accounts;
using TokenGuard.Server.Tests.Harness;

namespace TokenGuard.Server.Tests.Sandbox;

public sealed class AuthenticationTests
{
    private const string Unauthenticated = """{"error":"Couldn't authenticate you"}""";

    private const string InvalidToken =
        """{"error":"invalid_token","error_description":"The access token provided is expired, revoked, malformed or invalid for other reasons."}""";

    [Fact]
    public async Task An_api_token_acts_as_any_verified_user_whose_address_is_given()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        Assert.Equal("admin", await RoleAsync(TestSandbox.Admin));
        Assert.Equal("agent", await RoleAsync(TestSandbox.Agent));
        Assert.Equal("end-user", await RoleAsync(TestSandbox.Customer.ToUpperInvariant()));
        async Task<string?> RoleAsync(string email) => (string?)(await sandbox.ApiAsync("GET", "users/me", sandbox.AsUser(email)))["user"]!["role"];
    }

    [Theory]
    [InlineData("nobody@example.com/token")]
    [InlineData(TestSandbox.Suspended + "/token")]
    [InlineData(TestSandbox.Unverified + "/token")]
    [InlineData(TestSandbox.Admin)]
    public async Task A_wrong_user_or_a_missing_suffix_is_401(string user)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        await Is401Async(sandbox, TestSandbox.Basic(user, sandbox.ApiToken.Value), Unauthenticated);
    }

    [Fact]
    public async Task Each_credential_in_the_other_ones_header_is_401()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        await Is401Async(sandbox, TestSandbox.Bearer(sandbox.ApiToken.Value), InvalidToken);
        await Is401Async(sandbox, TestSandbox.Basic(TestSandbox.Admin + "/token", sandbox.OAuthToken("read").Value), Unauthenticated);
    }

    [Fact]
    public async Task A_header_that_makes_no_sense_is_401()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        await Is401Async(sandbox, new AuthenticationHeaderValue("Basic", "%%%"), Unauthenticated);
        await Is401Async(sandbox, new AuthenticationHeaderValue("Digest", "x"), Unauthenticated);
        await Is401Async(sandbox, TestSandbox.Bearer("unknown"), InvalidToken);
    }

    [Fact]
    public async Task A_protected_endpoint_without_a_header_is_401()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var reply = await sandbox.ApiAsync("GET", "users");
        Assert.Equal((401, Unauthenticated, "Basic realm=\"Web Password\""), (reply.Status, reply.Text, reply.Headers["WWW-Authenticate"]));
    }

    [Fact]
    public async Task Expired_and_revoked_oauth_tokens_and_those_of_suspended_users_are_401()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var expired = sandbox.Server.Seeds.Add(new OAuthTokenSeed("acme", TestSandbox.Admin) { ExpiresAt = TestSandbox.September });
        var revoked = sandbox.OAuthToken("read");
        await sandbox.ApiAsync("DELETE", $"oauth/tokens/{revoked.Id}", sandbox.AsAdmin);
        var suspended = sandbox.Server.Seeds.Add(new OAuthTokenSeed("acme", TestSandbox.Suspended));
        foreach (var token in new[] { expired, revoked, suspended })
        {
            await Is401Async(sandbox, TestSandbox.Bearer(token.Value), InvalidToken);
        }
    }

    [Fact]
    public async Task A_missing_scope_names_what_would_be_enough()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var reply = await sandbox.ApiAsync("GET", "users/me", TestSandbox.Bearer(sandbox.OAuthToken("tickets:read").Value));
        Assert.Equal((403, """{"error":"Forbidden","description":"You are missing the following required scopes: users:read, read"}"""), (reply.Status, reply.Text));
    }

    [Theory]
    [InlineData("users:read")]
    [InlineData("users")]
    [InlineData("read")]
    public async Task A_resource_is_read_by_its_own_scope_its_name_or_the_global_scope(string scope)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        Assert.Equal(200, (await sandbox.ApiAsync("GET", "users", TestSandbox.Bearer(sandbox.OAuthToken(scope).Value))).Status);
    }

    [Fact]
    public async Task A_token_of_an_unknown_scope_may_call_nothing()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var bearer = TestSandbox.Bearer(sandbox.OAuthToken("everything:please").Value);
        foreach (var path in new[] { "users/me", "users", "tickets", "oauth/tokens", "oauth/tokens/current", "api_tokens", "audit_logs" })
        {
            Assert.Equal(403, (await sandbox.ApiAsync("GET", path, bearer)).Status);
        }
    }

    [Fact]
    public async Task A_missing_role_is_told_as_an_object()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var reply = await sandbox.ApiAsync("GET", "users", sandbox.AsUser(TestSandbox.Customer));
        Assert.Equal((403, "Forbidden"), (reply.Status, (string?)reply["error"]!["title"]));
        Assert.StartsWith("You do not have access to this page.", (string?)reply["error"]!["message"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "no/such/path")]
    [InlineData("POST", "users/me")]
    public async Task An_unknown_path_or_method_is_404(string method, string path)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var reply = await sandbox.ApiAsync(method, path, sandbox.AsAdmin);
        Assert.Equal((404, """{"error":"InvalidEndpoint","description":"Not found"}"""), (reply.Status, reply.Text));
    }

    [Fact]
    public async Task An_unknown_record_is_404()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var reply = await sandbox.ApiAsync("GET", "users/1", sandbox.AsAdmin);
        Assert.Equal((404, """{"error":"RecordNotFound","description":"Not found"}"""), (reply.Status, reply.Text));
    }

    [Fact]
    public async Task An_unknown_subdomain_is_404_before_anything_else()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var reply = await sandbox.SendAsync("GET", "initech/api/v2/users/me", TestSandbox.Bearer("x"));
        Assert.Equal((404, "No help desk at initech.zendesk.com"), (reply.Status, (string?)reply["error"]!["title"]));
    }

    [Fact]
    public async Task Checks_come_in_their_order()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var narrow = sandbox.Server.Seeds.Add(new OAuthTokenSeed("acme", TestSandbox.Customer) { Scopes = ["tickets:read"] });
        Assert.Equal(401, (await sandbox.ApiAsync("PUT", "api_tokens/1", TestSandbox.Bearer("wrong"))).Status);
        Assert.Equal(
            "You are missing the following required scopes: write",
            (string?)(await sandbox.ApiAsync("PUT", "api_tokens/1", TestSandbox.Bearer(narrow.Value)))["description"]);
        Assert.Equal(403, (await sandbox.ApiAsync("PUT", "api_tokens/1", sandbox.AsUser(TestSandbox.Agent))).Status);
        Assert.Equal(404, (await sandbox.ApiAsync("PUT", "api_tokens/1", sandbox.AsAdmin)).Status);
        Assert.Equal(422, (await sandbox.ApiAsync("PUT", $"api_tokens/{sandbox.ApiToken.Id}", sandbox.AsAdmin)).Status);
    }

    [Fact]
    public async Task Credentials_work_in_their_own_account_only()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        sandbox.Server.Seeds.Put(new AccountSeed("globex"));
        sandbox.Server.Seeds.Put(new UserSeed("globex", TestSandbox.Admin));
        Assert.Equal(401, (await sandbox.SendAsync("GET", "globex/api/v2/users/me", sandbox.AsAdmin)).Status);
        Assert.Equal(401, (await sandbox.SendAsync("GET", "globex/api/v2/users/me", TestSandbox.Bearer(sandbox.OAuthToken("read").Value))).Status);
    }

    [Fact]
    public async Task An_administrators_token_may_act_for_an_end_user_with_the_scope_for_it()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var acting = TestSandbox.Bearer(sandbox.OAuthToken("read", "impersonate").Value);
        Assert.Equal(TestSandbox.Customer, (string?)(await ForAsync(acting, TestSandbox.Customer))["user"]!["email"]);
        Assert.Equal(403, (await ForAsync(acting, TestSandbox.Agent)).Status);
        Assert.Equal(403, (await ForAsync(TestSandbox.Bearer(sandbox.OAuthToken("read").Value), TestSandbox.Customer)).Status);
        Task<Reply> ForAsync(AuthenticationHeaderValue who, string email) => sandbox.SendAsync("GET", "acme/api/v2/users/me", who, null, ("X-On-Behalf-Of", email));
    }

    [Fact]
    public async Task What_needs_no_credential_works_without_one()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        Assert.Equal(200, (await sandbox.ApiAsync("GET", "locales")).Status);
        Assert.False((bool)(await sandbox.ApiAsync("GET", "accounts/available?subdomain=acme"))["success"]!);
        Assert.Equal(201, (await sandbox.ApiAsync("POST", "requests", body: new JsonObject { ["request"] = new JsonObject { ["requester"] = new JsonObject() } })).Status);
        Assert.Equal(422, (await sandbox.ApiAsync("POST", "requests", body: new JsonObject { ["request"] = new JsonObject() })).Status);
    }

    [Theory]
    [InlineData(403, "https://evil.example.com")]
    [InlineData(403, "null")]
    [InlineData(200, "http://localhost:3000")]
    [InlineData(200, "http://[::1]:3000")]
    public async Task A_page_of_another_host_is_turned_away(int status, string origin)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        Assert.Equal(status, (await sandbox.SendAsync("POST", "sandbox/reset", null, null, ("Origin", origin))).Status);
    }

    [Fact]
    public async Task A_request_to_another_host_name_is_turned_away()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        Assert.Equal(421, (await sandbox.SendAsync("GET", "sandbox/credentials", null, null, ("Host", "evil.example.com"))).Status);
        Assert.Equal(200, (await sandbox.SendAsync("GET", "sandbox/credentials", null, null, ("Host", "localhost"))).Status);
    }

    private static async Task Is401Async(TestSandbox sandbox, AuthenticationHeaderValue authorization, string body)
    {
        var reply = await sandbox.ApiAsync("GET", "users/me", authorization);
        Assert.Equal((401, body), (reply.Status, reply.Text));
    }
}
