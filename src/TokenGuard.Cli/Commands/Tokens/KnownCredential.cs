using TokenGuard.TokenApi.Zendesk;
using TokenGuard.TokenApi.Zendesk.Inventory;

namespace TokenGuard.Cli.Commands.Tokens;

/// <summary>Asks an account whether it has what an id names.</summary>
internal static class KnownCredential
{
    /// <summary>Ends a dry run as the change itself would end.</summary>
    /// <exception cref="ZendeskException">The account has none of this id.</exception>
    public static Task RequireAsync(ZendeskClient client, ZendeskTokenKind kind, long id, CancellationToken cancellation) => ShownIdAsync(client, kind, id, cancellation);

    /// <summary>Says whether the account shows it.</summary>
    public static async Task<bool> IsThereAsync(ZendeskClient client, ZendeskTokenKind kind, long id, CancellationToken cancellation)
    {
        try
        {
            return await ShownIdAsync(client, kind, id, cancellation) == id;
        }
        catch (ZendeskException failure) when (failure.Problem == ZendeskProblem.NotFound)
        {
            return false;
        }
    }

    private static async Task<long> ShownIdAsync(ZendeskClient client, ZendeskTokenKind kind, long id, CancellationToken cancellation) => kind switch
    {
        ZendeskTokenKind.ApiToken => (await client.ApiTokens.ShowAsync(id, cancellation)).Id,
        ZendeskTokenKind.OAuthToken => (await client.OAuthTokens.ShowAsync(id, cancellation)).Id,
        _ => (await client.OAuthClients.ShowAsync(id, cancellation)).Id,
    };
}
