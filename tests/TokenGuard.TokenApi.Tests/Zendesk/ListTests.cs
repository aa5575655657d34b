using System.Text.Json.Nodes;
using TokenGuard.TokenApi.Zendesk;
using TokenGuard.TokenApi.Zendesk.Models;

namespace TokenGuard.TokenApi.Tests.Zendesk;

public class ListTests
{
    [Fact]
    public async Task A_list_of_2048_tokens_is_read_as_a_whole()
    {
        var account = new Account();
        for (var id = 1; id <= 2048; id++)
        {
            account.Server.AddApiToken(id, FakeZendesk.RandomValue(40));
        }

        var tokens = await account.Client.ApiTokens.ListAsync(default);

        Assert.Equal(Enumerable.Range(1, 2048).Select(id => (long)id), tokens.Select(token => token.Id));
        Assert.Single(account.Server.Requests);
    }

    [Fact]
    public async Task Only_the_id_must_be_there()
    {
        var token = Assert.Single(await Account.Answering(200, """{"api_tokens":[{"id":7}]}""").ApiTokens.ListAsync(default));

        Assert.Equal(new ZendeskApiToken(7) { Prefix = VisiblePrefix.None }, token);
    }

    [Fact]
    public async Task The_last_use_is_read_by_both_of_its_names()
    {
        var tokens = await Account.Answering(200, """{"api_tokens":[{"id":1,"last_used":"2026-11-01T00:00:00Z"},{"id":2,"last_used_at":"2026-11-02T00:00:00Z"},{"id":3,"last_used":null},{"id":4}]}""").ApiTokens.ListAsync(default);

        Assert.Equal([1, 2, null, null], tokens.Select(token => token.LastUsed?.Day));
        Assert.Equal([true, true, true, false], tokens.Select(token => token.TellsUse));
    }

    [Fact]
    public async Task Pages_are_followed_by_their_cursor()
    {
        var account = new Account();
        account.Server.Instead = request => request.Contains("after", StringComparison.Ordinal)
            ? FakeZendesk.Json(200, """{"tokens":[{"id":2}],"meta":{"has_more":false}}""")
            : FakeZendesk.Json(200, """{"tokens":[{"id":1}],"meta":{"has_more":true,"after_cursor":"a/b"}}""");

        var tokens = await account.Client.OAuthTokens.ListAsync(null, default);

        Assert.Equal([1, 2], tokens.Select(token => token.Id));
        Assert.Equal("GET oauth/tokens?all=true&page%5Bsize%5D=100&page%5Bafter%5D=a%2Fb", account.Server.Requests[1]);
    }

    [Fact]
    public async Task A_link_at_the_same_host_is_followed()
    {
        var account = new Account();
        account.Server.Instead = request => request.Contains("page=2", StringComparison.Ordinal)
            ? FakeZendesk.Json(200, """{"tokens":[{"id":2}],"next_page":null}""")
            : FakeZendesk.Json(200, """{"tokens":[{"id":1}],"next_page":"https://acme.zendesk.com/api/v2/oauth/tokens.json?page=2"}""");

        Assert.Equal([1, 2], (await account.Client.OAuthTokens.ListAsync(null, default)).Select(token => token.Id));
    }

    [Theory]
    [InlineData("https://evil.example/api/v2/oauth/tokens.json?page=2")]
    [InlineData("http://acme.zendesk.com/api/v2/oauth/tokens.json?page=2")]
    [InlineData("https://acme.zendesk.com:8443/x")]
    public async Task A_link_elsewhere_gets_no_request(string link)
    {
        var account = new Account();
        account.Server.Instead = _ => FakeZendesk.Json(200, new JsonObject { ["tokens"] = new JsonArray(), ["meta"] = new JsonObject { ["has_more"] = true }, ["links"] = new JsonObject { ["next"] = link } }.ToJsonString());

        var failure = await Assert.ThrowsAsync<ZendeskException>(() => account.Client.OAuthTokens.ListAsync(null, default));

        Assert.Equal(ZendeskProblem.WrongAnswer, failure.Problem);
        Assert.Single(account.Server.Requests);
    }

    [Fact]
    public async Task Pages_that_do_not_end_are_left()
    {
        var account = new Account();
        account.Server.Instead = _ => FakeZendesk.Json(200, """{"tokens":[],"meta":{"has_more":true,"after_cursor":"again"}}""");

        await Assert.ThrowsAsync<ZendeskException>(() => account.Client.OAuthTokens.ListAsync(null, default));

        Assert.Equal(2, account.Server.Requests.Count);
    }

    [Fact]
    public void A_leaked_value_is_found_by_its_first_characters()
    {
        var value = FakeZendesk.RandomValue(40);
        ZendeskApiToken[] tokens = [new(1) { Prefix = VisiblePrefix.Of("zzz…") }, new(2) { Prefix = VisiblePrefix.Of(value[..10] + "...") }, new(3)];

        var match = TokenMatch.Find(tokens, Account.SecretOf(value));

        Assert.Equal(2, Assert.Single(match.Candidates).Id);
        Assert.Null(match.ProblemUnlessOne(token => token.Id));
        Assert.Equal(3, Assert.Single(match.Unreadable).Id);
    }

    [Fact]
    public void Two_tokens_that_begin_alike_are_both_shown_and_none_is_chosen()
    {
        var value = FakeZendesk.RandomValue(40);
        ZendeskApiToken[] tokens = [new(11) { Prefix = VisiblePrefix.Of(value[..4]) }, new(12) { Prefix = VisiblePrefix.Of(value[..10]) }];

        var failure = TokenMatch.Find(tokens, Account.SecretOf(value)).ProblemUnlessOne(token => token.Id);

        Assert.Equal(ZendeskProblem.Ambiguous, failure!.Problem);
        Assert.Contains("11, 12", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_prefix_never_shows_more_than_ten_characters_of_a_value()
    {
        var value = FakeZendesk.RandomValue(40);

        Assert.Equal(value[..10] + "…", VisiblePrefix.Of(value).ToString());
    }

    [Theory]
    [InlineData(2026, 10, 26, true)]
    [InlineData(2026, 10, 27, false)]
    public async Task Api_tokens_are_created_until_the_day_that_Zendesk_names(int year, int month, int day, bool created)
    {
        var account = new Account();
        var server = new FakeZendesk { Instead = _ => FakeZendesk.Json(201, $$$"""{"api_token":{"id":5,"token":"{{{FakeZendesk.RandomValue(40)}}}"}}""") };
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero));
        var client = new ZendeskClient(server, ZendeskAccount.Parse("acme"), null, account.Audit, clock);

        if (created)
        {
            Assert.Equal(5, (await client.ApiTokens.CreateAsync("x", default)).Token.Id);
        }
        else
        {
            Assert.Equal(ZendeskProblem.Retired, (await Assert.ThrowsAsync<ZendeskException>(() => client.ApiTokens.CreateAsync("x", default))).Problem);
        }

        Assert.Equal(created ? 1 : 0, server.Requests.Count);
    }
}
