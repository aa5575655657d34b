using System.Text.Json;
using TokenGuard.TokenApi.Audit;
using TokenGuard.TokenApi.Zendesk.Connection;
using TokenGuard.TokenApi.Zendesk.Models;

namespace TokenGuard.TokenApi.Zendesk;

/// <summary>The API tokens of an account: <c>/api/v2/api_tokens</c>. All methods throw <see cref="ZendeskException"/>.</summary>
public sealed class ZendeskApiTokens
{
    private const string Path = "api/v2/api_tokens";

    private readonly ZendeskConnection connection;

    internal ZendeskApiTokens(ZendeskConnection connection) => this.connection = connection;

    /// <summary>All of them, with who made them.</summary>
    public async Task<IReadOnlyList<ZendeskApiToken>> ListAsync(CancellationToken cancellation)
    {
        var json = await connection.GetAsync($"{Path}.json?include_users=true", cancellation).ConfigureAwait(false);
        return json.Child("api_tokens") is { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray().Select(ZendeskApiToken.Read)]
            : throw new ZendeskException(ZendeskProblem.WrongAnswer, $"{connection.Account.Host} answered without a list of 'api_tokens'");
    }

    /// <summary>One of them; where Zendesk does not show it by itself, from the list.</summary>
    public async Task<ZendeskApiToken> ShowAsync(long id, CancellationToken cancellation)
    {
        try
        {
            return TokenOf(await connection.GetAsync($"{Path}/{id}.json", cancellation).ConfigureAwait(false));
        }
        catch (ZendeskException failure) when (failure.Problem == ZendeskProblem.NotFound)
        {
            var tokens = await ListAsync(cancellation).ConfigureAwait(false);
            return tokens.FirstOrDefault(token => token.Id == id) ?? throw new ZendeskException(failure.Problem, failure.Message, failure) { Status = failure.Status };
        }
    }

    /// <summary>Creates one, where Zendesk still does.</summary>
    /// <exception cref="ZendeskException">Zendesk's calendar forbids it: nothing is sent then.</exception>
    public async Task<NewToken<ZendeskApiToken>> CreateAsync(string description, CancellationToken cancellation)
    {
        if (connection.Clock.GetUtcNow() >= ApiTokenCalendar.CreationEnds)
        {
            throw new ZendeskException(ZendeskProblem.Retired, ApiTokenCalendar.CreationEndedMessage);
        }

        var json = await connection.ChangeAsync(
            AuditAction.Create,
            "api_token",
            HttpMethod.Post,
            $"{Path}.json",
            JsonBody.Of("api_token", body => body.WriteString("description", description)),
            answer => $"api_token {answer.Child("api_token")?.Number("id")}",
            cancellation).ConfigureAwait(false);
        return json.Child("api_token") is { } created && ZendeskClient.SecretOf(created.Text("full_token") ?? created.Text("token")) is { } value
            ? new NewToken<ZendeskApiToken>(ZendeskApiToken.Read(created), value)
            : throw new ZendeskException(ZendeskProblem.WrongAnswer, "Zendesk created an API token and did not send its value; delete it and try again") { MayHaveArrived = true };
    }

    public Task<ZendeskApiToken> DescribeAsync(long id, string description, CancellationToken cancellation) =>
        PutAsync(AuditAction.Update, id, body => body.WriteString("description", description), cancellation);

    /// <summary>Takes it out of service; <see cref="ReactivateAsync"/> takes that back for 60 days.</summary>
    public Task<ZendeskApiToken> DeactivateAsync(long id, CancellationToken cancellation) =>
        PutAsync(AuditAction.Deactivate, id, body => body.WriteBoolean("active", false), cancellation);

    public Task<ZendeskApiToken> ReactivateAsync(long id, CancellationToken cancellation) =>
        PutAsync(AuditAction.Reactivate, id, body => body.WriteBoolean("active", true), cancellation);

    /// <summary>Deletes it for good.</summary>
    public Task DeleteAsync(long id, CancellationToken cancellation) =>
        connection.ChangeAsync(AuditAction.Delete, Subject(id), HttpMethod.Delete, $"{Path}/{id}.json", null, null, cancellation);

    private async Task<ZendeskApiToken> PutAsync(AuditAction action, long id, Action<Utf8JsonWriter> write, CancellationToken cancellation)
    {
        var json = await connection.ChangeAsync(
            action, Subject(id), HttpMethod.Put, $"{Path}/{id}.json", JsonBody.Of("api_token", write), null, cancellation).ConfigureAwait(false);
        // What Zendesk answers to a change is not documented; the token itself tells what came of it.
        return json.Child("api_token") is { } changed ? ZendeskApiToken.Read(changed) : await ShowAsync(id, cancellation).ConfigureAwait(false);
    }

    private static string Subject(long id) => $"api_token {id}";

    private static ZendeskApiToken TokenOf(JsonElement json) => ZendeskApiToken.Read(json.Child("api_token")
        ?? throw new ZendeskException(ZendeskProblem.WrongAnswer, "Zendesk answered without an API token; look at it again with `tokenguard tokens show`"));
}
