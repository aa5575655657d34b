using TokenGuard.TokenApi.Zendesk.Inventory;

namespace TokenGuard.TokenApi.Zendesk.Review.Checks;

/// <summary>Tokens that nobody ever used.</summary>
internal sealed class NeverUsedCheck : IReviewCheck
{
    public string Name => "never-used";

    public IEnumerable<ReviewAdvice> Look(ReviewContext context) =>
        context.WorkingApiTokens
            .Where(token => IsNeverUsed(context, token.TellsUse, token.LastUsed, token.Created))
            .Select(token => new ReviewAdvice(Name, ZendeskTokenKind.ApiToken, token.Id, Finding(token.Created), "deactivate it and delete it later"))
            .Concat(context.WorkingOAuthTokens
                .Where(token => IsNeverUsed(context, token.TellsUse, token.LastUsed, token.Created))
                .Select(token => new ReviewAdvice(Name, ZendeskTokenKind.OAuthToken, token.Id, Finding(token.Created), "revoke it")));

    private static bool IsNeverUsed(ReviewContext context, bool tellsUse, DateTimeOffset? used, DateTimeOffset? created) =>
        tellsUse && used is null && (created is null || context.DaysSince(created.Value) > context.Settings.NeverUsedDays);

    private static string Finding(DateTimeOffset? created) =>
        created is { } day ? $"it was never used since {ReviewContext.Day(day)}" : "it was never used";
}
