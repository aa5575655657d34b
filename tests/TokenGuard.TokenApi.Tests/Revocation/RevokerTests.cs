using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using TokenGuard.Engine;
using TokenGuard.TokenApi.Http;
using TokenGuard.TokenApi.Revocation;
using TokenGuard.TokenApi.Settings;
using TokenGuard.TokenApi.Tests.Harness;
using TokenGuard.TokenApi.Verification;

namespace TokenGuard.TokenApi.Tests.Revocation;

public sealed class RevokerTests
{
    private readonly FakeClient client = new();
    private readonly MemoryAudit audit = new();
    private readonly Secret secret = new(Encoding.UTF8.GetBytes("acme_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(10))), 5);
    private bool alive = true;

    [Fact]
    public async Task Proof_and_not_the_providers_yes_is_success()
    {
        client.Answer = Provider(deleteWorks: true);

        var result = await Revoke(ProviderRules.Self);

        Assert.Equal(RevocationState.Proved, result.State);
        Assert.Equal(["Verify Live", "Revoke delete Intended", "Revoke delete Succeeded", "Prove Dead"], audit.Lines());
    }

    [Fact]
    public async Task A_yes_without_effect_is_a_failure_after_eight_looks()
    {
        client.Answer = Provider(deleteWorks: false);

        var result = await Revoke(ProviderRules.Self);

        Assert.Equal(RevocationState.Failed, result.State);
        Assert.Equal("the provider accepted the revocation, and the token is still alive", result.Message);
        Assert.Equal(1 + 1 + 8, client.Requests.Count);
        Assert.All(client.Requests.TakeLast(8), request => Assert.False(request.Repeatable));
        Assert.Equal("Prove Live", audit.Lines().Last());
    }

    [Fact]
    public async Task A_dead_token_is_not_revoked_again()
    {
        alive = false;
        client.Answer = Provider(deleteWorks: true);

        Assert.Equal("was dead already: refused (status 401)", (await Revoke(ProviderRules.Self)).Message);
        Assert.Equal("was proved dead before", (await Revoke(ProviderRules.Self)).Message);
        Assert.Single(client.Requests);
    }

    [Fact]
    public async Task A_call_that_may_have_arrived_is_not_repeated_before_a_look()
    {
        var provider = Provider(deleteWorks: true);
        client.Answer = request => request.Method == HttpMethod.Delete && provider(request) is not null
            ? throw new ApiException(ApiFailure.Broken, "the connection broke")
            : provider(request);

        var first = await Revoke(ProviderRules.Self);
        var second = await Revoke(ProviderRules.Self);

        Assert.Equal(RevocationState.Open, first.State);
        Assert.Equal(RevocationState.Proved, second.State);
        Assert.Single(client.Requests, request => request.Method == HttpMethod.Delete);
    }

    [Fact]
    public async Task In_doubt_and_without_an_answer_nothing_is_sent()
    {
        client.Answer = request => request.Method == HttpMethod.Delete ? throw new ApiException(ApiFailure.TimedOut, "no answer") : FakeClient.Json(alive ? 200 : 401, "");
        await Revoke(ProviderRules.Self);
        client.Answer = _ => FakeClient.Json(503, "");

        var second = await Revoke(ProviderRules.Self);

        Assert.Equal(RevocationState.Open, second.State);
        Assert.Single(client.Requests, request => request.Method == HttpMethod.Delete);
    }

    [Fact]
    public async Task A_deactivation_that_arrived_unseen_is_followed_by_the_deletion()
    {
        var provider = Provider(deleteWorks: true);
        client.Answer = request => request.Method == HttpMethod.Put && provider(request) is not null
            ? throw new ApiException(ApiFailure.Broken, "the connection broke")
            : provider(request);

        await Revoke(ProviderRules.DeactivateAndDelete, admin: "owner's");
        var second = await Revoke(ProviderRules.DeactivateAndDelete, admin: "owner's");

        Assert.Equal("proved dead: refused (status 401)", second.Message);
        Assert.Equal(
            ["Revoke deactivate Unknown", "Verify Dead", "Revoke deactivate Succeeded", "Revoke delete Intended", "Revoke delete Succeeded", "Prove Dead"], audit.Lines().Skip(2));
        Assert.Single(client.Requests, request => request.Method == HttpMethod.Put);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public async Task A_deletion_in_doubt_is_sent_again_only_if_the_provider_still_lists_the_token(bool arrived, int deletions)
    {
        var provider = Provider(deleteWorks: true);
        var isGone = false;
        client.Answer = request => (request.Method.Method, request.Url.AbsolutePath) switch
        {
            ("DELETE", _) when !isGone && client.Requests.Count(sent => sent.Method == HttpMethod.Delete) == 1 => Throw(isGone = arrived),
            ("GET", "/v1/tokens") when isGone => FakeClient.Json(200, """{"tokens":[]}"""),
            _ => provider(request),
        };

        await Revoke(ProviderRules.DeactivateAndDelete, admin: "owner's");
        var second = await Revoke(ProviderRules.DeactivateAndDelete, admin: "owner's");

        Assert.Equal((RevocationState.Proved, "proved dead: refused (status 401)"), (second.State, second.Message));
        Assert.Equal(deletions, client.Requests.Count(request => request.Method == HttpMethod.Delete));
        Assert.Equal("Revoke delete Succeeded", audit.Lines().SkipLast(1).Last());

        static ApiAnswer Throw(bool _) => throw new ApiException(ApiFailure.TimedOut, "no answer");
    }

    [Fact]
    public async Task The_owners_credential_finds_deactivates_and_deletes()
    {
        client.Answer = Provider(deleteWorks: true);

        var result = await Revoke(ProviderRules.DeactivateAndDelete, admin: "owner's");

        Assert.Equal(RevocationState.Proved, result.State);
        Assert.Equal(["Verify Live", "Revoke deactivate Intended", "Revoke deactivate Succeeded", "Revoke delete Intended", "Revoke delete Succeeded", "Prove Dead"], audit.Lines());
        Assert.All(
            client.Requests.Where(request => request.Url.AbsolutePath.StartsWith("/v1/tokens", StringComparison.Ordinal)),
            request => Assert.Equal("Bearer owner's", request.Headers[0].Value));
    }

    [Fact]
    public async Task Without_the_owners_credential_nothing_is_changed_and_the_leaked_one_is_not_used()
    {
        client.Answer = Provider(deleteWorks: true);

        var result = await Revoke(ProviderRules.DeactivateAndDelete);

        Assert.Equal(RevocationState.Failed, result.State);
        Assert.Contains("ACME_ADMIN_TOKEN", result.Message, StringComparison.Ordinal);
        Assert.Single(client.Requests);
    }

    [Fact]
    public async Task The_leaked_one_is_used_if_the_user_says_so()
    {
        client.Answer = Provider(deleteWorks: true);

        Assert.Equal(RevocationState.Proved, (await Revoke(ProviderRules.DeactivateAndDelete, useLeaked: true)).State);
    }

    [Fact]
    public async Task Only_what_can_be_undone_is_done_if_the_user_says_so()
    {
        client.Answer = Provider(deleteWorks: true);

        var result = await Revoke(ProviderRules.DeactivateAndDelete, admin: "owner's", deactivateOnly: true);

        Assert.Equal(RevocationState.Proved, result.State);
        Assert.DoesNotContain(client.Requests, request => request.Method == HttpMethod.Delete);
    }

    [Fact]
    public async Task What_was_only_deactivated_is_deleted_when_that_is_wanted()
    {
        client.Answer = Provider(deleteWorks: true);
        await Revoke(ProviderRules.DeactivateAndDelete, admin: "owner's", deactivateOnly: true);

        var result = await Revoke(ProviderRules.DeactivateAndDelete, admin: "owner's");

        Assert.Equal("proved dead: refused (status 401)", result.Message);
        Assert.Equal(["Verify Dead", "Revoke delete Intended", "Revoke delete Succeeded", "Prove Dead"], audit.Lines().Skip(4));
        Assert.Equal("was proved dead before", (await Revoke(ProviderRules.DeactivateAndDelete, admin: "owner's")).Message);
    }

    [Fact]
    public async Task A_token_that_somebody_reactivated_is_deactivated_again()
    {
        client.Answer = Provider(deleteWorks: true);
        await Revoke(ProviderRules.DeactivateAndDelete, admin: "owner's", deactivateOnly: true);
        alive = true;

        var result = await Revoke(ProviderRules.DeactivateAndDelete, admin: "owner's", deactivateOnly: true);

        Assert.Equal((RevocationState.Proved, false), (result.State, alive));
        Assert.Equal(["Verify Live", "Revoke deactivate Intended", "Revoke deactivate Succeeded", "Prove Dead"], audit.Lines().Skip(4));
    }

    [Fact]
    public async Task Where_nothing_can_be_undone_nothing_is_done_if_the_user_wants_only_that()
    {
        client.Answer = Provider(deleteWorks: true);

        var result = await Revoke(ProviderRules.Self, deactivateOnly: true);

        Assert.Equal((RevocationState.Failed, true), (result.State, alive));
        Assert.Equal("nothing was done: Acme can only end it for good, and --deactivate-only stops before that", result.Message);
        Assert.Single(client.Requests);
    }

    [Fact]
    public async Task Two_tokens_that_begin_the_same_are_both_named_and_left_alone()
    {
        client.Answer = Provider(deleteWorks: true, twins: true);

        var result = await Revoke(ProviderRules.DeactivateAndDelete, admin: "owner's");

        Assert.Equal(RevocationState.Failed, result.State);
        Assert.Contains("id 7, 8", result.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(client.Requests, request => request.Method != HttpMethod.Get);
    }

    [Fact]
    public async Task Without_a_call_a_person_gets_the_steps()
    {
        var result = await Revoke("""
            [token.revoke]
            by     = 'none'
            source = 'https://docs.acme.example/'
            steps  = ['Open Settings > Tokens.', 'Delete it.']
            """);

        Assert.Equal(RevocationState.Manual, result.State);
        Assert.Equal(["Open Settings > Tokens.", "Delete it."], result.Steps);
    }

    private Func<ApiRequest, ApiAnswer> Provider(bool deleteWorks, bool twins = false) => request =>
    {
        var shown = Encoding.UTF8.GetString(secret.Reveal())[..10];
        switch (request.Method.Method, request.Url.AbsolutePath)
        {
            case ("GET", "/v1/tokens"):
                return FakeClient.Json(200, $$"""{"tokens":[{"id":7,"shown":"{{shown}}..."},{"id":8,"shown":"{{(twins ? shown : "acme_other")}}"}]}""");
            case ("PUT", _):
                alive = false;
                return FakeClient.Json(200, "{}");
            case ("DELETE", _):
                alive &= !deleteWorks;
                return FakeClient.Json(204, "");
            default:
                return FakeClient.Json(alive ? 200 : 401, "{}");
        }
    };

    private async Task<RevocationResult> Revoke(string calls, string? admin = null, bool deactivateOnly = false, bool useLeaked = false)
    {
        var clock = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.Zero };
        var rule = Rules.With(calls);
        var finding = Findings.Of(rule, secret);
        var credentials = new AdminCredentials(new UserSettings(), _ => throw new NotSupportedException(), name => name == "ACME_ADMIN_TOKEN" ? admin : null);
        var revoker = new Revoker(client, new TokenVerifier(client, clock), audit, audit, credentials, clock);
        var running = revoker.RevokeAsync(new RevocationItem(finding, deactivateOnly, useLeaked), plan: null, default);
        return await clock.UntilEndOf(running);
    }
}
