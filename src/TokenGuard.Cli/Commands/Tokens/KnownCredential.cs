using TokenGuard.TokenApi.Zendesk;
using TokenGuard.TokenApi.Zendesk.Inventory;

namespace TokenGuard.Cli.Commands.Tokens;

/// <summary>Asks an account whether it has what an id names.</summary>
internal static class KnownCredential
{
    /// <summary>Ends a dry run as the change itself would end.</summary>
    /// <exception cref="ZendeskException">The account has none of this id.</exception>
    public static async Task RequireAsync(ZendeskClient client, ZendeskTokenKind kind, long id, CancellationToken cancellation)
    {
        if (!await IsThereAsync(client, kind, id, cancellation))
        {
            throw new ZendeskException(ZendeskProblem.NotFound, $"this account has nothing of the id {id}; `tokenguard tokens list` shows what it has");
        }
    }

    /// <summary>Says whether the account has it. API tokens are looked for in their list: that a single one can be shown is not documented, so a missing answer would prove nothing.</summary>
    public static async Task<bool> IsThereAsync(ZendeskClient client, ZendeskTokenKind kind, long id, CancellationToken cancellation)
    {
        try
        {
            return kind switch
            {
                ZendeskTokenKind.ApiToken => (await client.ApiTokens.ListAsync(cancellation)).Any(token => token.Id == id),
                ZendeskTokenKind.OAuthToken => (await client.OAuthTokens.ShowAsync(id, cancellation)).Id == id,
                _ => (await client.OAuthClients.ShowAsync(id, cancellation)).Id == id,
            };
        }
        catch (ZendeskException failure) when (failure.Problem == ZendeskProblem.NotFound)
        {
            return false;
        }
    }
}
