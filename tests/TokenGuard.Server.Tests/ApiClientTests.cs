using TokenGuard.Server.Sandbox.StandIns;
using TokenGuard.Server.Tests.Harness;
using TokenGuard.TokenApi.Http;

namespace TokenGuard.Server.Tests;

/// <summary>The scanner's own client, led to the sandbox as <c>--provider-url</c> does it.</summary>
public sealed class ApiClientTests
{
    [Fact]
    public async Task It_finds_accounts_and_stand_ins_below_the_sandboxs_address()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var github = sandbox.Server.Seeds.Add(new StandInSeed("github"));
        using var client = new ApiClient(
            new ApiOptions
            {
                ProviderUrls = new Dictionary<string, Uri> { ["zendesk"] = sandbox.Server.Address, ["github"] = new(sandbox.Server.Address, "github") },
            },
            TimeProvider.System);
        var me = await client.SendAsync(Get("zendesk", "https://acme.zendesk.com/api/v2/users/me.json", "acme", sandbox.AsAdmin.ToString()), CancellationToken.None);
        var user = await client.SendAsync(Get("github", "https://api.github.com/user", null, "Bearer " + github.Value), CancellationToken.None);
        Assert.Equal((200, 200), (me.Status, user.Status));
        Assert.Equal(
            [("/acme/api/v2/users/me", sandbox.ApiToken.Reference), ("/github/user", github.Reference)],
            sandbox.Server.Requests.Read().Select(request => (request.Path, request.Credential)));
    }

    private static ApiRequest Get(string provider, string url, string? tenant, string authorization) => new()
    {
        Provider = provider,
        Method = HttpMethod.Get,
        Url = new Uri(url),
        AllowedHosts = [new Uri(url).Host],
        Tenant = tenant,
        Headers = [new("Authorization", authorization)],
    };
}
