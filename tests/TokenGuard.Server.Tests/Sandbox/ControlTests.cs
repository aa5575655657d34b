using System.Text.Json.Nodes;
using TokenGuard.Server.Sandbox;
using TokenGuard.Server.Tests.Harness;

namespace TokenGuard.Server.Tests.Sandbox;

public sealed class ControlTests
{
    [Fact]
    public async Task Accounts_users_clients_and_tokens_are_put_in_at_run_time()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var value = string.Concat(Enumerable.Repeat("Ab3", 13)) + "x";
        await PostAsync(sandbox, "accounts", new() { ["subdomain"] = "globex", ["rate_limit"] = 5 });
        await PostAsync(sandbox, "users", new() { ["account"] = "globex", ["email"] = "boss@example.com", ["role"] = "admin" });
        var token = await PostAsync(sandbox, "api_tokens", new() { ["account"] = "globex", ["value"] = value });
        var client = await PostAsync(sandbox, "oauth_clients", new() { ["account"] = "globex", ["identifier"] = "c" });
        var oauth = await PostAsync(sandbox, "oauth_tokens", new() { ["account"] = "globex", ["user"] = "boss@example.com", ["scopes"] = new JsonArray("read") });
        Assert.Equal((value, 64, 64), ((string?)token["value"], ((string)client["value"]!).Length, ((string)oauth["value"]!).Length));
        var me = await sandbox.SendAsync("GET", "globex/api/v2/users/me", TestSandbox.Basic("boss@example.com/token", value));
        Assert.Equal(("admin", "5"), ((string?)me["user"]!["role"], me.Headers["X-Rate-Limit"]));
        Assert.Equal(200, (await sandbox.SendAsync("GET", "globex/api/v2/users/me", TestSandbox.Bearer((string)oauth["value"]!))).Status);
    }

    [Fact]
    public async Task An_account_and_a_user_are_changed_by_putting_them_in_again()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        await PostAsync(sandbox, "users", new() { ["account"] = "acme", ["email"] = TestSandbox.Agent, ["suspended"] = true });
        Assert.Equal(401, (await sandbox.ApiAsync("GET", "users/me", sandbox.AsUser(TestSandbox.Agent))).Status);
        await PostAsync(sandbox, "accounts", new() { ["subdomain"] = "acme", ["token_access"] = false });
        Assert.Equal(401, (await sandbox.ApiAsync("GET", "users/me", sandbox.AsAdmin)).Status);
    }

    [Theory]
    [InlineData("api_tokens", """{"account":"nobody"}""", "no account is called 'nobody'")]
    [InlineData("api_tokens", """{"account":"acme","creator":"x@example.com"}""", "acme has no user x@example.com")]
    [InlineData("oauth_clients", """{"account":"acme","identifier":"app"}""", "acme has a client 'app'")]
    [InlineData("oauth_tokens", """{"account":"acme","user":"admin@example.com","client":"x"}""", "acme has no client 'x'")]
    [InlineData("stand_in_tokens", """{"provider":"x"}""", "no stand-in is called 'x'")]
    public async Task What_cannot_be_is_refused_with_the_reason(string path, string body, string message)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var reply = await sandbox.SendAsync("POST", "sandbox/" + path, body: JsonNode.Parse(body));
        Assert.Equal((400, message), (reply.Status, (string?)reply["error"]));
    }

    [Theory]
    [InlineData("accounts", "{}")]
    [InlineData("accounts", """{"subdomain":"x","colour":"red"}""")]
    [InlineData("users", """{"account":"acme","email":"x@example.com","role":"king"}""")]
    [InlineData("quirks", """{"name":"magic"}""")]
    public async Task Wrong_and_unknown_fields_are_400(string path, string body)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        Assert.Equal(400, (await sandbox.SendAsync("POST", "sandbox/" + path, body: JsonNode.Parse(body))).Status);
    }

    [Fact]
    public async Task The_clock_goes_on_from_where_it_is_set()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var set = await sandbox.SendAsync("PUT", "sandbox/clock", body: new JsonObject { ["now"] = "2027-01-01T00:00:00Z" });
        Assert.Equal(new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero), (DateTimeOffset)set["now"]!);
        sandbox.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(new DateTimeOffset(2027, 1, 1, 1, 0, 0, TimeSpan.Zero), (DateTimeOffset)(await sandbox.SendAsync("GET", "sandbox/clock"))["now"]!);
    }

    [Fact]
    public async Task Quirks_are_switched_on_and_off()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        await PostAsync(sandbox, "quirks", new() { ["name"] = "rate-limited-as-text", ["seconds"] = 3, ["path"] = "users" });
        await PostAsync(sandbox, "quirks", new() { ["name"] = "unavailable", ["times"] = 1, ["method"] = "DELETE" });
        var on = (await sandbox.SendAsync("GET", "sandbox/quirks")).Json.AsArray();
        Assert.Equal([("rate-limited-as-text", 3), ("unavailable", 2)], on.Select(quirk => ((string?)quirk!["name"], (int)quirk["seconds"]!)));
        Assert.Equal(429, (await sandbox.ApiAsync("GET", "users/me")).Status);
        Assert.Single((await sandbox.SendAsync("DELETE", "sandbox/quirks/rate-limited-as-text")).Json.AsArray());
        Assert.Equal(200, (await sandbox.ApiAsync("GET", "users/me")).Status);
        Assert.Equal(400, (await sandbox.SendAsync("DELETE", "sandbox/quirks/magic")).Status);
        Assert.Empty((await sandbox.SendAsync("DELETE", "sandbox/quirks")).Json.AsArray());
    }

    [Fact]
    public async Task Credentials_are_told_without_their_values()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        await sandbox.ApiAsync("DELETE", $"api_tokens/{sandbox.ApiToken.Id}", sandbox.AsAdmin);
        var reply = await sandbox.SendAsync("GET", "sandbox/credentials");
        Assert.Equal(
            [(sandbox.ApiToken.Reference, "acme", false), (sandbox.Client.Reference, "acme", true)],
            reply.Json.AsArray().Select(one => ((string?)one!["reference"], (string?)one["account"], (bool)one["live"]!)));
        Assert.DoesNotContain(sandbox.ApiToken.Value, reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_is_read_from_an_order_number_on_and_holds_no_control_requests()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        await sandbox.ApiAsync("GET", "users/me");
        await sandbox.ApiAsync("GET", "users/me", sandbox.AsAdmin);
        var all = (await sandbox.SendAsync("GET", "sandbox/requests")).Json.AsArray();
        Assert.Equal(["order", "at", "method", "path", "status", "credential", "targets", "changes", "quirks"], all[0]!.AsObject().Select(pair => pair.Key));
        var later = (await sandbox.SendAsync("GET", "sandbox/requests?after=1")).Json.AsArray();
        Assert.Equal((2, 1, sandbox.ApiToken.Reference), (all.Count, later.Count, (string?)later[0]!["credential"]));
    }

    [Fact]
    public async Task A_reset_brings_the_same_demo_back_for_the_same_seed()
    {
        await using var server = await SandboxServer.StartAsync(new SandboxOptions { Seed = 7 }, TimeProvider.System, CancellationToken.None);
        using var http = new HttpClient { BaseAddress = server.Address };
        await http.GetAsync(new Uri("acme/api/v2/users/me", UriKind.Relative));
        using var response = await http.PostAsync(new Uri("sandbox/reset", UriKind.Relative), null);
        var again = JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsArray();
        Assert.Equal(
            server.Demo.Select(demo => (demo.Credential.Reference, demo.Credential.Value)),
            again.Select(demo => ((string)demo!["credential"]!["reference"]!, (string)demo["credential"]!["value"]!)));
        Assert.Empty(server.Requests.Read());
        await using var other = await SandboxServer.StartAsync(new SandboxOptions(), TimeProvider.System, CancellationToken.None);
        Assert.Empty(other.Demo.Select(demo => demo.Credential.Value).Intersect(server.Demo.Select(demo => demo.Credential.Value)));
    }

    [Fact]
    public async Task No_demo_token_was_used_after_it_was_deactivated_or_is_to_be_erased_already()
    {
        await using var server = await SandboxServer.StartAsync(new SandboxOptions(), TimeProvider.System, CancellationToken.None);
        using var http = new HttpClient { BaseAddress = server.Address };
        var token = server.Demo.First(demo => demo.Note == "active API token").Credential.Value;
        using var request = new HttpRequestMessage(HttpMethod.Get, "acme/api/v2/api_tokens");
        request.Headers.Authorization = TestSandbox.Basic(TestSandbox.Admin + "/token", token);
        using var response = await http.SendAsync(request);
        var inactive = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["api_tokens"]!.AsArray().Single(listed => !(bool)listed!["active"]!)!;
        var deactivated = (DateTimeOffset)inactive["updated_at"]!;
        Assert.InRange(deactivated, (DateTimeOffset)inactive["last_used"]!, server.Now);
        Assert.InRange((server.Now - deactivated).TotalDays, 51, 60);
    }

    private static async Task<Reply> PostAsync(TestSandbox sandbox, string path, JsonObject body)
    {
        var reply = await sandbox.SendAsync("POST", "sandbox/" + path, body: body);
        Assert.True(reply.Status == 200, reply.Text);
        return reply;
    }
}
