using System.Globalization;
using TokenGuard.TokenApi.Settings;
using TokenGuard.TokenApi.Zendesk.Inventory;
using TokenGuard.TokenApi.Zendesk.Models;

namespace TokenGuard.TokenApi.Zendesk.Review;

/// <summary>What a review looks at.</summary>
/// <param name="Inventory">What the account holds.</param>
/// <param name="Settings">When to complain.</param>
/// <param name="Now">The time.</param>
/// <param name="Leaks">A scan report; null if none was given.</param>
public sealed record ReviewContext(ZendeskInventory Inventory, ReviewSettings Settings, DateTimeOffset Now, LeakReport? Leaks)
{
    /// <summary>API tokens that can authenticate.</summary>
    public IEnumerable<ZendeskApiToken> WorkingApiTokens =>
        Now >= ApiTokenCalendar.Removal ? [] : Inventory.ApiTokens.Where(token => token.Active != false);

    /// <summary>OAuth tokens that have not expired.</summary>
    public IEnumerable<ZendeskOAuthToken> WorkingOAuthTokens => Inventory.OAuthTokens.Where(token => token.Expires is null || token.Expires > Now);

    /// <summary>Whole days from a time until now.</summary>
    public int DaysSince(DateTimeOffset time) => (int)Math.Floor((Now - time).TotalDays);

    public static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
