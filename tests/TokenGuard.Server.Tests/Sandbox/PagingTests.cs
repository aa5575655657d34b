using TokenGuard.Server.Tests.Harness;

namespace TokenGuard.Server.Tests.Sandbox;

public sealed class PagingTests
{
    [Fact]
    public async Task Cursors_lead_forth_and_back()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var all = Enumerable.Range(0, 5).Select(_ => sandbox.OAuthToken("read").Id).ToList();
        var first = await sandbox.ApiAsync("GET", "oauth/tokens?all=true&page[size]=2", sandbox.AsAdmin);
        Assert.Equal(all[..2], Ids(first));
        Assert.Equal((true, null), ((bool)first["meta"]!["has_more"]!, first["links"]!["prev"]));
        var second = await FollowAsync(sandbox, first, "next");
        Assert.Equal(all[2..4], Ids(second));
        var last = await sandbox.ApiAsync("GET", $"oauth/tokens?all=true&page[size]=2&page[after]={Uri.EscapeDataString((string)second["meta"]!["after_cursor"]!)}", sandbox.AsAdmin);
        Assert.Equal(all[4..], Ids(last));
        Assert.Equal((false, null), ((bool)last["meta"]!["has_more"]!, last["links"]!["next"]));
        Assert.Equal(all[2..4], Ids(await FollowAsync(sandbox, last, "prev")));
    }

    [Fact]
    public async Task Numbers_lead_forth_and_back()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var all = Enumerable.Range(0, 3).Select(_ => sandbox.OAuthToken("read").Id).ToList();
        var first = await sandbox.ApiAsync("GET", "oauth/tokens?per_page=2", sandbox.AsAdmin);
        Assert.Equal(all[..2], Ids(first));
        Assert.Equal((3, null), ((int)first["count"]!, first["previous_page"]));
        var second = await sandbox.SendAsync("GET", (string)first["next_page"]!, sandbox.AsAdmin);
        Assert.Equal(all[2..], Ids(second));
        Assert.Null(second["next_page"]);
        Assert.Equal(all[..2], Ids(await sandbox.SendAsync("GET", (string)second["previous_page"]!, sandbox.AsAdmin)));
    }

    [Theory]
    [InlineData("oauth/tokens")]
    [InlineData("oauth/clients")]
    [InlineData("oauth/global_clients")]
    [InlineData("audit_logs")]
    [InlineData("users")]
    public async Task Lists_take_both_kinds_of_pages(string path)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        Assert.NotNull((await sandbox.ApiAsync("GET", path + "?page=1", sandbox.AsAdmin))["count"]);
        Assert.NotNull((await sandbox.ApiAsync("GET", path + "?page[size]=1", sandbox.AsAdmin))["meta"]);
    }

    [Theory]
    [InlineData("page=101")]
    [InlineData("page=0")]
    [InlineData("page[size]=101")]
    [InlineData("page[size]=x")]
    [InlineData("page[after]=here")]
    public async Task A_page_that_cannot_be_is_400(string query)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        Assert.Equal(400, (await sandbox.ApiAsync("GET", "oauth/tokens?" + query, sandbox.AsAdmin)).Status);
    }

    private static IEnumerable<long> Ids(Reply reply) => reply["tokens"]!.AsArray().Select(token => (long)token!["id"]!);

    private static Task<Reply> FollowAsync(TestSandbox sandbox, Reply reply, string link) => sandbox.SendAsync("GET", (string)reply["links"]![link]!, sandbox.AsAdmin);
}
