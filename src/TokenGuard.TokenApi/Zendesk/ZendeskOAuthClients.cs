using System.Text.Json;
using TokenGuard.Engine;
using TokenGuard.TokenApi.Audit;
using TokenGuard.TokenApi.Zendesk.Connection;
using TokenGuard.TokenApi.Zendesk.Models;

namespace TokenGuard.TokenApi.Zendesk;

/// <summary>The OAuth clients of an account: <c>/api/v2/oauth/clients</c>. All methods throw <see cref="ZendeskException"/>.</summary>
public sealed class ZendeskOAuthClients
{
    private const string Path = "api/v2/oauth/clients";

    private readonly ZendeskConnection connection;

    internal ZendeskOAuthClients(ZendeskConnection connection) => this.connection = connection;

    public async Task<IReadOnlyList<ZendeskOAuthClient>> ListAsync(CancellationToken cancellation)
    {
        var list = await Pages.ReadAllAsync(connection, $"{Path}.json", "clients", cancellation).ConfigureAwait(false);
        return [.. list.Select(ZendeskOAuthClient.Read)];
    }

    public async Task<ZendeskOAuthClient> ShowAsync(long id, CancellationToken cancellation) =>
        ClientOf(await connection.GetAsync($"{Path}/{id}.json", cancellation).ConfigureAwait(false));

    /// <summary>Creates a confidential client.</summary>
    /// <param name="name">For people.</param>
    /// <param name="identifier">What OAuth calls <c>client_id</c>; of its own in the account.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<NewToken<ZendeskOAuthClient>> CreateAsync(string name, string identifier, CancellationToken cancellation)
    {
        var json = await connection.ChangeAsync(
            AuditAction.Create,
            $"oauth_client {identifier}",
            HttpMethod.Post,
            $"{Path}.json",
            JsonBody.Of("client", body =>
            {
                body.WriteString("name", name);
                body.WriteString("identifier", identifier);
                body.WriteString("kind", ZendeskOAuthClient.Confidential);
            }),
            answer => $"oauth_client {answer.Child("client")?.Number("id")}",
            cancellation).ConfigureAwait(false);
        return new NewToken<ZendeskOAuthClient>(ClientOf(json), SecretOf(json));
    }

    public async Task<ZendeskOAuthClient> RenameAsync(long id, string name, CancellationToken cancellation) =>
        ClientOf(await connection.ChangeAsync(
            AuditAction.Update,
            Subject(id),
            HttpMethod.Put,
            $"{Path}/{id}.json",
            JsonBody.Of("client", body => body.WriteString("name", name)),
            null,
            cancellation).ConfigureAwait(false));

    /// <summary>Gives it a new secret; the old one works no more.</summary>
    public async Task<NewToken<ZendeskOAuthClient>> GenerateSecretAsync(long id, CancellationToken cancellation)
    {
        var json = await connection.ChangeAsync(
            AuditAction.Update, Subject(id), HttpMethod.Put, $"{Path}/{id}/generate_secret.json", null, null, cancellation).ConfigureAwait(false);
        return new NewToken<ZendeskOAuthClient>(ClientOf(json), SecretOf(json));
    }

    /// <summary>Deletes it for good; its tokens end with it.</summary>
    public Task DeleteAsync(long id, CancellationToken cancellation) =>
        connection.ChangeAsync(AuditAction.Delete, Subject(id), HttpMethod.Delete, $"{Path}/{id}.json", null, null, cancellation);

    private static string Subject(long id) => $"oauth_client {id}";

    private static ZendeskOAuthClient ClientOf(JsonElement json) => ZendeskOAuthClient.Read(json.Child("client")
        ?? throw new ZendeskException(ZendeskProblem.WrongAnswer, "Zendesk answered without an OAuth client"));

    private static Secret SecretOf(JsonElement json) => ZendeskClient.SecretOf(json.Child("client")?.Text("secret"))
        ?? throw new ZendeskException(ZendeskProblem.WrongAnswer, "Zendesk did not send the secret of the OAuth client; make a new one with `tokenguard tokens update --new-secret`")
        {
            MayHaveArrived = true,
        };
}
