using System.Globalization;
using System.Text.Json;
using TokenGuard.TokenApi.Audit;
using TokenGuard.TokenApi.Http;

namespace TokenGuard.TokenApi.Zendesk.Connection;

/// <summary>Requests to one account. Nothing is changed that the audit log was not told before.</summary>
internal sealed record ZendeskConnection(
    IApiClient Api, ZendeskAccount Account, ZendeskCredential? Credential, IAuditLog Audit, TimeProvider Clock, string? Step)
{
    /// <summary>Asks and hands on the answer, whatever its status.</summary>
    public async Task<ApiAnswer> AskAsync(HttpMethod method, string path, byte[]? body, CancellationToken cancellation)
    {
        var headers = new List<KeyValuePair<string, string>> { new("Accept", "application/json") };
        if (Credential is not null)
        {
            headers.Add(new("Authorization", Credential.ToHeader()));
        }

        try
        {
            return await Api.SendAsync(
                new ApiRequest
                {
                    Provider = ZendeskAccount.Provider,
                    Method = method,
                    Url = new Uri(Account.BaseAddress, path),
                    AllowedHosts = [Account.Host],
                    Tenant = Account.Subdomain,
                    Headers = headers,
                    Body = body,
                    Repeatable = method == HttpMethod.Get,
                },
                cancellation).ConfigureAwait(false);
        }
        catch (ApiException failure)
        {
            throw new ZendeskException(ZendeskProblem.NoAnswer, Describe(failure), failure) { MayHaveArrived = failure.MayHaveArrived };
        }
    }

    /// <summary>The JSON of a GET.</summary>
    /// <exception cref="ZendeskException">Zendesk did not give it.</exception>
    public async Task<JsonElement> GetAsync(string path, CancellationToken cancellation)
    {
        var answer = await AskAsync(HttpMethod.Get, path, null, cancellation).ConfigureAwait(false);
        return JsonOf(RequireSuccess(answer, path));
    }

    /// <summary>Makes a change: tells the audit log what is intended, sends it, tells the outcome.</summary>
    /// <param name="action">What is done.</param>
    /// <param name="subject">To what, as in <c>api_token 123</c>.</param>
    /// <param name="method">The verb.</param>
    /// <param name="path">The path below the account's address.</param>
    /// <param name="body">The JSON to send; null for none.</param>
    /// <param name="subjectOf">Names what a creation made; null where it is known before.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The answer's JSON; undefined for an empty answer.</returns>
    /// <exception cref="ZendeskException">It was not done, or it is not known whether it was.</exception>
    /// <exception cref="AuditException">It cannot be written down; nothing was sent.</exception>
    public async Task<JsonElement> ChangeAsync(
        AuditAction action, string subject, HttpMethod method, string path, byte[]? body, Func<JsonElement, string>? subjectOf, CancellationToken cancellation)
    {
        Audit.Append(Entry(action, subject, AuditOutcome.Intended, $"{method} {path.Split('?')[0]} of {Account.Host}"));
        try
        {
            var answer = await AskAsync(method, path, body, cancellation).ConfigureAwait(false);
            RequireSuccess(answer, path);
            var json = answer.Body.AsSpan().Trim(" \r\n\t"u8).IsEmpty ? default : JsonOf(answer);
            Audit.Append(Entry(
                action,
                subjectOf is null || json.ValueKind != JsonValueKind.Object ? subject : subjectOf(json),
                AuditOutcome.Succeeded,
                string.Create(CultureInfo.InvariantCulture, $"status {answer.Status}")));
            return json;
        }
        catch (ZendeskException failure)
        {
            Audit.Append(Entry(action, subject, failure.MayHaveArrived ? AuditOutcome.Unknown : AuditOutcome.Failed, failure.Message));
            throw;
        }
        catch (OperationCanceledException)
        {
            Audit.Append(Entry(action, subject, AuditOutcome.Unknown, "stopped by the user before there was an answer"));
            throw;
        }
    }

    /// <exception cref="ZendeskException">The answer is no success.</exception>
    public ApiAnswer RequireSuccess(ApiAnswer answer, string path) =>
        answer.IsSuccess ? answer : throw FailedAnswer.Explain(answer, path, Account, Credential, Clock.GetUtcNow());

    /// <exception cref="ZendeskException">The body is no JSON object.</exception>
    public JsonElement JsonOf(ApiAnswer answer)
    {
        using var json = answer.TryReadJson();
        return json?.RootElement is { ValueKind: JsonValueKind.Object } root ? root.Clone() : throw FailedAnswer.Page(answer, Account);
    }

    private AuditEvent Entry(AuditAction action, string subject, AuditOutcome outcome, string detail) => new()
    {
        Action = action,
        Outcome = outcome,
        Provider = ZendeskAccount.Provider,
        Subject = subject,
        Step = Step,
        Detail = detail,
    };

    private static string Describe(ApiException failure) => failure.Failure switch
    {
        ApiFailure.Unreachable => $"{failure.Message}; check the subdomain, the network and the proxy (HTTPS_PROXY)",
        ApiFailure.Tls => $"{failure.Message}; behind a proxy that opens TLS give its certificate with --ca-file",
        ApiFailure.TimedOut => $"{failure.Message}; --timeout waits longer",
        _ => failure.Message,
    };
}
