using TokenGuard.TokenApi.Zendesk.Inventory;

namespace TokenGuard.TokenApi.Zendesk.Review.Checks;

/// <summary>Tokens that a scan report has seen, or may have seen.</summary>
internal sealed class LeakCheck : IReviewCheck
{
    public string Name => "leaked";

    public IEnumerable<ReviewAdvice> Look(ReviewContext context)
    {
        if (context.Leaks is not { } leaks)
        {
            yield break;
        }

        var account = context.Inventory.Account;
        foreach (var client in context.Inventory.OAuthClients.Where(client => leaks.Mark(account, client) == LeakMark.Yes))
        {
            yield return new ReviewAdvice(
                Name,
                ZendeskTokenKind.OAuthClient,
                client.Id,
                $"its secret stands in {PlaceOf(leaks.Of(account, ZendeskTokenKind.OAuthClient).First(finding => finding.ClientIds.Contains(client.Identifier)))}",
                $"give it a new one: tokenguard tokens update --provider zendesk --kind oauth-client --new-secret {client.Id}");
        }

        foreach (var kind in new[] { ZendeskTokenKind.ApiToken, ZendeskTokenKind.OAuthToken })
        {
            if (leaks.Of(account, kind) is [var first, ..] findings && IsAnyWorking(context, kind))
            {
                yield return new ReviewAdvice(
                    Name,
                    kind,
                    null,
                    $"the report holds {findings.Count} that may be of this account, first in {PlaceOf(first)}; which ones they are, a report without values cannot say",
                    "let `tokenguard revoke` read them where they stand, find them by their first characters and take them out of service");
            }
        }
    }

    private static bool IsAnyWorking(ReviewContext context, ZendeskTokenKind kind) =>
        kind == ZendeskTokenKind.ApiToken ? context.WorkingApiTokens.Any() : context.WorkingOAuthTokens.Any();

    private static string PlaceOf(LeakedFinding finding) => finding.Places is [var place, ..] ? place : "an unknown place";
}
