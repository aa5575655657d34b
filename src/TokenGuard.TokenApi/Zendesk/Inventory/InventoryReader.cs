using TokenGuard.TokenApi.Zendesk.Models;

namespace TokenGuard.TokenApi.Zendesk.Inventory;

/// <summary>Reads an account's lists. One list that cannot be read leaves the others.</summary>
public static class InventoryReader
{
    /// <summary>Users that are looked up one by one; a large account's rate limit is not ours to use up.</summary>
    private const int MostUsers = 100;

    private const string Owners = "owners of tokens";

    /// <param name="client">The account.</param>
    /// <param name="kinds">What to read.</param>
    /// <param name="withUsers">Also look up the users that tokens belong to.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ZendeskException">Nothing can be read: the credential, the account or the network is wrong.</exception>
    public static async Task<ZendeskInventory> ReadAsync(
        ZendeskClient client, IReadOnlyCollection<ZendeskTokenKind> kinds, bool withUsers, CancellationToken cancellation)
    {
        var gaps = new List<InventoryGap>();
        var inventory = new ZendeskInventory
        {
            Account = client.Account,
            ApiTokens = await ListAsync(ZendeskTokenKind.ApiToken, () => client.ApiTokens.ListAsync(cancellation)).ConfigureAwait(false),
            OAuthTokens = await ListAsync(ZendeskTokenKind.OAuthToken, () => client.OAuthTokens.ListAsync(null, cancellation)).ConfigureAwait(false),
            OAuthClients = await ListAsync(ZendeskTokenKind.OAuthClient, () => client.OAuthClients.ListAsync(cancellation)).ConfigureAwait(false),
        };
        var users = withUsers ? await UsersOf(inventory).ConfigureAwait(false) : new Dictionary<long, ZendeskUser?>();
        return inventory with { Users = users, Gaps = gaps };

        async Task<IReadOnlyList<T>> ListAsync<T>(ZendeskTokenKind kind, Func<Task<IReadOnlyList<T>>> list)
        {
            try
            {
                return kinds.Contains(kind) ? await list().ConfigureAwait(false) : [];
            }
            catch (ZendeskException failure) when (kinds.Count > 1
                && failure.Problem is ZendeskProblem.AccessSwitchedOff or ZendeskProblem.Retired or ZendeskProblem.NotFound or ZendeskProblem.Forbidden)
            {
                gaps.Add(new InventoryGap(NameOf(kind), failure.Message));
                return [];
            }
        }

        async Task<Dictionary<long, ZendeskUser?>> UsersOf(ZendeskInventory read)
        {
            var ids = read.ApiTokens.Select(token => token.CreatorId).Concat(read.OAuthTokens.Select(token => token.UserId)).OfType<long>().Distinct().ToList();
            var found = new Dictionary<long, ZendeskUser?>();
            try
            {
                foreach (var id in ids.Take(MostUsers))
                {
                    found[id] = await client.FindUserAsync(id, cancellation).ConfigureAwait(false);
                }
            }
            catch (ZendeskException failure)
            {
                gaps.Add(new InventoryGap(Owners, failure.Message));
            }

            if (ids.Count > MostUsers)
            {
                gaps.Add(new InventoryGap(Owners, $"{ids.Count - MostUsers} of {ids.Count} were not looked up, to leave some of the account's rate limit"));
            }

            return found;
        }
    }
    private static string NameOf(ZendeskTokenKind kind) => kind switch
    {
        ZendeskTokenKind.ApiToken => "API tokens",
        ZendeskTokenKind.OAuthToken => "OAuth tokens",
        _ => "OAuth clients",
    };
}
