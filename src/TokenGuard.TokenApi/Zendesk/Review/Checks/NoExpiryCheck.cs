using TokenGuard.TokenApi.Zendesk.Inventory;

namespace TokenGuard.TokenApi.Zendesk.Review.Checks;

/// <summary>OAuth tokens that live until somebody revokes them.</summary>
internal sealed class NoExpiryCheck : IReviewCheck
{
    public string Name => "no-expiry";

    public IEnumerable<ReviewAdvice> Look(ReviewContext context) => context.WorkingOAuthTokens
        .Where(token => token is { TellsExpiry: true, Expires: null })
        .Select(token => new ReviewAdvice(
            Name,
            ZendeskTokenKind.OAuthToken,
            token.Id,
            "it never expires",
            "let the integration get short-lived tokens by the client_credentials grant, then revoke it"));
}
