using TokenGuard.TokenApi.Zendesk.Models;

namespace TokenGuard.TokenApi.Zendesk.Migration;

/// <summary>The OAuth client that a migration makes for itself, known by its identifier.</summary>
internal sealed class MigrationClient(ZendeskClient client)
{
    public static string IdentifierFor(long oldId) => $"tokenguard-api-token-{oldId}";

    public async Task<ZendeskOAuthClient?> FindAsync(string identifier, CancellationToken cancellation)
    {
        var clients = await client.OAuthClients.ListAsync(cancellation).ConfigureAwait(false);
        return clients.FirstOrDefault(known => known.Identifier == identifier);
    }

    /// <summary>Revokes its tokens, whose values nobody has any more.</summary>
    public async Task RevokeTokensAsync(long clientId, CancellationToken cancellation)
    {
        foreach (var token in await client.OAuthTokens.ListAsync(clientId, cancellation).ConfigureAwait(false))
        {
            // The filter is the server's; a token of another client must not go.
            if (token.ClientId == clientId)
            {
                await Unless404Async(client.OAuthTokens.RevokeAsync(token.Id, cancellation)).ConfigureAwait(false);
            }
        }
    }

    public async Task RemoveAsync(string identifier, CancellationToken cancellation)
    {
        if (await FindAsync(identifier, cancellation).ConfigureAwait(false) is { } made)
        {
            await RevokeTokensAsync(made.Id, cancellation).ConfigureAwait(false);
            await Unless404Async(client.OAuthClients.DeleteAsync(made.Id, cancellation)).ConfigureAwait(false);
        }
    }

    private static async Task Unless404Async(Task change)
    {
        try
        {
            await change.ConfigureAwait(false);
        }
        catch (ZendeskException failure) when (failure.Problem == ZendeskProblem.NotFound)
        {
            // It is gone, which is what was wanted.
        }
    }
}
