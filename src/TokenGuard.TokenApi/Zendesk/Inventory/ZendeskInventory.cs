using TokenGuard.TokenApi.Zendesk.Models;

namespace TokenGuard.TokenApi.Zendesk.Inventory;

/// <summary>Everything that an account's lists show at one time.</summary>
public sealed record ZendeskInventory
{
    public required ZendeskAccount Account { get; init; }

    public IReadOnlyList<ZendeskApiToken> ApiTokens { get; init; } = [];

    public IReadOnlyList<ZendeskOAuthToken> OAuthTokens { get; init; } = [];

    public IReadOnlyList<ZendeskOAuthClient> OAuthClients { get; init; } = [];

    /// <summary>The users that tokens belong to; null for one that is gone. Who could not be looked up is not in it.</summary>
    public IReadOnlyDictionary<long, ZendeskUser?> Users { get; init; } = new Dictionary<long, ZendeskUser?>();

    /// <summary>Lists that could not be read, and why: what is missing is not told to be absent.</summary>
    public IReadOnlyList<InventoryGap> Gaps { get; init; } = [];
}
