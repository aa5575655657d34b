using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using TokenGuard.TokenApi.Http;
using TokenGuard.TokenApi.Tests.Harness;

namespace TokenGuard.TokenApi.Tests.Http;

public sealed class RateLimitTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(200, "X-RateLimit-Remaining: 0|X-RateLimit-Reset: 1795780830", 30.0)] // GitHub, X: seconds since 1970
    [InlineData(200, "RateLimit-Remaining: 0|RateLimit-Reset: 1795780860", 60.0)] // GitLab
    [InlineData(200, "x-rate-limit-remaining: 0|ratelimit-remaining: 0|ratelimit-reset: 41", 41.0)] // Zendesk
    [InlineData(200, "RateLimit: \"default\";r=0;t=12", 12.0)] // the later draft of the IETF
    [InlineData(200, "X-RateLimit-Remaining: 0|X-RateLimit-Reset-After: 1.5|X-RateLimit-Reset: 1795780899.2", 1.5)] // Discord
    [InlineData(200, "X-RateLimit-Remaining: 0|X-RateLimit-Reset: 1795780830000", 30.0)] // milliseconds
    [InlineData(429, "Retry-After: 7|X-RateLimit-Remaining: 0|X-RateLimit-Reset: 1795780830", 7.0)]
    [InlineData(200, "X-RateLimit-Remaining: 1|X-RateLimit-Reset: 1795780830", null)]
    [InlineData(200, "RateLimit: \"default\";r=3;t=12", null)]
    [InlineData(200, "X-RateLimit-Remaining: 0", null)]
    [InlineData(200, "X-RateLimit-Remaining: none|X-RateLimit-Reset: soon", null)]
    [InlineData(200, "X-RateLimit-Remaining: 0|X-RateLimit-Reset: 99999999999999999999999", null)]
    [InlineData(429, "", null)]
    public void What_a_provider_says_of_its_limit_is_read(int status, string headers, double? seconds)
    {
        var answer = FakeClient.Json(status, "", [.. headers.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(header => header.Split(": ")).Select(header => (header[0], header[1]))]);
        Assert.Equal(seconds, (RateLimitHeaders.UsedUpUntil(answer, Now) - Now)?.TotalSeconds);
    }

    [Fact]
    public async Task A_used_up_limit_is_waited_for_before_the_next_request()
    {
        var clock = new FakeTimeProvider(Now);
        await using var server = await LocalServer.StartAsync(Exhausted(20));
        using var client = Client(server, clock);
        await client.SendAsync(Request("acme"), default);
        await client.SendAsync(Request("other"), default);

        var second = client.SendAsync(Request("acme"), default);
        await Task.Delay(100);
        Assert.Equal(2, server.Requests.Count);
        clock.Advance(TimeSpan.FromSeconds(20));
        await second;
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task A_limit_that_is_used_up_for_long_gets_no_request_and_says_until_when()
    {
        await using var server = await LocalServer.StartAsync(Exhausted(3600));
        using var client = Client(server, new FakeTimeProvider(Now));
        await client.SendAsync(Request("acme"), default);

        var failure = await Assert.ThrowsAsync<ApiException>(() => client.SendAsync(Request("acme"), default));

        Assert.Equal((ApiFailure.RateLimited, false), (failure.Failure, failure.MayHaveArrived));
        Assert.Equal("the rate limit of acme.acme.example is used up until 2026-11-27 13:00:00 UTC; nothing was sent", failure.Message);
        Assert.Single(server.Requests);
    }

    private static RequestDelegate Exhausted(int seconds) => context =>
    {
        context.Response.Headers["RateLimit-Remaining"] = "0";
        context.Response.Headers["RateLimit-Reset"] = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return context.Response.WriteAsync("{}");
    };

    private static ApiClient Client(LocalServer server, FakeTimeProvider clock) =>
        new(new ApiOptions { ProviderUrls = new Dictionary<string, Uri> { ["acme"] = server.Address } }, clock);

    private static ApiRequest Request(string tenant) => new()
    {
        Provider = "acme",
        Method = HttpMethod.Get,
        Url = new Uri($"https://{tenant}.acme.example/me"),
        AllowedHosts = [$"{tenant}.acme.example"],
    };
}
