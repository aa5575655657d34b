using TokenGuard.Server.Sandbox.Tokens;
using TokenGuard.Server.Tests.Harness;

namespace TokenGuard.Server.Tests.Sandbox;

/// <summary>What a verifier sees of live and dead credentials.</summary>
public sealed class VerificationTests
{
    [Fact]
    public async Task A_live_api_token_is_200_with_an_id()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var reply = await sandbox.ApiAsync("GET", "users/me.json", sandbox.AsAdmin);
        var user = reply["user"]!;
        Assert.Equal((200, true), (reply.Status, (long)user["id"]! > int.MaxValue));
        Assert.Equal((TestSandbox.Admin, "admin", true, true, false), ((string?)user["email"], (string?)user["role"], (bool)user["verified"]!, (bool)user["active"]!, (bool)user["suspended"]!));
        Assert.NotNull(user["authenticity_token"]);
    }

    [Fact]
    public async Task A_dead_api_token_is_401()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dead = sandbox.Server.Seeds.Add(new ApiTokenSeed("acme") { Active = false });
        Assert.Equal(401, (await sandbox.ApiAsync("GET", "users/me.json", TestSandbox.Basic(TestSandbox.Admin + "/token", dead.Value))).Status);
    }

    [Fact]
    public async Task Nobody_is_200_without_an_id()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var reply = await sandbox.ApiAsync("GET", "users/me.json");
        var user = reply["user"]!.AsObject();
        Assert.Equal(200, reply.Status);
        Assert.True(user.ContainsKey("id"));
        Assert.Null(user["id"]);
        Assert.Equal(("Anonymous user", "invalid@example.com", "end-user", false), ((string?)user["name"], (string?)user["email"], (string?)user["role"], (bool)user["verified"]!));
        Assert.NotNull(user["authenticity_token"]);
    }

    [Theory]
    [InlineData("read", 200, 200)]
    [InlineData("users:read", 403, 200)]
    [InlineData("tickets:read", 403, 403)]
    public async Task A_live_oauth_token_is_200_or_403_by_its_scopes(string scope, int current, int me)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var bearer = TestSandbox.Bearer(sandbox.OAuthToken(scope).Value);
        Assert.Equal(current, (await sandbox.ApiAsync("GET", "oauth/tokens/current.json", bearer)).Status);
        Assert.Equal(me, (await sandbox.ApiAsync("GET", "users/me.json", bearer)).Status);
    }

    [Fact]
    public async Task A_dead_oauth_token_is_401_everywhere()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var bearer = TestSandbox.Bearer("gone");
        Assert.Equal(401, (await sandbox.ApiAsync("GET", "oauth/tokens/current.json", bearer)).Status);
        Assert.Equal(401, (await sandbox.ApiAsync("GET", "users/me.json", bearer)).Status);
    }

    [Fact]
    public async Task Every_use_is_noted_and_no_failure()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var token = sandbox.Server.Seeds.Add(new ApiTokenSeed("acme"));
        var oauth = sandbox.OAuthToken("tickets:read");
        Assert.Equal((null, null), await UsesAsync());
        Assert.Equal(401, (await sandbox.ApiAsync("GET", "users/me", TestSandbox.Basic("nobody@example.com/token", token.Value))).Status);
        Assert.Equal((null, null), await UsesAsync());
        sandbox.Clock.Advance(TimeSpan.FromMinutes(5));
        await sandbox.ApiAsync("GET", "users/me", TestSandbox.Basic(TestSandbox.Agent + "/token", token.Value));
        Assert.Equal(403, (await sandbox.ApiAsync("GET", "users/me", TestSandbox.Bearer(oauth.Value))).Status);
        Assert.Equal(("2026-09-01T12:05:00Z", "2026-09-01T12:05:00Z"), await UsesAsync());
        async Task<(string?, string?)> UsesAsync() => (
            (string?)(await sandbox.ApiAsync("GET", $"api_tokens/{token.Id}", sandbox.AsAdmin))["api_token"]!["last_used"],
            (string?)(await sandbox.ApiAsync("GET", $"oauth/tokens/{oauth.Id}", sandbox.AsAdmin))["token"]!["used_at"]);
    }
}
