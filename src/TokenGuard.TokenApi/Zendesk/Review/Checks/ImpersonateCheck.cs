using TokenGuard.TokenApi.Zendesk.Inventory;

namespace TokenGuard.TokenApi.Zendesk.Review.Checks;

/// <summary>OAuth tokens that act for other people.</summary>
internal sealed class ImpersonateCheck : IReviewCheck
{
    public string Name => "impersonate";

    public IEnumerable<ReviewAdvice> Look(ReviewContext context) => context.WorkingOAuthTokens
        .Where(token => token.Scopes.Contains("impersonate"))
        .Select(token => new ReviewAdvice(
            Name,
            ZendeskTokenKind.OAuthToken,
            token.Id,
            "its scope impersonate lets it act for any end user",
            "create one without it, unless requests must be made in the name of end users, then revoke it"));
}
