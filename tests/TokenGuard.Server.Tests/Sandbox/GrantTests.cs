using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Web;
using Microsoft.AspNetCore.WebUtilities;
using TokenGuard.Server.Sandbox.OAuth;
using TokenGuard.Server.Tests.Harness;

namespace TokenGuard.Server.Tests.Sandbox;

public sealed class GrantTests
{
    private const string Redirect = "http://127.0.0.1/done";

    internal static Task<Reply> ByClientAsync(TestSandbox sandbox, string secret, string? scope = "read", params (string Name, JsonNode Value)[] more) =>
        GrantAsync(sandbox, [("grant_type", "client_credentials"), ("client_id", "app"), ("client_secret", secret), ("scope", scope ?? ""), .. more]);

    [Fact]
    public async Task Client_credentials_give_a_token_of_the_owner_without_a_refresh_token()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var reply = await ByClientAsync(sandbox, sandbox.Client.Value, "users:read", ("expires_in", 600));
        Assert.Equal((201, "bearer", "users:read", 600), (reply.Status, (string?)reply["token_type"], (string?)reply["scope"], (int)reply["expires_in"]!));
        Assert.Null(reply["refresh_token"]);
        var bearer = TestSandbox.Bearer((string)reply["access_token"]!);
        Assert.Equal(TestSandbox.Admin, (string?)(await sandbox.ApiAsync("GET", "users/me", bearer))["user"]!["email"]);
        sandbox.Clock.Advance(TimeSpan.FromSeconds(600));
        Assert.Equal(401, (await sandbox.ApiAsync("GET", "users/me", bearer)).Status);
    }

    [Fact]
    public async Task A_form_is_taken_as_json_is()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var reply = await sandbox.PostFormAsync("acme/oauth/tokens", null, ("grant_type", "client_credentials"), ("client_id", "app"), ("client_secret", sandbox.Client.Value), ("scope", "read"));
        Assert.Equal((201, "read"), (reply.Status, (string?)reply["scope"]));
    }

    [Fact]
    public async Task Old_clients_issue_tokens_without_an_end_and_new_ones_for_half_an_hour()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        Assert.Null((await ByClientAsync(sandbox, sandbox.Client.Value))["expires_in"]);
        var secret = sandbox.Server.Seeds.Add(new OAuthClientSeed("acme", "young"));
        var reply = await GrantAsync(sandbox, [("grant_type", "client_credentials"), ("client_id", "young"), ("client_secret", secret.Value)]);
        Assert.Equal(1800, (int)reply["expires_in"]!);
    }

    [Theory]
    [InlineData(300)]
    [InlineData(172_800)]
    public async Task Lifetimes_have_limits(int seconds)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var reply = await ByClientAsync(sandbox, sandbox.Client.Value, "read", ("expires_in", seconds));
        Assert.Equal((400, "invalid_request"), (reply.Status, (string?)reply["error"]));
    }

    [Fact]
    public async Task An_unknown_scope_gives_a_token_that_may_do_nothing()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var reply = await ByClientAsync(sandbox, sandbox.Client.Value, "everything:please");
        Assert.Equal(201, reply.Status);
        Assert.Equal(403, (await sandbox.ApiAsync("GET", "users/me", TestSandbox.Bearer((string)reply["access_token"]!))).Status);
    }

    [Fact]
    public async Task No_scope_is_everything()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        Assert.Equal("read write", (string?)(await ByClientAsync(sandbox, sandbox.Client.Value, scope: null))["scope"]);
    }

    [Fact]
    public async Task A_scope_outside_of_the_allowed_ones_is_refused()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var secret = sandbox.Server.Seeds.Add(new OAuthClientSeed("acme", "narrow") { AllowedScopes = ["tickets:read"] });
        var reply = await GrantAsync(sandbox, [("grant_type", "client_credentials"), ("client_id", "narrow"), ("client_secret", secret.Value), ("scope", "read")]);
        Assert.Equal((400, "invalid_scope"), (reply.Status, (string?)reply["error"]));
    }

    [Fact]
    public async Task A_wrong_client_is_refused()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var wrong = await ByClientAsync(sandbox, "wrong");
        Assert.Equal((401, "invalid_client"), (wrong.Status, (string?)wrong["error"]));
        Assert.Equal(401, (await GrantAsync(sandbox, [("grant_type", "client_credentials"), ("client_id", "nobody"), ("client_secret", "x")])).Status);
        var open = sandbox.Server.Seeds.Add(new OAuthClientSeed("acme", "open") { Confidential = false });
        Assert.Equal(401, (await GrantAsync(sandbox, [("grant_type", "client_credentials"), ("client_id", "open"), ("client_secret", open.Value)])).Status);
    }

    [Theory]
    [InlineData("password")]
    [InlineData("implicit")]
    public async Task Old_grants_are_gone(string grant)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var reply = await GrantAsync(sandbox, [("grant_type", grant), ("client_id", "app"), ("client_secret", sandbox.Client.Value)]);
        Assert.Equal((400, "unsupported_grant_type"), (reply.Status, (string?)reply["error"]));
    }

    [Fact]
    public async Task A_code_is_redeemed_once_for_a_pair_of_tokens()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var code = await AuthorizeAsync(sandbox, "&scope=read%20write&state=s1");
        var reply = await RedeemAsync(sandbox, code, ("client_secret", sandbox.Client.Value));
        Assert.Equal((201, "read write", 2_592_000), (reply.Status, (string?)reply["scope"], (int)reply["refresh_token_expires_in"]!));
        var again = await RedeemAsync(sandbox, code, ("client_secret", sandbox.Client.Value));
        Assert.Equal((400, "invalid_grant"), (again.Status, (string?)again["error"]));
    }

    [Fact]
    public async Task A_code_dies_after_two_minutes()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var code = await AuthorizeAsync(sandbox);
        sandbox.Clock.Advance(TimeSpan.FromSeconds(120));
        Assert.Equal(400, (await RedeemAsync(sandbox, code, ("client_secret", sandbox.Client.Value))).Status);
    }

    [Fact]
    public async Task A_verifier_stands_in_for_the_secret()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var verifier = new string('v', 50);
        var challenge = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        var query = $"&scope=read&code_challenge={challenge}&code_challenge_method=S256";
        Assert.Equal(400, (await RedeemAsync(sandbox, await AuthorizeAsync(sandbox, query), ("code_verifier", "another"))).Status);
        Assert.Equal(201, (await RedeemAsync(sandbox, await AuthorizeAsync(sandbox, query), ("code_verifier", verifier))).Status);
    }

    [Fact]
    public async Task A_refresh_token_works_once_and_the_old_pair_dies()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var first = await RedeemAsync(sandbox, await AuthorizeAsync(sandbox, "&scope=read"), ("client_secret", sandbox.Client.Value));
        var second = await RefreshAsync(sandbox, first);
        Assert.Equal((201, "read"), (second.Status, (string?)second["scope"]));
        Assert.Equal(401, (await sandbox.ApiAsync("GET", "users/me", TestSandbox.Bearer((string)first["access_token"]!))).Status);
        Assert.Equal(200, (await sandbox.ApiAsync("GET", "users/me", TestSandbox.Bearer((string)second["access_token"]!))).Status);
        var again = await RefreshAsync(sandbox, first);
        Assert.Equal((400, "invalid_grant"), (again.Status, (string?)again["error"]));
    }

    [Theory]
    [InlineData("client_id=nobody&redirect_uri=http://127.0.0.1/done&response_type=code")]
    [InlineData("client_id=app&redirect_uri=http://127.0.0.1/elsewhere&response_type=code")]
    [InlineData("client_id=app&redirect_uri=http://127.0.0.1/done&response_type=token")]
    public async Task Unknown_clients_addresses_and_answers_are_not_led_anywhere(string query)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var reply = await sandbox.SendAsync("GET", "acme/oauth/authorizations/new?" + query);
        Assert.Equal((400, false), (reply.Status, reply.Headers.ContainsKey("Location")));
    }

    private static Task<Reply> GrantAsync(TestSandbox sandbox, (string Name, JsonNode Value)[] fields) =>
        sandbox.SendAsync("POST", "acme/oauth/tokens", body: new JsonObject(fields.Select(field => KeyValuePair.Create(field.Name, (JsonNode?)field.Value))));

    private static async Task<string> AuthorizeAsync(TestSandbox sandbox, string query = "")
    {
        var reply = await sandbox.SendAsync("GET", $"acme/oauth/authorizations/new?response_type=code&client_id=app&redirect_uri={Uri.EscapeDataString(Redirect)}{query}");
        Assert.Equal(302, reply.Status);
        Assert.StartsWith(Redirect + "?code=", reply.Headers["Location"], StringComparison.Ordinal);
        return HttpUtility.ParseQueryString(new Uri(reply.Headers["Location"]).Query)["code"]!;
    }

    private static Task<Reply> RedeemAsync(TestSandbox sandbox, string code, (string Name, JsonNode Value) proof) =>
        GrantAsync(sandbox, [("grant_type", "authorization_code"), ("client_id", "app"), ("redirect_uri", Redirect), ("code", code), proof]);

    private static Task<Reply> RefreshAsync(TestSandbox sandbox, Reply pair) => GrantAsync(
        sandbox, [("grant_type", "refresh_token"), ("client_id", "app"), ("client_secret", sandbox.Client.Value), ("refresh_token", (string)pair["refresh_token"]!)]);
}
