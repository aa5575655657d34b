using System.Globalization;
using TokenGuard.TokenApi.Http;

namespace TokenGuard.TokenApi.Zendesk.Connection;

/// <summary>Turns an answer that is no success into what it means and what to do.</summary>
internal static class FailedAnswer
{
    /// <param name="answer">The answer.</param>
    /// <param name="path">The path that was asked for, below the account's address.</param>
    /// <param name="account">The account.</param>
    /// <param name="credential">What the request was authenticated with.</param>
    /// <param name="now">The time.</param>
    public static ZendeskException Explain(ApiAnswer answer, string path, ZendeskAccount account, ZendeskCredential? credential, DateTimeOffset now)
    {
        var body = ErrorBody.Of(answer);
        return answer.Status switch
        {
            401 => Problem(ZendeskProblem.NotAuthenticated, NotAuthenticated(credential, body, now)),
            400 when body.Code is "invalid_client" or "invalid_grant" => Problem(ZendeskProblem.NotAuthenticated, $"Zendesk refuses the OAuth client: {body}; check its identifier and secret"),
            403 when body.MissingScopes.Count > 0 => Problem(
                ZendeskProblem.Forbidden,
                $"the OAuth token lacks a scope; one of these is needed: {string.Join(", ", body.MissingScopes)}. Create a token that has it"),
            403 => Problem(
                ZendeskProblem.Forbidden,
                $"the user may not do this ({body}); tokens are managed by administrators, and by agents whose custom role has 'Manage APIs'"),
            404 => Missing(answer, path, account, body, now),
            429 => Problem(ZendeskProblem.RateLimited, $"Zendesk's rate limit is used up; try again {InSeconds(answer, now)}"),
            >= 300 and <= 399 => Problem(
                ZendeskProblem.WrongAnswer,
                $"{account.Host} redirects elsewhere, and a credential does not follow; give the account's own subdomain (Admin Center > Account > Brands shows it)"),
            >= 500 => Problem(ZendeskProblem.Unavailable, $"Zendesk cannot answer now (status {answer.Status}); try again {InSeconds(answer, now)}, and look at the status page of Zendesk"),
            _ when !body.IsJson && body.IsPage => Page(answer, account),
            _ => Problem(ZendeskProblem.Invalid, $"Zendesk does not accept the request (status {answer.Status}): {body}"),
        };

        ZendeskException Problem(ZendeskProblem problem, string message) => new(problem, message)
        {
            Status = answer.Status,
            MissingScopes = body.MissingScopes,
            RetryAfter = answer.RetryAfter(now),
            MayHaveArrived = answer.Status is >= 500 and not 503,
        };
    }

    /// <summary>A success whose body is not what the API answers.</summary>
    public static ZendeskException Page(ApiAnswer answer, ZendeskAccount account) => new(
        ZendeskProblem.WrongAnswer,
        $"{account.Host} answered with {(ErrorBody.Of(answer).IsPage ? "a page for people" : "no JSON")} (status {answer.Status}); "
        + "a proxy, a login page or a host mapping stands between: check the subdomain and the network")
    {
        Status = answer.Status,
        MayHaveArrived = answer.IsSuccess,
    };

    private static string NotAuthenticated(ZendeskCredential? credential, ErrorBody body, DateTimeOffset now) => credential switch
    {
        null => $"Zendesk wants a credential: {body}",
        { IsOAuth: true } => $"Zendesk refuses the OAuth token ({body}): it is expired, revoked or of another account; an API token is not sent as Bearer, give it with --email",
        _ when now >= ApiTokenCalendar.Removal => "API tokens ended on 2027-04-30; use an OAuth access token",
        _ => $"Zendesk refuses the API token ({body}): the token is wrong, inactive or of another account, or the e-mail address is not that of a verified, active user",
    };

    private static ZendeskException Missing(ApiAnswer answer, string path, ZendeskAccount account, ErrorBody body, DateTimeOffset now)
    {
        var (problem, message) = path switch
        {
            _ when body.IsPage || body.ToString().Contains("No help desk", StringComparison.OrdinalIgnoreCase) => (
                ZendeskProblem.WrongAccount,
                $"there is no Zendesk account at {account.Host}; check the subdomain"),
            _ when IsApiTokens(path) && now >= ApiTokenCalendar.Removal => (
                ZendeskProblem.Retired,
                "API tokens and their list ended on 2027-04-30; what remains is OAuth (--kind oauth-token, --kind oauth-client)"),
            _ when IsListOfApiTokens(path) => (
                ZendeskProblem.AccessSwitchedOff,
                "API token access is switched off in this account, which does not mean that there are no tokens; "
                + "see Admin Center > Apps and integrations > APIs > API configuration"),
            _ => (ZendeskProblem.NotFound, $"Zendesk has no {NameOf(path)} ({body}); it was deleted, or the id is of another account or kind"),
        };
        return new ZendeskException(problem, message) { Status = answer.Status };
    }

    private static bool IsApiTokens(string path) => path.StartsWith("api/v2/api_tokens", StringComparison.Ordinal);

    private static bool IsListOfApiTokens(string path) => IsApiTokens(path) && !path.Contains("api_tokens/", StringComparison.Ordinal);

    private static string NameOf(string path) => path.Split('?')[0].Replace(".json", "", StringComparison.Ordinal).Replace("api/v2/", "", StringComparison.Ordinal);

    private static string InSeconds(ApiAnswer answer, DateTimeOffset now) => answer.RetryAfter(now) is { } wait
        ? string.Create(CultureInfo.InvariantCulture, $"in {Math.Ceiling(wait.TotalSeconds)} seconds")
        : "in a minute (Zendesk does not say when)";
}
