using TokenGuard.TokenApi.Zendesk.Inventory;

namespace TokenGuard.TokenApi.Zendesk.Review.Checks;

/// <summary>Tokens that were used, and are no more.</summary>
internal sealed class IdleCheck : IReviewCheck
{
    public string Name => "idle";

    public IEnumerable<ReviewAdvice> Look(ReviewContext context) =>
        context.WorkingApiTokens
            .Where(token => token.LastUsed is { } used && context.DaysSince(used) > context.Settings.ApiTokenIdleDays)
            .Select(token => new ReviewAdvice(
                Name,
                ZendeskTokenKind.ApiToken,
                token.Id,
                $"it was last used {context.DaysSince(token.LastUsed!.Value)} days ago, on {ReviewContext.Day(token.LastUsed!.Value)}",
                $"deactivate it, delete it later; Zendesk itself deactivates what was not used for {ApiTokenCalendar.IdleDays} days"))
            .Concat(context.WorkingOAuthTokens
                .Where(token => token.LastUsed is { } used && context.DaysSince(used) > context.Settings.OAuthTokenIdleDays)
                .Select(token => new ReviewAdvice(
                    Name,
                    ZendeskTokenKind.OAuthToken,
                    token.Id,
                    $"it was last used {context.DaysSince(token.LastUsed!.Value)} days ago, on {ReviewContext.Day(token.LastUsed!.Value)}",
                    "revoke it, if its integration is gone")));
}
