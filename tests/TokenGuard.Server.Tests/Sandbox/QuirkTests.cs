using System.Diagnostics;
using TokenGuard.Server.Sandbox.Quirks;
using TokenGuard.Server.Tests.Harness;

namespace TokenGuard.Server.Tests.Sandbox;

public sealed class QuirkTests
{
    [Fact]
    public async Task Deleting_the_current_token_may_have_no_effect_where_deleting_by_id_has()
    {
        await using var sandbox = await StartAsync(QuirkName.DeleteCurrentWithoutEffect);
        var token = sandbox.OAuthToken("read", "write");
        Assert.Equal(204, (await sandbox.ApiAsync("DELETE", "oauth/tokens/current", TestSandbox.Bearer(token.Value))).Status);
        Assert.Equal(200, (await sandbox.ApiAsync("GET", "oauth/tokens/current", TestSandbox.Bearer(token.Value))).Status);
        Assert.Equal(204, (await sandbox.ApiAsync("DELETE", $"oauth/tokens/{token.Id}", sandbox.AsAdmin)).Status);
        Assert.False(sandbox.Server.Seeds.IsLive(token.Reference));
    }

    [Fact]
    public async Task No_revocation_may_have_an_effect()
    {
        await using var sandbox = await StartAsync(QuirkName.RevokeWithoutEffect);
        var token = sandbox.OAuthToken("read", "write");
        Assert.Equal(204, (await sandbox.ApiAsync("DELETE", $"oauth/tokens/{token.Id}", sandbox.AsAdmin)).Status);
        Assert.Equal(204, (await sandbox.ApiAsync("DELETE", $"api_tokens/{sandbox.ApiToken.Id}", sandbox.AsAdmin)).Status);
        Assert.True(sandbox.Server.Seeds.IsLive(token.Reference) && sandbox.Server.Seeds.IsLive(sandbox.ApiToken.Reference));
        Assert.All(sandbox.Server.Requests.Read(), request => Assert.Empty(request.Changes));
    }

    [Theory]
    [InlineData(QuirkName.RateLimited, 429, "application/json", "7")]
    [InlineData(QuirkName.RateLimitedWithoutRetryAfter, 429, "application/json", null)]
    [InlineData(QuirkName.RateLimitedAsText, 429, "text/plain", "7")]
    [InlineData(QuirkName.Unavailable, 503, "text/html", null)]
    public async Task A_provider_in_trouble_answers_so(QuirkName name, int status, string type, string? retryAfter)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        sandbox.Server.Quirks.On(new Quirk(name) { Seconds = 7 });
        var reply = await sandbox.ApiAsync("DELETE", $"api_tokens/{sandbox.ApiToken.Id}", sandbox.AsAdmin);
        Assert.Equal((status, retryAfter), (reply.Status, reply.Headers.GetValueOrDefault("Retry-After")));
        Assert.StartsWith(type, reply.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.True(sandbox.Server.Seeds.IsLive(sandbox.ApiToken.Reference));
    }

    [Fact]
    public async Task A_redirect_leads_to_another_host()
    {
        await using var sandbox = await StartAsync(QuirkName.Redirect);
        var reply = await sandbox.ApiAsync("GET", "users/me", sandbox.AsAdmin);
        Assert.Equal((302, "https://other.example.com/acme/api/v2/users/me"), (reply.Status, reply.Headers["Location"]));
    }

    [Fact]
    public async Task An_error_may_be_an_object()
    {
        await using var sandbox = await StartAsync(QuirkName.ErrorAsObject);
        Assert.Equal("""{"error":{"title":"RecordNotFound","message":"Not found"}}""", (await sandbox.ApiAsync("GET", "users/1", sandbox.AsAdmin)).Text);
        Assert.Equal(200, (await sandbox.ApiAsync("GET", "users/me", sandbox.AsAdmin)).Status);
    }

    [Fact]
    public async Task A_slow_answer_comes_after_its_effect()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        sandbox.Server.Quirks.On(new Quirk(QuirkName.Slow) { Method = "DELETE", Seconds = 60 });
        var token = sandbox.OAuthToken("read");
        var answer = sandbox.ApiAsync("DELETE", $"oauth/tokens/{token.Id}", sandbox.AsAdmin);
        var waited = Stopwatch.StartNew();
        while (sandbox.Server.Seeds.IsLive(token.Reference))
        {
            Assert.True(waited.Elapsed < TimeSpan.FromSeconds(30), "the effect did not come");
            await Task.Delay(10);
        }

        Assert.False(answer.IsCompleted);
    }

    [Theory]
    [InlineData(QuirkName.DropBeforeEffect, true, 0)]
    [InlineData(QuirkName.DropAfterEffect, false, 204)]
    public async Task A_connection_may_end_before_or_after_the_effect(QuirkName name, bool live, int logged)
    {
        await using var sandbox = await StartAsync(name);
        var token = sandbox.OAuthToken("read");
        await Assert.ThrowsAsync<HttpRequestException>(() => sandbox.ApiAsync("DELETE", $"oauth/tokens/{token.Id}", sandbox.AsAdmin));
        Assert.Equal(live, sandbox.Server.Seeds.IsLive(token.Reference));
        var request = Assert.Single(sandbox.Server.Requests.Read());
        Assert.Equal((logged, Quirk.WordFor(name)), (request.Status, Assert.Single(request.Quirks)));
    }

    [Fact]
    public async Task A_quirk_is_for_some_requests_only()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        sandbox.Server.Quirks.On(new Quirk(QuirkName.Unavailable) { Method = "get", Path = "/users/", After = 1, Times = 2 });
        Assert.Equal(404, (await sandbox.ApiAsync("POST", "users/me", sandbox.AsAdmin)).Status);
        Assert.Equal(200, (await sandbox.ApiAsync("GET", "tickets", sandbox.AsAdmin)).Status);
        var statuses = new List<int>();
        for (var i = 0; i < 4; i++)
        {
            statuses.Add((await sandbox.ApiAsync("GET", "users/me", sandbox.AsAdmin)).Status);
        }

        Assert.Equal([200, 503, 503, 200], statuses);
        Assert.Empty(sandbox.Server.Quirks.All);
    }

    [Fact]
    public void Every_name_is_read_as_it_is_written() =>
        Assert.All(Enum.GetValues<QuirkName>(), name => Assert.Equal(name, Quirk.NameOf(Quirk.WordFor(name))));

    private static async Task<TestSandbox> StartAsync(QuirkName quirk)
    {
        var sandbox = await TestSandbox.StartAsync();
        sandbox.Server.Quirks.On(new Quirk(quirk));
        return sandbox;
    }
}
