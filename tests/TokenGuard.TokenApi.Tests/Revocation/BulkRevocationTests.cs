using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using TokenGuard.Engine.Rules;
using TokenGuard.Scanning.Rules;
using TokenGuard.TokenApi.Audit;
using TokenGuard.TokenApi.Http;
using TokenGuard.TokenApi.Revocation;
using TokenGuard.TokenApi.Settings;
using TokenGuard.TokenApi.Tests.Harness;
using TokenGuard.TokenApi.Verification;

namespace TokenGuard.TokenApi.Tests.Revocation;

/// <summary>GitHub by its built-in rule, which takes up to a thousand tokens in one call.</summary>
public sealed class BulkRevocationTests
{
    private readonly FakeClient client = new();
    private readonly MemoryAudit audit = new();
    private readonly FakeTimeProvider clock = new();
    private readonly TokenRule rule = BuiltInRules.Load().Rules.Single(known => known.Id == "github-personal-access-token");
    private readonly HashSet<string> dead = [];
    private readonly HashSet<string> immortal = [];

    public BulkRevocationTests() => client.Answer = Answer;

    [Fact]
    public async Task As_few_calls_are_made_as_the_provider_allows_and_each_token_is_proved_by_itself()
    {
        var secrets = Secrets(1003);

        var results = await RevokeAsync(secrets);

        Assert.All(results, result => Assert.Equal(RevocationState.Proved, result.State));
        Assert.Equal([1000, 3], Calls().Select(call => call.Count));
        Assert.Equal(secrets, Calls().SelectMany(call => call));
        Assert.Equal(1003, audit.Events.Count(entry => entry is { Action: AuditAction.Revoke, Outcome: AuditOutcome.Intended }));
        Assert.Equal(1003, audit.Events.Count(entry => entry is { Action: AuditAction.Prove, Outcome: AuditOutcome.Dead }));
    }

    [Fact]
    public async Task The_one_that_lives_on_is_the_one_that_failed()
    {
        var secrets = Secrets(3);
        immortal.Add(secrets[1]);

        var results = await RevokeAsync(secrets);

        Assert.Equal([RevocationState.Proved, RevocationState.Failed, RevocationState.Proved], results.Select(result => result.State));
    }

    [Fact]
    public async Task What_is_dead_already_is_not_sent()
    {
        var secrets = Secrets(3);
        dead.Add(secrets[0]);

        await RevokeAsync(secrets);

        Assert.Equal(secrets[1..], Assert.Single(Calls()));
    }

    [Theory]
    [InlineData(422, RevocationState.Failed)]
    [InlineData(500, RevocationState.Open)]
    public async Task A_call_that_fails_leaves_each_of_its_tokens_so(int status, RevocationState state)
    {
        client.Answer = request => request.Method == HttpMethod.Post ? FakeClient.Json(status, "") : Answer(request);

        Assert.Equal([state, state], (await RevokeAsync(Secrets(2))).Select(result => result.State));
        Assert.Single(Calls());
    }

    private static List<string> Secrets(int count) => [.. Enumerable.Range(0, count).Select(_ => MadeUp.Text())];

    private ApiAnswer Answer(ApiRequest request)
    {
        if (request.Method == HttpMethod.Post)
        {
            dead.UnionWith(SecretsOf(request).Except(immortal));
            return FakeClient.Json(202, "");
        }

        var secret = request.Headers.Single(header => header.Key == "Authorization").Value["Bearer ".Length..];
        return dead.Contains(secret) ? FakeClient.Json(401, """{"message":"Bad credentials"}""") : FakeClient.Json(200, """{"login":"robin","id":1}""");
    }

    private List<List<string>> Calls() => [.. client.Requests.Where(request => request.Method == HttpMethod.Post).Select(SecretsOf)];

    private static List<string> SecretsOf(ApiRequest request)
    {
        using var body = JsonDocument.Parse(Encoding.UTF8.GetString(request.Body!));
        return [.. body.RootElement.GetProperty("credentials").EnumerateArray().Select(value => value.GetString()!)];
    }

    private async Task<IReadOnlyList<RevocationResult>> RevokeAsync(IReadOnlyList<string> secrets)
    {
        var admin = new AdminCredentials(new UserSettings(), _ => throw new NotSupportedException(), _ => null);
        var items = secrets.Select((secret, index) => new RevocationItem(Findings.Of(rule, MadeUp.Secret(secret), $"tg1-{index}"))).ToList();
        var running = new Revoker(client, new TokenVerifier(client, clock), audit, audit, admin, clock).RevokeAllAsync(items, null, default).ToListAsync().AsTask();
        return await clock.UntilEndOf(running);
    }
}
