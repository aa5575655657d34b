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
            return [];
        }

        var working = (
            Api: context.WorkingApiTokens.Select(token => (token.Id, token.Prefix)).ToList(),
            OAuth: context.WorkingOAuthTokens.Select(token => (token.Id, token.Prefix)).ToList());
        return Tokens(context, leaks, ZendeskTokenKind.ApiToken, working.Api)
            .Concat(Tokens(context, leaks, ZendeskTokenKind.OAuthToken, working.OAuth))
            .Concat(Clients(context, leaks));
    }

    private IEnumerable<ReviewAdvice> Tokens(ReviewContext context, LeakReport leaks, ZendeskTokenKind kind, List<(long Id, VisiblePrefix Prefix)> tokens)
    {
        var account = context.Inventory.Account;
        var prefixes = tokens.ConvertAll(token => token.Prefix);
        foreach (var (id, prefix) in tokens.Where(token => leaks.Mark(account, kind, token.Prefix, prefixes) == LeakMark.Yes))
        {
            var finding = leaks.Of(account, kind).First(found => found.Value is { } value && prefix.Begins(value));
            yield return new ReviewAdvice(Name, kind, id, $"it stands in {PlaceOf(finding)}", "take it out of service now: `tokenguard revoke` with the report");
        }

        var open = leaks.Of(account, kind).Where(finding => IsOpen(finding, prefixes)).ToList();
        if (open.Count > 0 && tokens.Count > 0)
        {
            yield return new ReviewAdvice(
                Name,
                kind,
                null,
                $"the report holds {open.Count} that may be of this account, first in {PlaceOf(open[0])}; which ones they are cannot be told",
                "a report holds no values: run this where the scanned files are, or try each with `tokenguard verify`");
        }
    }

    private IEnumerable<ReviewAdvice> Clients(ReviewContext context, LeakReport leaks)
    {
        var account = context.Inventory.Account;
        return context.Inventory.OAuthClients.Where(client => leaks.Mark(account, client) == LeakMark.Yes).Select(client => new ReviewAdvice(
            Name,
            ZendeskTokenKind.OAuthClient,
            client.Id,
            $"its secret stands in {PlaceOf(leaks.Of(account, ZendeskTokenKind.OAuthClient).First(finding => finding.ClientIds.Contains(client.Identifier)))}",
            $"give it a new one: tokenguard tokens update --provider zendesk --kind oauth-client --new-secret {client.Id}"));
    }

    /// <summary>Neither one token's nor nobody's.</summary>
    private static bool IsOpen(LeakedFinding finding, List<VisiblePrefix> prefixes) =>
        finding.Value is null || prefixes.Count(prefix => prefix.Begins(finding.Value)) is var fitting
            && (fitting > 1 || (fitting == 0 && prefixes.Exists(prefix => prefix.IsEmpty)));

    private static string PlaceOf(LeakedFinding finding) => finding.Places is [var place, ..] ? place : "an unknown place";
}
