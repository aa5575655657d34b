using System.Text.Json.Nodes;
using TokenGuard.Server.Sandbox.Accounts;
using TokenGuard.Server.Sandbox.Tokens;
using TokenGuard.Server.Tests.Harness;

namespace TokenGuard.Server.Tests.Sandbox;

public sealed class AuditLogTests
{
    [Fact]
    public async Task Changes_of_tokens_are_in_it_the_newest_first()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var token = sandbox.Server.Seeds.Add(new ApiTokenSeed("acme") { Description = "importer" });
        await sandbox.ApiAsync("PUT", $"api_tokens/{token.Id}", sandbox.AsUser(TestSandbox.ApiAgent), new JsonObject { ["api_token"] = new JsonObject { ["active"] = false } });
        await sandbox.ApiAsync("DELETE", $"api_tokens/{token.Id}", sandbox.AsAdmin);
        var events = (await sandbox.ApiAsync("GET", "audit_logs", sandbox.AsAdmin))["audit_logs"]!.AsArray();
        Assert.Equal(["destroy", "update"], events.Select(entry => (string?)entry!["action"]));
        var update = events[1]!;
        Assert.Equal(("api_token", token.Id, "importer", "api-agent"), ((string?)update["source_type"], (long)update["source_id"]!, (string?)update["source_label"], (string?)update["actor_name"]));
        Assert.Equal("Active changed from true to false", (string?)update["change_description"]);
        Assert.Equal("update", (string?)(await sandbox.ApiAsync("GET", $"audit_logs/{update["id"]}", sandbox.AsAdmin))["audit_log"]!["action"]);
    }

    [Theory]
    [InlineData("filter[source_type]=oauth_token", 1)]
    [InlineData("filter[source_type]=api_token", 0)]
    [InlineData("filter[action]=destroy", 1)]
    [InlineData("filter[created_at]=2026-09-01T00:00:00Z&filter[created_at]=2026-09-02T00:00:00Z", 1)]
    [InlineData("filter[created_at]=2026-08-01T00:00:00Z&filter[created_at]=2026-08-02T00:00:00Z", 0)]
    public async Task It_is_filtered(string filter, int count)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        await sandbox.ApiAsync("DELETE", $"oauth/tokens/{sandbox.OAuthToken("read").Id}", sandbox.AsAdmin);
        Assert.Equal(count, (await sandbox.ApiAsync("GET", "audit_logs?" + filter, sandbox.AsAdmin))["audit_logs"]!.AsArray().Count);
    }

    [Fact]
    public async Task Its_scope_is_its_own_and_its_plan_the_largest()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var bearer = TestSandbox.Bearer(sandbox.OAuthToken("auditlogs:read").Value);
        Assert.Equal(200, (await sandbox.ApiAsync("GET", "audit_logs", bearer)).Status);
        sandbox.Server.Seeds.Put(new AccountSeed("acme") { Enterprise = false });
        Assert.Equal(403, (await sandbox.ApiAsync("GET", "audit_logs", bearer)).Status);
    }
}
