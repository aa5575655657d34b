using System.Text;
using Microsoft.Extensions.Time.Testing;
using TokenGuard.Engine;
using TokenGuard.Engine.Rules;
using TokenGuard.Scanning.Companions;
using TokenGuard.Scanning.Findings;
using TokenGuard.TokenApi.Http;
using TokenGuard.TokenApi.Tests.Harness;
using TokenGuard.TokenApi.Verification;

namespace TokenGuard.TokenApi.Tests.Verification;

public sealed class TokenVerifierTests
{
    private const string Simple = """
        [token.verify]
        status  = 'documented'
        source  = 'https://docs.acme.example/'
        request = 'GET https://api.acme.example/v1/me'
        headers = { Authorization = 'Bearer {secret}' }
        live    = { any = ['status 200', 'json $.error == missing_scope'] }
        dead    = 'status 401'
        identity = { user = 'json $.user.name' }
        scopes  = 'header X-Scopes'
        expires = 'json $.expires_at'
        last_used = 'json $.used_at'
        """;

    private const string Composite = """
        [token.verify]
        status  = 'documented'
        source  = 'https://docs.acme.example/'
        request = 'GET https://{account}.acme.example/v1/me'
        headers = { Authorization = 'Basic {base64:{email}/token:{secret}}' }
        live    = 'status 200'
        dead    = 'status 401'

        [[token.needs]]
        name = 'account'
        kind = 'acme-account'
        pattern = 'account=(?P<value>[a-z]+)'

        [[token.needs]]
        name = 'email'
        kind = 'acme-email'
        pattern = 'mail=(?P<value>[a-z@.]+)'
        """;

    private readonly FakeClient client = new();

    [Fact]
    public async Task A_rule_that_was_found_in_what_is_scanned_sends_nothing()
    {
        var verdict = await new TokenVerifier(client, TimeProvider.System).VerifyAsync(Rules.With(Simple) with { IsDiscovered = true }, NewSecret(), [], default);

        Assert.Equal(VerdictState.Unknown, verdict.State);
        Assert.StartsWith("its rule was found in what is scanned", verdict.Reason, StringComparison.Ordinal);
        Assert.Empty(client.Requests);
    }

    [Fact]
    public async Task A_live_token_tells_who_it_is_and_what_it_may_do()
    {
        client.Answer = _ => FakeClient.Json(200, """{"user":{"name":"robin"},"expires_at":"2027-01-02T03:04:05Z"}""", ("X-Scopes", "read, write"));

        var verdict = await Verify(Simple);

        Assert.Equal(VerdictState.Live, verdict.State);
        Assert.Equal([new("user", "robin")], verdict.Identity);
        Assert.Equal(["read", "write"], verdict.Scopes);
        Assert.Equal(new DateTimeOffset(2027, 1, 2, 3, 4, 5, TimeSpan.Zero), verdict.Expires);
    }

