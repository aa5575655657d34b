using TokenGuard.TokenApi.Audit;
using TokenGuard.TokenApi.Http;
using TokenGuard.TokenApi.Zendesk;

namespace TokenGuard.TokenApi.Tests.Zendesk;

public class FailureTests
{
    [Theory]
    [InlineData("")]
    [InlineData("-acme")]
    [InlineData("acme/evil")]
    [InlineData("acme.evil.example")]
    [InlineData("evil.example/.zendesk.com")]
    [InlineData("a@b")]
    public void What_is_no_subdomain_never_becomes_an_address(string text) =>
        Assert.Equal(ZendeskProblem.WrongAccount, Assert.Throws<ZendeskException>(() => ZendeskAccount.Parse(text)).Problem);

    [Theory]
    [InlineData("acme", "acme.zendesk.com")]
    [InlineData("ACME.zendesk.com", "acme.zendesk.com")]
    public void A_subdomain_gives_the_only_host(string text, string host) => Assert.Equal(host, ZendeskAccount.Parse(text).Host);

    [Theory]
    [InlineData(401, """{"error":"Couldn't authenticate you"}""", ZendeskProblem.NotAuthenticated, "expired, revoked")]
    [InlineData(401, """{"error":"invalid_token","error_description":"The access token provided is expired."}""", ZendeskProblem.NotAuthenticated, "The access token provided is expired.")]
    [InlineData(403, """{"error":{"title":"Forbidden","message":"You do not have access to this page."}}""", ZendeskProblem.Forbidden, "Manage APIs")]
    [InlineData(404, "<html>No help desk at acme</html>", ZendeskProblem.WrongAccount, "check the subdomain")]
    [InlineData(404, """{"error":{"title":"No help desk at acme.zendesk.com","message":"…"}}""", ZendeskProblem.WrongAccount, "check the subdomain")]
    [InlineData(404, """{"error":"InvalidEndpoint","description":"Not found"}""", ZendeskProblem.AccessSwitchedOff, "does not mean that there are no tokens")]
    [InlineData(422, """{"error":"RecordInvalid","description":"Record validation errors","details":{"name":[{"description":"Name: cannot be blank"}]}}""", ZendeskProblem.Invalid, "name Name: cannot be blank")]
    [InlineData(429, "You have exceeded the rate limit", ZendeskProblem.RateLimited, "Zendesk does not say when")]
    [InlineData(503, "<html>maintenance</html>", ZendeskProblem.Unavailable, "try again")]
    [InlineData(302, "", ZendeskProblem.WrongAnswer, "redirects elsewhere")]
    [InlineData(200, "<html>login</html>", ZendeskProblem.WrongAnswer, "a page for people")]
    [InlineData(200, "[]", ZendeskProblem.WrongAnswer, "no JSON")]
    [InlineData(200, "{}", ZendeskProblem.WrongAnswer, "without a list of 'api_tokens'")]
    [InlineData(200, """{"api_tokens":[{"description":"no id"}]}""", ZendeskProblem.WrongAnswer, "no id")]
    public async Task Every_bad_answer_has_its_kind_and_says_what_to_do(int status, string body, ZendeskProblem problem, string message)
    {
        var failure = await Assert.ThrowsAsync<ZendeskException>(() => Account.Answering(status, body).ApiTokens.ListAsync(default));

        Assert.Equal(problem, failure.Problem);
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_scopes_are_told_by_name()
    {
        var client = Account.Answering(403, """{"error":"Forbidden","description":"You are missing the following required scopes: groups:read, read"}""");

        var failure = await Assert.ThrowsAsync<ZendeskException>(() => client.OAuthClients.ListAsync(default));

        Assert.Equal(["groups:read", "read"], failure.MissingScopes);
    }

    [Fact]
    public async Task A_rate_limit_tells_the_wait_that_Zendesk_asks_for()
    {
        var failure = await Assert.ThrowsAsync<ZendeskException>(() => Account.Answering(429, "", ("Retry-After", "37")).GetCurrentUserAsync(default));

        Assert.Equal(TimeSpan.FromSeconds(37), failure.RetryAfter);
        Assert.Contains("in 37 seconds", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_id_is_not_an_access_that_is_switched_off() =>
        Assert.Equal(ZendeskProblem.NotFound, (await Assert.ThrowsAsync<ZendeskException>(() => new Account().Client.ApiTokens.ShowAsync(7, default))).Problem);

    [Fact]
    public async Task A_token_that_Zendesk_does_not_show_by_itself_is_taken_from_the_list()
    {
        var account = new Account();
        account.Server.AddApiToken(7, FakeZendesk.RandomValue(40));

        Assert.Equal(7, (await account.Client.ApiTokens.ShowAsync(7, default)).Id);
    }

    [Theory]
    [InlineData(200, "{}")]
    [InlineData(204, "")]
    public async Task A_change_that_is_answered_without_the_token_is_looked_at(int status, string body)
    {
        var account = new Account();
        account.Server.AddApiToken(7, FakeZendesk.RandomValue(40), active: false);
        account.Server.Instead = request => request.StartsWith("PUT", StringComparison.Ordinal) ? FakeZendesk.Json(status, body) : null;

        Assert.False((await account.Client.ApiTokens.DeactivateAsync(7, default)).Active);
    }

    [Theory]
    [InlineData(29, ZendeskProblem.AccessSwitchedOff)]
    [InlineData(30, ZendeskProblem.Retired)]
    public async Task After_the_last_day_a_list_that_is_gone_is_retired_and_not_switched_off(int day, ZendeskProblem problem)
    {
        var account = new Account();
        account.Clock.SetUtcNow(new DateTimeOffset(2027, 4, day, 0, 0, 0, TimeSpan.Zero));
        account.Server.Instead = _ => FakeZendesk.Json(404, """{"error":"InvalidEndpoint","description":"Not found"}""");

        Assert.Equal(problem, (await Assert.ThrowsAsync<ZendeskException>(() => account.Client.ApiTokens.ListAsync(default))).Problem);
    }

    [Theory]
    [InlineData(29, "is wrong, inactive or of another account")]
    [InlineData(30, "API tokens ended on 2027-04-30")]
    public async Task After_the_last_day_a_refused_api_token_has_simply_ended(int day, string message)
    {
        var account = new Account();
        account.Clock.SetUtcNow(new DateTimeOffset(2027, 4, day, 0, 0, 0, TimeSpan.Zero));
        account.Server.Me = _ => FakeZendesk.Json(401, """{"error":"Couldn't authenticate you"}""");
        var client = account.Client.With(ZendeskCredential.ApiToken("ada@acme.example", Account.SecretOf(FakeZendesk.RandomValue(40))));

        Assert.Contains(message, (await Assert.ThrowsAsync<ZendeskException>(() => client.GetCurrentUserAsync(default))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_network_that_goes_away_during_a_change_leaves_an_open_record()
    {
        var account = new Account();
        account.Server.AddApiToken(7, FakeZendesk.RandomValue(40));
        account.Server.AfterChange = _ => throw new ApiException(ApiFailure.Broken, "the connection broke");

        var failure = await Assert.ThrowsAsync<ZendeskException>(() => account.Client.ApiTokens.DeactivateAsync(7, default));

        Assert.True(failure.MayHaveArrived);
        Assert.Equal(["Deactivate Intended api_token 7", "Deactivate Unknown api_token 7"], account.Audit.Lines);
    }

    [Fact]
    public async Task A_refused_change_is_written_down_as_failed()
    {
        var account = new Account();

        await Assert.ThrowsAsync<ZendeskException>(() => account.Client.ApiTokens.DeleteAsync(7, default));

        Assert.Equal(["Delete Intended api_token 7", "Delete Failed api_token 7"], account.Audit.Lines);
    }

    [Fact]
    public async Task Nothing_is_changed_that_cannot_be_written_down()
    {
        var account = new Account();
        var client = new ZendeskClient(account.Server, ZendeskAccount.Parse("acme"), null, new FullAudit(), account.Clock);

        await Assert.ThrowsAsync<AuditException>(() => client.ApiTokens.DeleteAsync(7, default));

        Assert.Equal([], account.Server.Requests);
    }

    private sealed class FullAudit : IAuditLog
    {
        public void Append(AuditEvent entry) => throw new AuditException("the disk is full");
    }
}
