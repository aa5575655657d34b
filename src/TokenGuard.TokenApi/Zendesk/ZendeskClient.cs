using System.Text;
using System.Text.Json;
using TokenGuard.Engine;
using TokenGuard.TokenApi.Audit;
using TokenGuard.TokenApi.Http;
using TokenGuard.TokenApi.Zendesk.Connection;
using TokenGuard.TokenApi.Zendesk.Models;

namespace TokenGuard.TokenApi.Zendesk;

/// <summary>Zendesk's token API for one account. Every change is written to the audit log, before and after.</summary>
public sealed class ZendeskClient
{
    private readonly ZendeskConnection connection;

    /// <param name="api">The way to the provider.</param>
    /// <param name="account">Whose tokens.</param>
    /// <param name="credential">The owner's own; null asks as nobody.</param>
    /// <param name="audit">Where changes are written down.</param>
    /// <param name="clock">The time, for Zendesk's calendar.</param>
    public ZendeskClient(IApiClient api, ZendeskAccount account, ZendeskCredential? credential, IAuditLog audit, TimeProvider clock)
        : this(new ZendeskConnection(api, account, credential, audit, clock, Step: null))
    {
    }

    private ZendeskClient(ZendeskConnection connection)
    {
        this.connection = connection;
        ApiTokens = new ZendeskApiTokens(connection);
        OAuthTokens = new ZendeskOAuthTokens(connection);
        OAuthClients = new ZendeskOAuthClients(connection);
    }

    public ZendeskAccount Account => connection.Account;

    public ZendeskCredential? Credential => connection.Credential;

    public TimeProvider Clock => connection.Clock;

    public ZendeskApiTokens ApiTokens { get; }

    public ZendeskOAuthTokens OAuthTokens { get; }

    public ZendeskOAuthClients OAuthClients { get; }

    /// <summary>The same account, with changes that are written down as a step of something larger.</summary>
    public ZendeskClient AtStep(string name) => new(connection with { Step = name });

    /// <summary>The same account, asked with another credential.</summary>
    public ZendeskClient With(ZendeskCredential? credential) => new(connection with { Credential = credential });

    /// <summary>Whom the credential acts as. Zendesk answers anybody: look at <see cref="ZendeskUser.IsAnonymous"/>.</summary>
    /// <exception cref="ZendeskException">Zendesk did not tell.</exception>
    public async Task<ZendeskUser> GetCurrentUserAsync(CancellationToken cancellation) =>
        UserOf(await connection.GetAsync("api/v2/users/me.json", cancellation).ConfigureAwait(false));

    /// <summary>A user; null if the account has none of this id.</summary>
    /// <exception cref="ZendeskException">Zendesk did not tell.</exception>
    public async Task<ZendeskUser?> FindUserAsync(long id, CancellationToken cancellation)
    {
        try
        {
            return UserOf(await connection.GetAsync($"api/v2/users/{id}.json", cancellation).ConfigureAwait(false));
        }
        catch (ZendeskException failure) when (failure.Problem == ZendeskProblem.NotFound)
        {
            return null;
        }
    }

    /// <summary>Whether the account takes API tokens; null if its settings do not say.</summary>
    /// <exception cref="ZendeskException">Zendesk did not tell.</exception>
    public async Task<bool?> GetApiTokenAccessAsync(CancellationToken cancellation)
    {
        var json = await connection.GetAsync("api/v2/account/settings.json", cancellation).ConfigureAwait(false);
        return json.Child("settings")?.Child("api")?.Flag("api_token_access");
    }

    /// <summary>An access token by the <c>client_credentials</c> grant, as the integration itself will get it.</summary>
    /// <param name="client">The confidential client.</param>
    /// <param name="secret">Its secret.</param>
    /// <param name="scopes">What the token may do.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ZendeskException">Zendesk gave none.</exception>
    public async Task<Secret> RequestTokenAsync(ZendeskOAuthClient client, Secret secret, IReadOnlyList<string> scopes, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString("grant_type", "client_credentials");
            json.WriteString("client_id", client.Identifier);
            json.WriteString("client_secret", secret.Reveal());
            json.WriteString("scope", string.Join(' ', scopes));
            json.WriteEndObject();
        }

        var answer = await (connection with { Credential = null }).ChangeAsync(
            AuditAction.Create, $"oauth_client {client.Id} grant", HttpMethod.Post, "oauth/tokens", body.ToArray(), null, cancellation).ConfigureAwait(false);
        return SecretOf(answer.Text("access_token")) ?? throw new ZendeskException(ZendeskProblem.WrongAnswer, "Zendesk granted a token and did not send it");
    }

    /// <summary>The answer to a GET, whatever its status: for whoever looks at headers.</summary>
    internal Task<ApiAnswer> AskAsync(string path, CancellationToken cancellation) => connection.AskAsync(HttpMethod.Get, path, null, cancellation);

    /// <summary>What an answer that is no success means; null for a success in JSON.</summary>
    internal ZendeskException? Explain(ApiAnswer answer, string path)
    {
        try
        {
            connection.JsonOf(connection.RequireSuccess(answer, path));
            return null;
        }
        catch (ZendeskException failure)
        {
            return failure;
        }
    }

    internal static ZendeskUser UserOf(JsonElement json) => ZendeskUser.Read(json.Child("user")
        ?? throw new ZendeskException(ZendeskProblem.WrongAnswer, "Zendesk answered without a user; a proxy or another service may stand between"));

    internal static Secret? SecretOf(string? value) => string.IsNullOrEmpty(value) ? null : new Secret(Encoding.UTF8.GetBytes(value), 0);
}