    [Theory]
    [InlineData("2026-11-27T11:58:00Z", true)]
    [InlineData("2026-11-27T11:59:30Z", false)]
    [InlineData("2026-11-27T12:00:00Z", false)]
    public async Task A_last_use_that_may_be_this_look_is_no_earlier_one(string used, bool isShown)
    {
        client.Answer = _ => FakeClient.Json(200, $$"""{"user":{"name":"robin"},"used_at":"{{used}}"}""");
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 27, 12, 0, 0, TimeSpan.Zero));

        var verdict = await Verify(Simple, new TokenVerifier(client, clock));

        Assert.Equal(isShown, verdict.LastUsed is not null);
    }

    [Fact]
    public async Task A_token_that_lacks_a_right_is_live_and_said_to_lack_it()
    {
        client.Answer = _ => FakeClient.Json(403, """{"error":"missing_scope"}""");

        Assert.Equal("accepted, without the right to this call (status 403)", (await Verify(Simple)).Reason);
    }

    [Theory]
    [InlineData(401, "{}", VerdictState.Dead)]
    [InlineData(403, """{"error":"missing_scope"}""", VerdictState.Live)]
    [InlineData(403, "<html>", VerdictState.Unknown)]
    [InlineData(404, "{}", VerdictState.Unknown)]
    [InlineData(302, "", VerdictState.Unknown)]
    [InlineData(429, "", VerdictState.Unknown)]
    [InlineData(500, "", VerdictState.Unknown)]
    public async Task What_is_neither_live_nor_dead_is_unknown(int status, string body, VerdictState expected)
    {
        client.Answer = _ => FakeClient.Json(status, body);

        Assert.Equal(expected, (await Verify(Simple)).State);
    }

    [Fact]
    public async Task A_failure_is_unknown_with_its_reason()
    {
        client.Answer = _ => throw new ApiException(ApiFailure.TimedOut, "api.acme.example gave no whole answer");

        var verdict = await Verify(Simple);

        Assert.Equal((VerdictState.Unknown, "api.acme.example gave no whole answer"), (verdict.State, verdict.Reason));
    }

    [Fact]
    public async Task A_provider_that_sends_the_secret_back_does_not_get_it_into_a_report()
    {
        var secret = NewSecret();
        client.Answer = _ => FakeClient.Json(200, $$$"""{"user":{"name":"you sent {{{Encoding.UTF8.GetString(secret.Reveal())}}}"}}""");

        var verdict = await Verify(Simple, secret: secret);

        Assert.Equal("(hidden: it holds the secret)", verdict.Identity[0].Value);
    }

    [Fact]
    public async Task The_same_question_is_asked_once()
    {
        client.Answer = _ => FakeClient.Json(401, "{}");
        var verifier = new TokenVerifier(client, TimeProvider.System);
        var secret = NewSecret();

        await Verify(Simple, verifier, secret);
        await Verify(Simple, verifier, secret);
        Assert.Single(client.Requests);

        verifier.Forget();
        await Verify(Simple, verifier, secret);
        Assert.Equal(2, client.Requests.Count);
    }

    [Fact]
    public async Task A_refused_composite_is_dead_only_if_its_companions_answered_live_before()
    {
        var secret = NewSecret();
        var verifier = new TokenVerifier(client, TimeProvider.System);
        client.Answer = _ => FakeClient.Json(401, "{}");

        var unproved = await Verify(Composite, verifier, secret, Found(("account", "north"), ("email", "a@b.example")));
        client.Answer = _ => FakeClient.Json(200, "{}");
        verifier.Forget();
        var live = await Verify(Composite, verifier, secret, Found(("account", "north"), ("email", "a@b.example")));
        client.Answer = _ => FakeClient.Json(401, "{}");
        verifier.Forget();
        var dead = await Verify(Composite, verifier, secret, Found(("account", "north"), ("email", "a@b.example")));

        Assert.Equal(VerdictState.Unknown, unproved.State);
        Assert.StartsWith("companions unproved", unproved.Reason);
        Assert.Equal(VerdictState.Live, live.State);
        Assert.Equal(VerdictState.Dead, dead.State);
    }

    [Fact]
    public async Task A_refusal_that_may_have_another_cause_is_dead_only_after_a_live_answer()
    {
        var verifier = new TokenVerifier(client, TimeProvider.System);
        var secret = NewSecret();
        var states = new List<(VerdictState, string)>();
        foreach (var status in new[] { 404, 200, 404, 401 })
        {
            client.Answer = _ => FakeClient.Json(status, "{}");
            verifier.Forget();
            var verdict = await Verify(Simple.Replace("dead    = 'status 401'", "dead_after_live = 'status 404'", StringComparison.Ordinal), verifier, secret);
            states.Add((verdict.State, verdict.Reason));
        }

        Assert.Equal(
            [
                (VerdictState.Unknown, "refused (status 404), but Acme may refuse a live token so too: in another region or server, or from this address"),
                (VerdictState.Live, "accepted (status 200)"),
                (VerdictState.Dead, "refused (status 404)"),
                (VerdictState.Unknown, "an answer that decides nothing (status 401)"),
            ],
            states);
    }

    [Fact]
    public async Task At_most_four_sets_of_companions_are_tried_the_nearest_first()
    {
        client.Answer = _ => FakeClient.Json(401, "{}");
        var found = Found(("account", "north"), ("account", "south"), ("account", "west"), ("email", "a@b.example"), ("email", "c@d.example"), ("email", "e@f.example"));

        await Verify(Composite, companions: found);

        Assert.Equal(4, client.Requests.Count);
        Assert.Equal("https://north.acme.example/v1/me", client.Requests[0].Url.ToString());
        Assert.Equal(Convert.ToBase64String(Encoding.UTF8.GetBytes("a@b.example/token:")).Length - 4, CommonPrefix(client.Requests[0]));
    }

    [Fact]
    public async Task Without_a_companion_there_is_no_request()
    {
        var verdict = await Verify(Composite, companions: Found(("account", "north")));

        Assert.Equal((VerdictState.Unknown, "it needs email, which was not found near it"), (verdict.State, verdict.Reason));
        Assert.Empty(client.Requests);
    }

    [Theory]
    [InlineData("evil.example/x?")]
    [InlineData("a.b")]
    [InlineData("www")]
    [InlineData("{secret}")]
    [InlineData("north@evil")]
    public async Task A_companion_cannot_lead_the_secret_to_another_host(string account)
    {
        var verdict = await Verify(Composite, companions: Found(("account", account), ("email", "a@b.example")));

        Assert.Equal(VerdictState.Unknown, verdict.State);
        Assert.Empty(client.Requests);
    }

    [Fact]
    public async Task What_is_only_inferred_runs_if_it_is_asked_for()
    {
        client.Answer = _ => FakeClient.Json(200, "{}");
        var inferred = Simple.Replace("documented", "inferred", StringComparison.Ordinal);

        Assert.Equal(VerdictState.Unknown, (await Verify(inferred)).State);
        Assert.Empty(client.Requests);
        Assert.Equal(VerdictState.Live, (await Verify(inferred, new TokenVerifier(client, TimeProvider.System, inferred: true))).State);
    }

    private static int CommonPrefix(ApiRequest request)
    {
        var sent = request.Headers.Single(header => header.Key == "Authorization").Value["Basic ".Length..];
        var expected = Convert.ToBase64String(Encoding.UTF8.GetBytes("a@b.example/token:"));
        return sent.Zip(expected).TakeWhile(pair => pair.First == pair.Second).Count() is var count && count >= expected.Length - 4 ? expected.Length - 4 : count;
    }

    private Task<TokenVerdict> Verify(
        string calls, TokenVerifier? verifier = null, Secret? secret = null, IReadOnlyList<CompanionValue>? companions = null) =>
        (verifier ?? new TokenVerifier(client, TimeProvider.System)).VerifyAsync(Rules.With(calls), secret ?? NewSecret(), companions ?? [], default);

    private static CompanionValue[] Found(params (string Name, string Value)[] values) =>
        [.. values.Select(value => new CompanionValue(value.Name, value.Value, CompanionReach.File, new Place { Root = ".", Path = "a.env", Kind = PlaceKind.File }))];

    private static Secret NewSecret() => new(Encoding.UTF8.GetBytes(Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(20))), 0);
}
