using System.Text;
using Microsoft.Extensions.Time.Testing;
using TokenGuard.Engine.Rules;
using TokenGuard.Scanning.Companions;
using TokenGuard.Scanning.Findings;
using TokenGuard.Scanning.Rules;
using TokenGuard.TokenApi.Http;
using TokenGuard.TokenApi.Revocation;
using TokenGuard.TokenApi.Settings;
using TokenGuard.TokenApi.Tests.Harness;
using TokenGuard.TokenApi.Verification;

namespace TokenGuard.TokenApi.Tests.Revocation;

/// <summary>The built-in rules' revocations, each against its provider's documented answers: what is sent where, and what is proof.</summary>
public sealed class BuiltInRevocationTests
{
    private const string Account = "023e105f4ecef8ad9ca31a8372d0c353";

    private readonly FakeClient client = new();
    private readonly FakeTimeProvider clock = new();
    private bool alive = true;

    [Theory]
    [InlineData("gitlab-personal-access-token", "DELETE https://gitlab.com/api/v4/personal_access_tokens/self", "", 204, "")]
    [InlineData("slack-bot-token", "POST https://slack.com/api/auth.revoke", "", 200, """{"ok":true,"revoked":true}""")]
    [InlineData("google-oauth-access-token", "POST https://oauth2.googleapis.com/revoke", "token={secret}", 200, "{}")]
    [InlineData("digitalocean-oauth-token", "POST https://cloud.digitalocean.com/v1/oauth/revoke", "token={secret}", 200, "{}")]
    [InlineData("heroku-api-key", "DELETE https://api.heroku.com/oauth/authorizations/7", "", 200, "{}")]
    [InlineData("sendgrid-api-key", "DELETE https://api.sendgrid.com/v3/api_keys/middle", "", 204, "")]
    [InlineData("cloudflare-user-api-token", "DELETE https://api.cloudflare.com/client/v4/user/tokens/ed17574386854bf78a67040be0a770b0", "", 200, """{"success":true}""")]
    [InlineData("cloudflare-account-api-token", $"DELETE https://api.cloudflare.com/client/v4/accounts/{Account}/tokens/ed17574386854bf78a67040be0a770b0", "", 200, """{"success":true}""")]
    [InlineData("github-personal-access-token", "POST https://api.github.com/credentials/revoke", """{"credentials":["{secret}"]}""", 202, "")]
    public async Task The_one_change_is_the_documented_one_and_ends_in_proof(string id, string change, string body, int status, string answer)
    {
        var rule = BuiltInRules.Load().Rules.Single(known => known.Id == id);
        var secret = $"SG.middle.{MadeUp.Text()}";
        client.Answer = Provider(rule, secret, change, status, answer);

        var result = await RevokeAsync(rule, secret);

        Assert.Equal((RevocationState.Proved, false), (result.State, alive));
        var sent = Assert.Single(client.Requests, request => TextOf(request) == change);
        Assert.Equal(body.Replace("{secret}", secret, StringComparison.Ordinal), Uri.UnescapeDataString(Encoding.UTF8.GetString(sent.Body ?? [])));
        Assert.All(client.Requests, request => Assert.Contains(request.Url.Host, request.AllowedHosts));
    }

    [Theory]
    [InlineData("slack-bot-token", "POST https://slack.com/api/auth.revoke", 200, """{"ok":false,"error":"not_allowed_token_type"}""")]
    [InlineData("cloudflare-user-api-token", "DELETE https://api.cloudflare.com/client/v4/user/tokens/ed17574386854bf78a67040be0a770b0", 403, """{"success":false}""")]
    [InlineData("gitlab-personal-access-token", "DELETE https://gitlab.com/api/v4/personal_access_tokens/self", 400, "")]
    public async Task A_refusal_is_a_failure_whatever_its_status(string id, string change, int status, string answer)
    {
        var rule = BuiltInRules.Load().Rules.Single(known => known.Id == id);
        var secret = MadeUp.Text();
        client.Answer = request => TextOf(request) == change ? FakeClient.Json(status, answer) : Provider(rule, secret, change, status, answer)(request);

        var result = await RevokeAsync(rule, secret);

        Assert.Equal((RevocationState.Failed, true), (result.State, alive));
        Assert.Contains($"was refused (status {status})", result.Message, StringComparison.Ordinal);
    }

    /// <summary>Answers as the rule's recorded exchanges do, until the change was made.</summary>
    private Func<ApiRequest, ApiAnswer> Provider(TokenRule rule, string secret, string change, int status, string answer) => request =>
    {
        if (TextOf(request) == change)
        {
            alive = false;
            return FakeClient.Json(status, answer);
        }

        if (request.Url.AbsolutePath == "/oauth/authorizations")
        {
            return FakeClient.Json(200, $$$"""[{"id":"6","access_token":{"token":"another"}},{"id":"7","access_token":{"token":"{{{secret}}}"}}]""");
        }

        var recorded = rule.Verify!.Exchanges.First(exchange => exchange.Verdict == (alive ? "live" : "dead"));
        return FakeClient.Json(recorded.Status, recorded.Body, [.. recorded.Headers.Select(header => (header.Key, header.Value))]);
    };

    private static string TextOf(ApiRequest request) => $"{request.Method} {request.Url.GetLeftPart(UriPartial.Path)}";

    private async Task<RevocationResult> RevokeAsync(TokenRule rule, string secret)
    {
        var companion = new CompanionValue("account_id", Account, CompanionReach.File, new Place { Root = ".", Path = "a.env", Kind = PlaceKind.File });
        var finding = Findings.Of(rule, MadeUp.Secret(secret)) with { Companions = [companion] };
        var audit = new MemoryAudit();
        var admin = new AdminCredentials(new UserSettings(), _ => throw new NotSupportedException(), _ => "owner's");
        var running = new Revoker(client, new TokenVerifier(client, clock), audit, audit, admin, clock).RevokeAllAsync([new RevocationItem(finding)], null, default).ToListAsync().AsTask();
        return Assert.Single(await clock.UntilEndOf(running));
    }
}
