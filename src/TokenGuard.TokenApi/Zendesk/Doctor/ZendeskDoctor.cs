using System.Globalization;
using TokenGuard.TokenApi.Http;
using TokenGuard.TokenApi.Zendesk.Connection;
using TokenGuard.TokenApi.Zendesk.Models;

namespace TokenGuard.TokenApi.Zendesk.Doctor;

/// <summary>Looks why calls of an account fail, by reading only: address, credential, rights, switch, clock, rate limit.</summary>
/// <param name="client">The account.</param>
public sealed class ZendeskDoctor(ZendeskClient client)
{
    private const string Me = "api/v2/users/me.json";
    private const string ApiTokens = "api/v2/api_tokens.json";

    private static readonly TimeSpan MostSkew = TimeSpan.FromMinutes(2);

    public async Task<IReadOnlyList<DoctorFinding>> ExamineAsync(CancellationToken cancellation)
    {
        ApiAnswer answer;
        try
        {
            answer = await client.AskAsync(Me, cancellation).ConfigureAwait(false);
        }
        catch (ZendeskException failure)
        {
            return [Unreachable(failure)];
        }

        var failed = client.Explain(answer, Me);
        if (failed?.Problem == ZendeskProblem.Unavailable)
        {
            return [Unreachable(failed)];
        }

        var findings = new List<DoctorFinding> { new("reachability", DoctorState.Good, $"{client.Account.Host} answers") };
        findings.Add(AccountOf(failed));
        findings.Add(ClockOf(answer));
        findings.Add(LimitOf(answer, failed));
        if (failed?.Problem is ZendeskProblem.WrongAccount or ZendeskProblem.WrongAnswer)
        {
            return findings;
        }

        var user = failed is null ? UserOf(answer) : null;
        findings.Add(CredentialOf(failed, user));
        if (user is { IsAnonymous: false } || failed?.Problem == ZendeskProblem.Forbidden)
        {
            findings.AddRange(await RightsAsync(user, cancellation).ConfigureAwait(false));
        }

        return findings;
    }

    private static DoctorFinding Unreachable(ZendeskException why) => new("reachability", DoctorState.Bad, why.Message);

    private DoctorFinding AccountOf(ZendeskException? failed) => failed?.Problem switch
    {
        ZendeskProblem.WrongAccount or ZendeskProblem.WrongAnswer => new("subdomain", DoctorState.Bad, failed.Message),
        _ => new("subdomain", DoctorState.Good, $"{client.Account.Subdomain} is an account"),
    };

    private DoctorFinding ClockOf(ApiAnswer answer)
    {
        var now = client.Clock.GetUtcNow();
        return !DateTimeOffset.TryParse(answer.Header("Date"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var theirs)
            ? new("clock", DoctorState.Unknown, "the answer has no date to compare with")
            : (now - theirs).Duration() <= MostSkew
                ? new("clock", DoctorState.Good, "this machine's clock agrees with Zendesk's")
                : new("clock", DoctorState.Warning, string.Create(
                    CultureInfo.InvariantCulture,
                    $"this machine's clock is {(now - theirs).Duration().TotalMinutes:0} minutes {(now > theirs ? "ahead" : "behind")}: expiry and review would be wrong; let it be set by NTP"));
    }

    private static DoctorFinding LimitOf(ApiAnswer answer, ZendeskException? failed)
    {
        if (failed?.Problem == ZendeskProblem.RateLimited)
        {
            return new("rate limit", DoctorState.Bad, failed.Message);
        }

        var limit = answer.Header("X-Rate-Limit") ?? answer.Header("ratelimit-limit");
        var left = answer.Header("X-Rate-Limit-Remaining") ?? answer.Header("ratelimit-remaining");
        if (!int.TryParse(left, NumberStyles.None, CultureInfo.InvariantCulture, out var calls))
        {
            return new("rate limit", DoctorState.Unknown, "the answer does not tell it");
        }

        var most = int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var all) ? all : calls;
        return calls * 10 < most
            ? new("rate limit", DoctorState.Warning, $"only {calls} of {most} calls are left in this minute; other integrations of the account use it up")
            : new("rate limit", DoctorState.Good, $"{calls} of {most} calls are left in this minute");
    }

    private static ZendeskUser? UserOf(ApiAnswer answer)
    {
        using var json = answer.TryReadJson();
        return json is null || json.RootElement.Child("user") is null ? null : ZendeskClient.UserOf(json.RootElement);
    }

    private DoctorFinding CredentialOf(ZendeskException? failed, ZendeskUser? user)
    {
        if (failed is { Problem: ZendeskProblem.Forbidden })
        {
            return new("credential", DoctorState.Good, $"{client.Credential} is accepted, and may not look at its own user: {failed.Message}");
        }

        if (failed is { Problem: ZendeskProblem.RateLimited })
        {
            return new("credential", DoctorState.Unknown, "cannot be looked at while the rate limit is used up");
        }

        if (failed is not null)
        {
            return new("credential", DoctorState.Bad, failed.Message);
        }

        if (user is null)
        {
            return new("credential", DoctorState.Unknown, "Zendesk answered without a user; a proxy or another service may stand between");
        }

        if (user.IsAnonymous)
        {
            return new("credential", DoctorState.Bad, client.Credential is null
                ? "none was given: set ZENDESK_OAUTH_TOKEN, or ZENDESK_EMAIL and ZENDESK_API_TOKEN"
                : "Zendesk answers as to nobody: it did not read the credential. A proxy may take the Authorization header away");
        }

        return client.Credential switch
        {
            { IsOAuth: true } => new("credential", DoctorState.Good, $"{client.Credential} acts as {user.Email ?? user.Name}"),
            _ => new("credential", DoctorState.Warning, $"{client.Credential} is accepted; API tokens end on 2027-04-30, so use an OAuth token (`tokenguard tokens migrate`)"),
        };
    }

    private async Task<IReadOnlyList<DoctorFinding>> RightsAsync(ZendeskUser? user, CancellationToken cancellation)
    {
        ZendeskException? refused;
        try
        {
            refused = client.Explain(await client.AskAsync(ApiTokens, cancellation).ConfigureAwait(false), ApiTokens);
        }
        catch (ZendeskException failure)
        {
            refused = failure;
        }

        var role = $"the role is {user?.Role ?? "not known"}";
        return refused?.Problem switch
        {
            null =>
            [
                new("rights", DoctorState.Good, $"{role}, and it may manage tokens"),
                new("API token access", DoctorState.Good, "is switched on"),
            ],
            ZendeskProblem.AccessSwitchedOff =>
            [
                user?.Role == "admin"
                    ? new("rights", DoctorState.Good, $"{role}, which may manage tokens")
                    : new("rights", DoctorState.Unknown, $"{role}; whether it has 'Manage APIs' cannot be told while API token access is off"),
                new("API token access", DoctorState.Warning, refused.Message),
            ],
            ZendeskProblem.Forbidden =>
            [
                new("rights", DoctorState.Bad, $"{role}: {refused.Message}"),
                new("API token access", DoctorState.Unknown, "cannot be looked at without the right"),
            ],
            ZendeskProblem.Retired => [new("API token access", DoctorState.Warning, refused.Message)],
            _ => [new("rights", DoctorState.Unknown, refused.Message)],
        };
    }
}
