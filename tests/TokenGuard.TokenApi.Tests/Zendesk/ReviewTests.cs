using TokenGuard.TokenApi.Settings;
using TokenGuard.TokenApi.Zendesk;
using TokenGuard.TokenApi.Zendesk.Inventory;
using TokenGuard.TokenApi.Zendesk.Models;
using TokenGuard.TokenApi.Zendesk.Review;

namespace TokenGuard.TokenApi.Tests.Zendesk;

public class ReviewTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    private static readonly ZendeskInventory Empty = new() { Account = ZendeskAccount.Parse("acme") };

    private static readonly ZendeskApiToken Used = new(1) { Active = true, Created = Now.AddDays(-400), LastUsed = Now.AddDays(-1), TellsUse = true };

    private static readonly ZendeskOAuthToken Narrow = new(2)
    {
        Scopes = ["tickets:read"], Created = Now.AddDays(-400), LastUsed = Now.AddDays(-1), TellsUse = true, Expires = Now.AddDays(1), TellsExpiry = true, UserId = 5,
    };

    [Fact]
    public void A_good_OAuth_token_and_client_get_no_advice() =>
        Assert.Equal([], Review(Empty with { OAuthTokens = [Narrow], OAuthClients = [new(3) { Kind = "confidential", HasSecret = true }] }));

    [Fact]
    public void An_api_token_that_works_is_to_be_moved_to_OAuth_with_the_days_that_are_left()
    {
        var advice = Assert.Single(Review(Empty with { ApiTokens = [Used] }));

        Assert.Equal(("retirement", 1L), (advice.Check, advice.Id!.Value));
        Assert.Contains("2027-04-30, in 154 days", advice.Finding, StringComparison.Ordinal);
    }

    [Fact]
    public void After_the_removal_nothing_is_left_to_retire() =>
        Assert.Equal([], Review(Empty with { ApiTokens = [Used with { LastUsed = null }] }, now: new(2027, 4, 30, 0, 0, 0, TimeSpan.Zero)));

    [Theory]
    [InlineData(30, false)]
    [InlineData(31, true)]
    public void An_api_token_is_idle_after_the_days_of_the_settings(int days, bool idle) =>
        Assert.Equal(idle, Checks(Empty with { ApiTokens = [Used with { LastUsed = Now.AddDays(-days) }] }).Contains("idle"));

    [Theory]
    [InlineData(90, false)]
    [InlineData(91, true)]
    public void An_OAuth_token_is_idle_after_the_days_of_the_settings(int days, bool idle) =>
        Assert.Equal(idle, Checks(Empty with { OAuthTokens = [Narrow with { LastUsed = Now.AddDays(-days) }] }).Contains("idle"));

    [Fact]
    public void Thresholds_are_the_users() => Assert.Contains("idle", Checks(
        Empty with { ApiTokens = [Used with { LastUsed = Now.AddDays(-6) }] }, new ReviewSettings { ApiTokenIdleDays = 5 }));

    [Theory]
    [InlineData(true, 8, true)]
    [InlineData(true, 7, false)]
    [InlineData(false, 400, false)]
    public void Never_used_is_what_Zendesk_says_and_only_after_some_days(bool tellsUse, int age, bool reported) => Assert.Equal(
        reported, Checks(Empty with { OAuthTokens = [Narrow with { LastUsed = null, TellsUse = tellsUse, Created = Now.AddDays(-age) }] }).Contains("never-used"));

    [Theory]
    [InlineData(50, false)]
    [InlineData(51, true)]
    public void The_erasure_of_a_deactivated_token_is_announced(int days, bool reported) => Assert.Equal(
        reported ? ["erasure"] : [], Checks(Empty with { ApiTokens = [Used with { Active = false, Updated = Now.AddDays(-days) }] }));

    [Fact]
    public void A_token_that_never_expires_is_reported_and_one_of_which_nothing_is_known_is_not()
    {
        Assert.Equal(["no-expiry"], Checks(Empty with { OAuthTokens = [Narrow with { Expires = null }] }));
        Assert.Equal([], Checks(Empty with { OAuthTokens = [Narrow with { Expires = null, TellsExpiry = false }] }));
    }

    [Fact]
    public void Full_access_and_impersonation_are_reported() => Assert.Equal(
        ["full-access", "impersonate"], Checks(Empty with { OAuthTokens = [Narrow with { Scopes = ["read", "write", "impersonate"] }] }));

    [Fact]
    public void An_expired_token_gets_no_advice() =>
        Assert.Equal([], Checks(Empty with { OAuthTokens = [Narrow with { Scopes = ["read", "write"], Expires = Now, LastUsed = null }] }));

    [Fact]
    public void Owners_who_are_gone_or_suspended_are_reported_and_those_who_were_not_looked_up_are_not()
    {
        var inventory = Empty with
        {
            ApiTokens = [Used with { CreatorId = 7 }],
            OAuthTokens = [Narrow, Narrow with { Id = 3, UserId = 6 }, Narrow with { Id = 4, UserId = 8 }],
            Users = new Dictionary<long, ZendeskUser?> { [5] = null, [6] = new(6) { Suspended = true, Role = "agent" }, [7] = new(7) { Role = "end-user" } },
        };

        Assert.Equal([1, 2, 3], Review(inventory).Where(advice => advice.Check == "owner-gone").Select(advice => advice.Id!.Value));
    }

    [Fact]
    public void A_public_client_with_a_secret_is_reported() => Assert.Equal(
        ["public-client"], Checks(Empty with { OAuthClients = [new(3) { Kind = "public", HasSecret = true }, new(4) { Kind = "public" }] }));

    [Fact]
    public void A_leaked_token_is_named_where_its_value_can_be_read_again()
    {
        var value = FakeZendesk.RandomValue(40);
        var inventory = Empty with { ApiTokens = [Used with { Prefix = VisiblePrefix.Of(value[..10]) }, Used with { Id = 9, Prefix = VisiblePrefix.Of("other") }] };

        var advice = Assert.Single(Review(inventory, leaks: Report(Account.SecretOf(value))), advice => advice.Check == "leaked");

        Assert.Equal(1, advice.Id);
        Assert.Contains("src/a.env:3", advice.Finding, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_tokens_that_begin_alike_none_is_accused()
    {
        var value = FakeZendesk.RandomValue(40);
        var prefix = VisiblePrefix.Of(value[..10]);
        var inventory = Empty with { ApiTokens = [Used with { Prefix = prefix }, Used with { Id = 9, Prefix = prefix }] };

        var advice = Assert.Single(Review(inventory, leaks: Report(Account.SecretOf(value))), advice => advice.Check == "leaked");

        Assert.Null(advice.Id);
    }

    [Fact]
    public void A_report_without_values_says_that_it_does_not_know()
    {
        var report = Report(null);

        Assert.Equal(LeakMark.Unknown, report.Mark(Empty.Account, ZendeskTokenKind.ApiToken, VisiblePrefix.Of("abc"), [VisiblePrefix.Of("abc")]));
        Assert.Equal(LeakMark.No, report.Mark(Empty.Account, ZendeskTokenKind.OAuthToken, VisiblePrefix.Of("abc"), []));
        Assert.Equal(LeakMark.No, report.Mark(ZendeskAccount.Parse("other"), ZendeskTokenKind.ApiToken, VisiblePrefix.Of("abc"), []));
        Assert.Equal(LeakMark.Unknown, (report with { Complete = false }).Mark(ZendeskAccount.Parse("other"), ZendeskTokenKind.ApiToken, VisiblePrefix.None, []));
    }

    [Fact]
    public void Every_check_has_a_name_of_its_own() => Assert.Equal(10, ZendeskReview.CheckNames.Distinct().Count());

    private static LeakReport Report(Engine.Secret? value) =>
        new([new LeakedFinding(ZendeskTokenKind.ApiToken, ["acme"], [], ["src/a.env:3"], value)], Complete: true);

    private static IReadOnlyList<ReviewAdvice> Review(ZendeskInventory inventory, ReviewSettings? settings = null, LeakReport? leaks = null, DateTimeOffset? now = null) =>
        ZendeskReview.Run(new ReviewContext(inventory, settings ?? new ReviewSettings(), now ?? Now, leaks));

    private static IEnumerable<string> Checks(ZendeskInventory inventory, ReviewSettings? settings = null) =>
        Review(inventory, settings).Select(advice => advice.Check).Where(check => check != "retirement");
}
