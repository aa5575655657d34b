using TokenGuard.TokenApi.Zendesk.Inventory;

namespace TokenGuard.TokenApi.Zendesk.Review.Checks;

/// <summary>API tokens exist at all: they end on a day that is known.</summary>
internal sealed class RetirementCheck : IReviewCheck
{
    public string Name => "retirement";

    public IEnumerable<ReviewAdvice> Look(ReviewContext context) => context.WorkingApiTokens.Select(token => new ReviewAdvice(
        Name,
        ZendeskTokenKind.ApiToken,
        token.Id,
        $"it ends on {ReviewContext.Day(ApiTokenCalendar.Removal)}, in {-context.DaysSince(ApiTokenCalendar.Removal)} days, and acts as any user whose address is known",
        $"move it to OAuth: tokenguard tokens migrate --provider zendesk --subdomain {context.Inventory.Account.Subdomain} {token.Id}"));
}
