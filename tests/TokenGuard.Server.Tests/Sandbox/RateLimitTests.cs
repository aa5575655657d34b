using TokenGuard.Server.Sandbox.Accounts;
using TokenGuard.Server.Tests.Harness;

namespace TokenGuard.Server.Tests.Sandbox;

public sealed class RateLimitTests
{
    [Fact]
    public async Task Every_answer_tells_what_is_left()
    {
        await using var sandbox = await TestSandbox.StartAsync(account: new AccountSeed("acme") { RateLimit = 400 });
        sandbox.Clock.Advance(TimeSpan.FromSeconds(20));
        await sandbox.ApiAsync("GET", "users/me");
        var reply = await sandbox.ApiAsync("GET", "users");
        Assert.Equal(("400", "398"), (reply.Headers["X-Rate-Limit"], reply.Headers["X-Rate-Limit-Remaining"]));
        Assert.Equal(("400", "398", "40"), (reply.Headers["ratelimit-limit"], reply.Headers["ratelimit-remaining"], reply.Headers["ratelimit-reset"]));
        Assert.Equal("v2", reply.Headers["X-Zendesk-API-Version"]);
    }

    [Fact]
    public async Task Too_many_requests_are_429_until_the_minute_is_over()
    {
        await using var sandbox = await TestSandbox.StartAsync(account: new AccountSeed("acme") { RateLimit = 2 });
        sandbox.Server.Seeds.Put(new AccountSeed("globex"));
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(200, (await sandbox.ApiAsync("GET", "users/me")).Status);
        }

        var refused = await sandbox.ApiAsync("GET", "users/me", TestSandbox.Bearer("wrong"));
        Assert.Equal((429, "60", "APIRateLimitExceeded"), (refused.Status, refused.Headers["Retry-After"], (string?)refused["error"]));
        Assert.Equal(200, (await sandbox.SendAsync("GET", "globex/api/v2/users/me")).Status);
        sandbox.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(200, (await sandbox.ApiAsync("GET", "users/me")).Status);
    }
}
