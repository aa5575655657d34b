using System.Text;
using TokenGuard.Engine;
using TokenGuard.Engine.Rules;
using TokenGuard.Scanning.Companions;
using TokenGuard.Scanning.Findings;
using TokenGuard.TokenApi.Tests.Harness;
using TokenGuard.TokenApi.Verification;

namespace TokenGuard.TokenApi.Tests.Verification;

/// <summary>Tokens of providers with several regions, or with servers of one's own.</summary>
public sealed class SeveralHostsTests
{
    private const string Regions = """
        [token.verify]
        status  = 'documented'
        source  = 'https://docs.acme.example/'
        request = 'GET https://{host}/v1/me'
        hosts   = ['api.acme.example', 'eu.acme.example', 'us.acme.example', 'ap.acme.example', 'gov.acme.example']
        headers = { Authorization = 'Bearer {secret}' }
        live    = 'status 200'
        dead    = 'status 401'

        [[token.needs]]
        name = 'region'
        kind = 'acme-region'
        pattern = 'region=(?P<value>[a-z.]+)'
        """;

    private const string OwnServers = """
        [token.verify]
        status  = 'documented'
        source  = 'https://docs.acme.example/'
        request = 'GET https://api.acme.example/v1/me'
        headers = { Authorization = 'Bearer {secret}' }
        live    = 'status 200'
        dead    = 'status 401'
        elsewhere = 'server'

        [[token.needs]]
        name = 'server'
        kind = 'acme-server'
        pattern = 'server=(?P<value>[a-z.]+)'
        """;

    private static readonly Place Nearby = new() { Root = ".", Path = "a.env", Kind = PlaceKind.File };

    private readonly FakeClient client = new();
    private readonly Secret secret = new(Encoding.UTF8.GetBytes(MadeUp.Text()), 0);

    [Fact]
    public async Task Hosts_are_tried_until_one_knows_the_token()
    {
        client.Answer = request => FakeClient.Json(request.Url.Host == "us.acme.example" ? 200 : 401, "{}");

        var verdict = await Verify(Regions);

        Assert.Equal(VerdictState.Live, verdict.State);
        Assert.Equal("us.acme.example", verdict.Companions["host"]);
        Assert.Equal(["api.acme.example", "eu.acme.example", "us.acme.example"], client.Requests.Select(request => request.Url.Host));
    }

    [Fact]
    public async Task No_more_than_four_are_tried_and_none_of_them_makes_it_dead()
    {
        client.Answer = _ => FakeClient.Json(401, "{}");

        var verdict = await Verify(Regions);

        Assert.Equal((VerdictState.Unknown, 4), (verdict.State, client.Requests.Count));
        Assert.Equal("refused (status 401), but Acme may refuse a live token so too: in another region or server, or from this address", verdict.Reason);
    }

    [Fact]
    public async Task The_region_that_stands_near_it_is_tried_first()
    {
        client.Answer = _ => FakeClient.Json(200, "{}");

        await Verify(Regions, companion: new CompanionValue("region", "acme.example", CompanionReach.File, Nearby));
        client.Requests.Clear();
        await Verify(Regions.Replace("'gov.acme.example'", "'api.gov.acme.example'", StringComparison.Ordinal), companion: new CompanionValue("region", "gov.acme.example", CompanionReach.File, Nearby));

        Assert.Equal("api.gov.acme.example", client.Requests[0].Url.Host);
    }

    [Fact]
    public async Task It_is_dead_where_the_host_that_knew_it_refuses_it()
    {
        var verifier = new TokenVerifier(client, TimeProvider.System);
        client.Answer = request => FakeClient.Json(request.Url.Host == "eu.acme.example" ? 200 : 401, "{}");
        await Verify(Regions, verifier);
        client.Answer = _ => FakeClient.Json(401, "{}");
        verifier.Forget();

        Assert.Equal(VerdictState.Dead, (await Verify(Regions, verifier)).State);
    }

    [Fact]
    public async Task A_refusal_is_no_death_where_a_server_of_ones_own_stands_near()
    {
        client.Answer = _ => FakeClient.Json(401, "{}");

        Assert.Equal(VerdictState.Dead, (await Verify(OwnServers)).State);
        var verdict = await Verify(OwnServers, companion: new CompanionValue("server", "git.corp.example", CompanionReach.Folder, Nearby));

        Assert.Equal((VerdictState.Unknown, "refused (status 401), but git.corp.example, which was found near it, may have issued it"), (verdict.State, verdict.Reason));
        Assert.All(client.Requests, request => Assert.Equal("api.acme.example", request.Url.Host));
    }

    [Fact]
    public async Task One_that_answered_live_before_is_dead_nonetheless()
    {
        var verifier = new TokenVerifier(client, TimeProvider.System);
        var near = new CompanionValue("server", "git.corp.example", CompanionReach.Folder, Nearby);
        client.Answer = _ => FakeClient.Json(200, "{}");
        await Verify(OwnServers, verifier, near);
        client.Answer = _ => FakeClient.Json(401, "{}");
        verifier.Forget();

        Assert.Equal(VerdictState.Dead, (await Verify(OwnServers, verifier, near)).State);
    }

    private Task<TokenVerdict> Verify(string calls, TokenVerifier? verifier = null, CompanionValue? companion = null) =>
        (verifier ?? new TokenVerifier(client, TimeProvider.System)).VerifyAsync(Rules.With(calls), secret, companion is null ? [] : [companion], default);
}
