using TokenGuard.TokenApi.Zendesk;
using TokenGuard.TokenApi.Zendesk.Inventory;

namespace TokenGuard.Cli.Commands.Tokens;

/// <summary>Keeps a run from sawing off the credential that it works with, and could prove nothing without afterwards.</summary>
internal static class OwnCredential
{
    /// <exception cref="UsageException">It is the credential of this run, or the client whose end is that of the credential.</exception>
    public static Task RequireOtherAsync(ZendeskClient client, ZendeskTokenKind kind, long id, CancellationToken cancellation) => kind switch
    {
        ZendeskTokenKind.ApiToken => RequireOtherApiTokenAsync(client, id, cancellation),
        _ when client.Credential is not { IsOAuth: true } => Task.CompletedTask,
        ZendeskTokenKind.OAuthToken => RequireOtherTokenAsync(client, id, cancellation),
        _ => RequireOtherClientAsync(client, id, cancellation),
    };

    private static async Task RequireOtherApiTokenAsync(ZendeskClient client, long id, CancellationToken cancellation)
    {
        var tokens = await client.ApiTokens.ListAsync(cancellation);
        var token = tokens.FirstOrDefault(known => known.Id == id)
            ?? throw new UsageException($"{client.Account} has no API token {id}; `tokenguard tokens list` shows them all");
        if (client.Credential is { IsOAuth: false } && IsOwn(client, token.Prefix))
        {
            throw new UsageException($"API token {id} is the credential of this very run; use an OAuth token or another one");
        }
    }

    private static async Task RequireOtherTokenAsync(ZendeskClient client, long id, CancellationToken cancellation)
    {
        if (IsOwn(client, (await client.OAuthTokens.ShowAsync(id, cancellation)).Prefix))
        {
            throw new UsageException($"OAuth token {id} is the credential of this very run; use another one");
        }
    }

    private static async Task RequireOtherClientAsync(ZendeskClient client, long id, CancellationToken cancellation)
    {
        if ((await client.OAuthTokens.ListAsync(id, cancellation)).FirstOrDefault(token => token.ClientId == id && IsOwn(client, token.Prefix)) is { } own)
        {
            throw new UsageException($"{own.Id}, an OAuth token of this client, is the credential of this very run; use another one");
        }
    }

    private static bool IsOwn(ZendeskClient client, VisiblePrefix prefix) => client.Credential!.MayBe(prefix);
}
