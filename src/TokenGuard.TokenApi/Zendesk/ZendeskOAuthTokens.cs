using System.Text.Json;
using TokenGuard.TokenApi.Audit;
using TokenGuard.TokenApi.Zendesk.Connection;
using TokenGuard.TokenApi.Zendesk.Models;

namespace TokenGuard.TokenApi.Zendesk;

/// <summary>The OAuth access tokens of an account: <c>/api/v2/oauth/tokens</c>. All methods throw <see cref="ZendeskException"/>.</summary>
public sealed class ZendeskOAuthTokens
{
    private const string Path = "api/v2/oauth/tokens";

    private readonly ZendeskConnection connection;

    internal ZendeskOAuthTokens(ZendeskConnection connection) => this.connection = connection;

    /// <summary>All of the account, or of one client.</summary>
    public async Task<IReadOnlyList<ZendeskOAuthToken>> ListAsync(long? clientId, CancellationToken cancellation)
    {
        var query = clientId is { } client ? $"all=true&client_id={client}" : "all=true";
        var list = await Pages.ReadAllAsync(connection, $"{Path}.json?{query}", "tokens", cancellation).ConfigureAwait(false);
        return [.. list.Select(ZendeskOAuthToken.Read)];
    }

    public async Task<ZendeskOAuthToken> ShowAsync(long id, CancellationToken cancellation) =>
        TokenOf(await connection.GetAsync($"{Path}/{id}.json", cancellation).ConfigureAwait(false));

    /// <summary>The token that the request is made with.</summary>
    public async Task<ZendeskOAuthToken> ShowCurrentAsync(CancellationToken cancellation) =>
        TokenOf(await connection.GetAsync($"{Path}/current.json", cancellation).ConfigureAwait(false));

    /// <summary>Creates one that acts as the caller.</summary>
    /// <param name="clientId">The number of the client.</param>
    /// <param name="scopes">At least one: Zendesk grants everything to a token without.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<NewToken<ZendeskOAuthToken>> CreateAsync(long clientId, IReadOnlyList<string> scopes, CancellationToken cancellation)
    {
        if (scopes.Count == 0)
        {
            throw new ZendeskException(ZendeskProblem.Invalid, "a token without scopes may do everything; name the scopes");
        }

        var json = await connection.ChangeAsync(
            AuditAction.Create,
            $"oauth_token of client {clientId}",
            HttpMethod.Post,
            $"{Path}.json",
            JsonBody.Of("token", body =>
            {
                body.WriteNumber("client_id", clientId);
                body.WriteTexts("scopes", scopes);
            }),
            answer => $"oauth_token {answer.Child("token")?.Number("id")}",
            cancellation).ConfigureAwait(false);
        return json.Child("token") is { } created && ZendeskClient.SecretOf(created.Text("full_token") ?? created.Text("token")) is { } value
            ? new NewToken<ZendeskOAuthToken>(ZendeskOAuthToken.Read(created), value)
            : throw new ZendeskException(ZendeskProblem.WrongAnswer, "Zendesk created an OAuth token and did not send its value; delete it and try again") { MayHaveArrived = true };
    }

    /// <summary>Revokes it for good.</summary>
    public Task RevokeAsync(long id, CancellationToken cancellation) =>
        connection.ChangeAsync(AuditAction.Revoke, $"oauth_token {id}", HttpMethod.Delete, $"{Path}/{id}.json", null, null, cancellation);

    /// <summary>Revokes the token that the request is made with. Zendesk was seen to answer 204 and keep it alive: look again.</summary>
    public Task RevokeCurrentAsync(CancellationToken cancellation) =>
        connection.ChangeAsync(AuditAction.Revoke, "oauth_token current", HttpMethod.Delete, $"{Path}/current.json", null, null, cancellation);

    private static ZendeskOAuthToken TokenOf(JsonElement json) => ZendeskOAuthToken.Read(json.Child("token")
        ?? throw new ZendeskException(ZendeskProblem.WrongAnswer, "Zendesk answered without an OAuth token"));
}
