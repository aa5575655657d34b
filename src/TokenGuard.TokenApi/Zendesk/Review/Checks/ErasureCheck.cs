using TokenGuard.TokenApi.Zendesk.Inventory;

namespace TokenGuard.TokenApi.Zendesk.Review.Checks;

/// <summary>Deactivated API tokens that Zendesk is about to erase.</summary>
internal sealed class ErasureCheck : IReviewCheck
{
    public string Name => "erasure";

    public IEnumerable<ReviewAdvice> Look(ReviewContext context) => context.Inventory.ApiTokens
        .Where(token => token.Active == false && context.Now < ApiTokenCalendar.Removal
            && token.Updated is { } changed && context.DaysSince(changed) > context.Settings.ErasureWarningDays)
        .Select(token => new ReviewAdvice(
            Name,
            ZendeskTokenKind.ApiToken,
            token.Id,
            $"it was deactivated on {ReviewContext.Day(token.Updated!.Value)} or before, and is erased after {ApiTokenCalendar.ErasureDays} days",
            "delete it, or reactivate it now if something still needs it"));
}
