using TokenGuard.TokenApi.Zendesk.Inventory;

namespace TokenGuard.TokenApi.Zendesk.Review.Checks;

/// <summary>Tokens of people who are gone or may not sign in.</summary>
internal sealed class OwnerGoneCheck : IReviewCheck
{
    public string Name => "owner-gone";

    public IEnumerable<ReviewAdvice> Look(ReviewContext context)
    {
        foreach (var token in context.WorkingApiTokens)
        {
            if (token.CreatorId is { } id && context.Inventory.Users.TryGetValue(id, out var user) && user is not { IsStaff: true })
            {
                yield return new ReviewAdvice(
                    Name,
                    ZendeskTokenKind.ApiToken,
                    token.Id,
                    $"{token.CreatorEmail ?? $"user {id}"}, who made it, {(user is null ? "is gone" : "works for the account no more")}",
                    "find out who uses it, move that to OAuth, deactivate it");
            }
        }

        foreach (var token in context.WorkingOAuthTokens)
        {
            if (token.UserId is { } id && context.Inventory.Users.TryGetValue(id, out var user) && user is null or { Active: false } or { Suspended: true })
            {
                yield return new ReviewAdvice(
                    Name,
                    ZendeskTokenKind.OAuthToken,
                    token.Id,
                    $"{user?.Email ?? $"user {id}"}, as whom it acts, is {(user is { Suspended: true } ? "suspended" : "gone")}",
                    "revoke it; let the integration act as a user of its own");
            }
        }
    }
}
