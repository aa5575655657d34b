using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using TokenGuard.Engine;
using TokenGuard.Engine.Rules;
using TokenGuard.Scanning.Companions;
using TokenGuard.Scanning.Findings;
using TokenGuard.Scanning.Rules;
using TokenGuard.TokenApi.Http;
using TokenGuard.TokenApi.Revocation;
using TokenGuard.TokenApi.SecretStores;
using TokenGuard.TokenApi.Settings;
using TokenGuard.TokenApi.Tests.Harness;
using TokenGuard.TokenApi.Verification;

namespace TokenGuard.TokenApi.Tests.Revocation;

/// <summary>AWS by its built-in rule: looked up with the leaked key, taken out of service with the owner's own.</summary>
public sealed class AwsRevocationTests
{
    private static readonly Place Nearby = new() { Root = ".", Path = "a.env", Kind = PlaceKind.File };

    private readonly FakeClient client = new();
    private readonly MemoryAudit audit = new();
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 27, 0, 0, 0, TimeSpan.Zero));
    private readonly TokenRule rule = BuiltInRules.Load().Rules.Single(known => known.Id == "aws-access-key-pair");
    private readonly string keyId = NewId("AKIA");
    private string status = "Active";

    [Fact]
    public async Task The_owners_key_finds_the_user_switches_the_key_off_and_deletes_it()
    {
        client.Answer = Answer;

        var result = await RevokeAsync(owner: true);

        Assert.Equal((RevocationState.Proved, "Deleted"), (result.State, status));
        Assert.Equal(
            ["Verify Live", "Revoke deactivate Intended", "Revoke deactivate Succeeded", "Revoke delete Intended", "Revoke delete Succeeded", "Prove Dead"], audit.Lines());
        var iam = client.Requests.Where(request => request.Url.Host == "iam.amazonaws.com").ToList();
        Assert.Equal([$"?AccessKeyId={keyId}&Action=GetAccessKeyLastUsed&Version=2010-05-08", "", ""], iam.Select(request => request.Url.Query));
        Assert.Equal(
            [$"AccessKeyId={keyId}&Action=UpdateAccessKey&Status=Inactive&UserName=build%20robot&Version=2010-05-08", $"AccessKeyId={keyId}&Action=DeleteAccessKey&UserName=build%20robot&Version=2010-05-08"],
            iam.Skip(1).Select(request => Encoding.UTF8.GetString(request.Body!)));
        Assert.All(iam, request => Assert.Contains(string.Concat("Credential", "=") + "owner-id/20261127/us-east-1/iam/", Header(request, "Authorization"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_the_owners_key_nothing_is_changed()
    {
        client.Answer = Answer;

        var result = await RevokeAsync(owner: false);

        Assert.Equal((RevocationState.Failed, "Active"), (result.State, status));
        Assert.Contains("set AWS_ADMIN_ACCESS_KEY_ID, or [provider.aws] access_key_id = '…'", result.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(client.Requests, request => request.Url.Host == "iam.amazonaws.com");
    }

    [Fact]
    public async Task The_leaked_key_is_used_for_it_only_if_the_user_says_so()
    {
        client.Answer = Answer;

        Assert.Equal(RevocationState.Proved, (await RevokeAsync(owner: false, useLeaked: true)).State);
        Assert.All(client.Requests, request => Assert.Contains($"Credential={keyId}/", Header(request, "Authorization"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_temporary_key_is_looked_up_with_the_session_beside_it()
    {
        client.Answer = Answer;
        var session = new CompanionValue("session_token", MadeUp.Text(), CompanionReach.File, Nearby) { IsSecret = true };

        var verdict = await new TokenVerifier(client, clock).VerifyAsync(rule, NewSecret(), [KeyId(NewId("ASIA")), session], default);

        Assert.Equal(VerdictState.Live, verdict.State);
        Assert.Equal(session.Value, Header(Assert.Single(client.Requests), "x-amz-security-token"));
    }

    [Fact]
    public async Task A_temporary_key_without_its_session_is_unknown_and_not_sent()
    {
        var id = NewId("ASIA");

        var verdict = await new TokenVerifier(client, clock).VerifyAsync(rule, NewSecret(), [KeyId(id)], default);

        Assert.Equal((VerdictState.Unknown, $"{id} is a temporary key, which works only with its session token, and none was found near it"), (verdict.State, verdict.Reason));
        Assert.Empty(client.Requests);
    }

    [Fact]
    public async Task The_session_is_written_down_as_a_hash_that_a_later_run_knows_again()
    {
        client.Answer = Answer;
        var session = new CompanionValue("session_token", MadeUp.Text(), CompanionReach.File, Nearby) { IsSecret = true };
        var finding = Findings.Of(rule, NewSecret()) with { Companions = [KeyId(NewId("ASIA")), session] };
        await new VerificationRun(new TokenVerifier(client, clock), audit, audit).RunAsync([finding], default);
        status = "Deleted";

        var later = await new VerificationRun(new TokenVerifier(client, clock), audit, audit).RunAsync([finding], default);

        Assert.Equal(VerdictState.Dead, later[0].Verdict.State);
        Assert.All(audit.Events, entry => Assert.DoesNotContain(session.Value, entry.ToString(), StringComparison.Ordinal));
        Assert.Contains("session_token=sha256-", audit.Events[0].Subject, StringComparison.Ordinal);
    }

    private ApiAnswer Answer(ApiRequest request)
    {
        var call = request.Url.Query + Encoding.UTF8.GetString(request.Body ?? []);
        if (call.Contains("GetCallerIdentity", StringComparison.Ordinal))
        {
            return status == "Active"
                ? Xml(200, "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::1:user/x</Arn><Account>1</Account></GetCallerIdentityResult></GetCallerIdentityResponse>")
                : Xml(403, "<ErrorResponse><Error><Code>InvalidClientTokenId</Code></Error></ErrorResponse>");
        }

        if (call.Contains("GetAccessKeyLastUsed", StringComparison.Ordinal))
        {
            return Xml(200, "<GetAccessKeyLastUsedResponse><GetAccessKeyLastUsedResult><UserName>build robot</UserName></GetAccessKeyLastUsedResult></GetAccessKeyLastUsedResponse>");
        }

        var action = call.Contains("UpdateAccessKey", StringComparison.Ordinal) ? "UpdateAccessKey" : "DeleteAccessKey";
        status = action == "UpdateAccessKey" ? "Inactive" : "Deleted";
        return Xml(200, $"<{action}Response><ResponseMetadata><RequestId>7</RequestId></ResponseMetadata></{action}Response>");
    }

    private static ApiAnswer Xml(int status, string body) => FakeClient.Json(status, body);

    private static string NewId(string start) => start + RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16);

    private static Secret NewSecret() => MadeUp.Secret(MadeUp.Text());

    private static CompanionValue KeyId(string id) => new("access_key_id", id, CompanionReach.File, Nearby);

    private static string Header(ApiRequest request, string name) => request.Headers.Single(header => header.Key == name).Value;

    private async Task<RevocationResult> RevokeAsync(bool owner, bool useLeaked = false)
    {
        var finding = Findings.Of(rule, NewSecret()) with { Companions = [KeyId(keyId)] };
        var settings = new UserSettings
        {
            Providers = owner
                ? new Dictionary<string, ProviderSettings> { ["aws"] = new() { Credentials = new Dictionary<string, string> { ["access_key_id"] = "file:id", ["secret_access_key"] = "file:key" } } }
                : [],
        };
        var credentials = new AdminCredentials(settings, reference => new HeldStore(reference == "file:id" ? "owner-id" : "owner-key"), _ => null);
        var revoker = new Revoker(client, new TokenVerifier(client, clock), audit, audit, credentials, clock);
        var running = revoker.RevokeAsync(new RevocationItem(finding, UseLeaked: useLeaked), null, default);
        return await clock.UntilEndOf(running);
    }

    private sealed class HeldStore(string value) : ISecretStore
    {
        public bool CanWrite => false;

        public Task<Secret> ReadAsync(CancellationToken cancellation) => Task.FromResult(MadeUp.Secret(value));

        public Task WriteAsync(Secret secret, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
