using System.Text.Json.Nodes;
using TokenGuard.Server.Sandbox.Accounts;
using TokenGuard.Server.Sandbox.Quirks;
using TokenGuard.Server.Sandbox.Tokens;
using TokenGuard.Server.Tests.Harness;

namespace TokenGuard.Server.Tests.Sandbox;

public sealed class RetirementTests
{
    private static JsonObject NewToken => new() { ["api_token"] = new JsonObject { ["description"] = "new" } };

    [Theory]
    [InlineData("2026-07-01", 201)]
    [InlineData("2026-10-26", 201)]
    [InlineData("2026-10-27", 403)]
    [InlineData("2027-04-29", 403)]
    [InlineData("2027-04-30", 401)]
    public async Task Creation_ends_first_and_then_everything(string day, int status)
    {
        await using var sandbox = await TestSandbox.StartAsync(DateTimeOffset.Parse(day + "T00:00:00Z", null));
        Assert.Equal(status, (await sandbox.ApiAsync("POST", "api_tokens", sandbox.AsAdmin, NewToken)).Status);
    }

    [Fact]
    public async Task An_account_that_is_too_new_creates_none()
    {
        await using var sandbox = await TestSandbox.StartAsync(account: new AccountSeed("acme") { CreatedAt = new(2026, 7, 28, 0, 0, 0, TimeSpan.Zero) });
        Assert.Equal(403, (await sandbox.ApiAsync("POST", "api_tokens", sandbox.AsAdmin, NewToken)).Status);
    }

    [Fact]
    public async Task The_refusal_may_also_be_422()
    {
        await using var sandbox = await TestSandbox.StartAsync(new(2026, 11, 27, 0, 0, 0, TimeSpan.Zero));
        sandbox.Server.Quirks.On(new Quirk(QuirkName.CreationRefusedAsInvalid) { Times = 1 });
        Assert.Equal(422, (await sandbox.ApiAsync("POST", "api_tokens", sandbox.AsAdmin, NewToken)).Status);
        Assert.Equal(403, (await sandbox.ApiAsync("POST", "api_tokens", sandbox.AsAdmin, NewToken)).Status);
    }

    [Fact]
    public async Task After_the_end_tokens_are_401_and_their_resource_404()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var oauth = TestSandbox.Bearer(sandbox.OAuthToken("read", "write").Value);
        Assert.Equal(200, (await sandbox.ApiAsync("GET", "api_tokens", oauth)).Status);
        sandbox.Server.Now = new(2027, 4, 30, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal(401, (await sandbox.ApiAsync("GET", "users/me", sandbox.AsAdmin)).Status);
        Assert.Equal(404, (await sandbox.ApiAsync("GET", "api_tokens", oauth)).Status);
        Assert.Equal(404, (await sandbox.ApiAsync("DELETE", $"api_tokens/{sandbox.ApiToken.Id}", oauth)).Status);
        Assert.Equal(200, (await sandbox.ApiAsync("GET", "users/me", oauth)).Status);
    }

    [Fact]
    public async Task Idle_tokens_are_deactivated_after_30_days_and_erased_60_days_later()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var idle = sandbox.Server.Seeds.Add(new ApiTokenSeed("acme") { LastUsed = TestSandbox.September.AddDays(-20) });
        var never = sandbox.Server.Seeds.Add(new ApiTokenSeed("acme"));
        await SetClockAsync(sandbox, TestSandbox.September.AddDays(9));
        Assert.True(sandbox.Server.Seeds.IsLive(idle.Reference));
        await SetClockAsync(sandbox, TestSandbox.September.AddDays(10));
        Assert.Equal((false, true), (sandbox.Server.Seeds.IsLive(idle.Reference), sandbox.Server.Seeds.IsLive(never.Reference)));
        await SetClockAsync(sandbox, TestSandbox.September.AddDays(30));
        Assert.False(sandbox.Server.Seeds.IsLive(never.Reference));
        await SetClockAsync(sandbox, TestSandbox.September.AddDays(70));
        var left = (await sandbox.ApiAsync("GET", "api_tokens", TestSandbox.Bearer(sandbox.OAuthToken("read").Value)))["api_tokens"]!.AsArray();
        Assert.Equal([sandbox.ApiToken.Id, never.Id], left.Select(token => (long)token!["id"]!));
    }

    [Fact]
    public async Task Before_the_retirement_idle_tokens_stay()
    {
        await using var sandbox = await TestSandbox.StartAsync(new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await SetClockAsync(sandbox, new(2026, 7, 27, 0, 0, 0, TimeSpan.Zero));
        Assert.True(sandbox.Server.Seeds.IsLive(sandbox.ApiToken.Reference));
    }

    private static async Task SetClockAsync(TestSandbox sandbox, DateTimeOffset now) =>
        Assert.Equal(200, (await sandbox.SendAsync("PUT", "sandbox/clock", body: new JsonObject { ["now"] = now.ToString("O") })).Status);
}
