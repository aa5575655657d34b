using TokenGuard.TokenApi.Zendesk.Inventory;

namespace TokenGuard.TokenApi.Zendesk.Review.Checks;

/// <summary>OAuth tokens that may change everything.</summary>
internal sealed class FullAccessCheck : IReviewCheck
{
    public string Name => "full-access";

    public IEnumerable<ReviewAdvice> Look(ReviewContext context) => context.WorkingOAuthTokens
        .Where(token => token.Scopes.Contains("write"))
        .Select(token => new ReviewAdvice(
            Name,
            ZendeskTokenKind.OAuthToken,
            token.Id,
            token.Scopes.Contains("read") ? "its scopes read and write allow everything that its user may do" : "its scope write allows every change that its user may make",
            "create one with the scopes of its calls (tokenguard tokens create --for-calls), then revoke it"));
}
