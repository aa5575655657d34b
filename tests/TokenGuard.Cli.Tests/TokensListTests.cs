using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TokenGuard.Cli.Tests;

public sealed class TokensListTests : IDisposable
{
    private readonly LoopbackAccount account = new();

    public void Dispose() => account.Dispose();

    [Fact]
    public void Everything_is_listed_with_what_Zendesk_tells()
    {
        account.Server.AddApiToken(7, "k3f9a0b1c2" + FakeZendesk.RandomValue(30));
        account.Server.OAuthTokens.Add(new JsonObject
        {
            ["id"] = 21, ["client_id"] = 3, ["user_id"] = 5, ["token"] = "aaaa" + "bbbbcc", ["scopes"] = new JsonArray("tickets:read"), ["used_at"] = null, ["expires_at"] = null,
        });
        account.Server.Clients.Add(new JsonObject { ["id"] = 3, ["identifier"] = "sync", ["kind"] = "confidential" });

        var run = account.Run("list");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("", run.Error);
        Assert.Equal(
            """
            KIND          ID  NAME     STATE         PREFIX       OWNER   CREATED  LAST USED   EXPIRES     SCOPES        LEAKED
            api-token     7   token 7  active        k3f9a0b1c2…  -       -        2026-11-20  2027-04-30  -             -
            oauth-token   21  sync     active        aaaabbbbcc…  user 5  -        never       never       tickets:read  -
            oauth-client  3   sync     confidential  -            -       -        -           -           -             -

            """,
            run.Output);
    }

    [Fact]
    public void Json_holds_numbers_dates_and_lists_and_no_value()
    {
        var value = FakeZendesk.RandomValue(40);
        account.Server.AddApiToken(7, value)["token"] = value;

        var run = account.Run("list", "--kind", "api-token", "--format", "json");

        using var json = JsonDocument.Parse(run.Output);
        var token = json.RootElement.GetProperty("tokens")[0];
        Assert.Equal("acme.zendesk.com", json.RootElement.GetProperty("account").GetString());
        Assert.Equal(7, token.GetProperty("id").GetInt64());
        Assert.Equal("2026-11-20T00:00:00Z", token.GetProperty("lastUsed").GetString());
        Assert.Equal(0, token.GetProperty("scopes").GetArrayLength());
        Assert.DoesNotContain(value, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_is_quoted_and_runs_no_formula()
    {
        account.Server.AddApiToken(7, FakeZendesk.RandomValue(40))["description"] = "=1+1, \"x\"";
        account.Server.AddApiToken(8, FakeZendesk.RandomValue(40))["description"] = "\t@SUM(1)";

        var lines = account.Run("list", "--kind", "api-token", "--format", "csv").Output.Split("\r\n");

        Assert.Equal("kind,id,name,state,prefix,owner,created,lastUsed,expires,scopes,leaked", lines[0]);
        Assert.StartsWith("api-token,7,\"'=1+1, \"\"x\"\"\",active,", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("api-token,8,'    @SUM(1),active,", lines[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("table")]
    [InlineData("csv")]
    public void A_description_cannot_drive_the_terminal(string format)
    {
        account.Server.AddApiToken(7, FakeZendesk.RandomValue(40))["description"] = "a\u001b[2Jb\nc";

        var output = account.Run("list", "--kind", "api-token", "--format", format).Output;

        Assert.Contains("a␛[2Jb␊c", output, StringComparison.Ordinal);
        Assert.Equal(2, output.Count(letter => letter == '\n'));
    }

    [Fact]
    public void A_list_that_cannot_be_read_is_told_and_the_others_are_shown()
    {
        account.Server.Clients.Add(new JsonObject { ["id"] = 3, ["identifier"] = "sync" });
        account.Server.Instead = request => request.Contains("api_tokens", StringComparison.Ordinal) ? FakeZendesk.Json(404, """{"error":"InvalidEndpoint"}""") : null;

        var run = account.Run("list");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("oauth-client", run.Output, StringComparison.Ordinal);
        Assert.Contains("does not mean that there are no tokens", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, """{"error":"invalid_token","error_description":"expired"}""", 2, "is expired, revoked or of another account")]
    [InlineData(200, "<html>sign in</html>", 3, "a page for people")]
    [InlineData(429, "slow down", 3, "Zendesk does not say when")]
    public void A_failure_has_a_clear_message_and_a_right_exit_code(int status, string body, int exitCode, string message)
    {
        account.Server.Instead = _ => FakeZendesk.Json(status, body);

        var run = account.Run("list", "--kind", "api-token");

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Equal("", run.Output);
    }

    [Fact]
    public void A_wrong_subdomain_is_told()
    {
        var run = Cli.Run(["tokens", "list", "--subdomain", "acne", .. account.Reach]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("there is no Zendesk account at acne.zendesk.com", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("evil.example/x")]
    [InlineData("acme.evil.example")]
    public void What_is_no_subdomain_is_refused_without_a_request(string name)
    {
        var run = Cli.Run(["tokens", "list", "--subdomain", name, .. account.Reach]);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal([], account.Server.Requests);
    }

    [Fact]
    public void The_account_and_an_api_token_may_stand_in_the_environment()
    {
        var (value, seen) = (FakeZendesk.RandomValue(40), "");
        account.Server.Me = authorization =>
        {
            seen = authorization;
            return FakeZendesk.Json(200, """{"user":{"id":1,"email":"ada@acme.example","role":"admin"}}""");
        };
        var environment = new Dictionary<string, string>(IsolatedEnvironment.Variables)
        {
            ["ZENDESK_SUBDOMAIN"] = "acme",
            ["ZENDESK_EMAIL"] = "ada@acme.example",
            ["ZENDESK_API_TOKEN"] = value,
        };

        var run = BuiltProgram.RunIn(account.Path, environment, ["doctor", "zendesk", "--provider-url", account.Reach[1], "--audit-log", account["audit.jsonl"]]);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"ada@acme.example/token:{value}")), seen);
        Assert.DoesNotContain(value, run.Output + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_token_is_shown_by_its_id()
    {
        account.Server.Instead = request => request == "GET api_tokens/7" ? FakeZendesk.Json(200, """{"api_token":{"id":7,"description":"CRM"}}""") : null;

        var run = account.Run("show", "7");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("CRM", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_is_found_by_its_beginning_and_of_two_that_begin_alike_both_are_shown()
    {
        var value = FakeZendesk.RandomValue(40);
        account.WriteSecret("leaked", value);
        account.Server.AddApiToken(7, value);
        account.Server.AddApiToken(8, FakeZendesk.RandomValue(40));
        string[] show = ["show", "--value-from", $"file:{account["leaked"]}", "--format", "csv"];
        Assert.Equal(2, account.Run(show).Output.Count(letter => letter == '\n'));
        account.Server.AddApiToken(9, value);

        var run = account.Run(show);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(3, run.Output.Count(letter => letter == '\n'));
        Assert.Contains("2 tokens begin like this value (7, 9), so nothing is done", run.Error, StringComparison.Ordinal);
        Assert.Equal([], account.Server.Changes);
    }

    [Fact]
    public void A_value_is_looked_for_among_tokens_of_both_kinds_unless_one_is_named()
    {
        var value = FakeZendesk.RandomValue(64);
        account.WriteSecret("leaked", value);
        account.Server.AddApiToken(7, FakeZendesk.RandomValue(40));
        account.Server.OAuthTokens.Add(new JsonObject { ["id"] = 5, ["client_id"] = 3, ["token"] = value[..10] });
        string[] show = ["show", "--value-from", $"file:{account["leaked"]}", "--format", "csv"];

        var found = account.Run(show);
        var missed = account.Run([.. show, "--kind", "api-token"]);

        Assert.Equal(0, found.ExitCode);
        Assert.Contains("oauth-token,5,", found.Output, StringComparison.Ordinal);
        Assert.Equal(2, missed.ExitCode);
        Assert.Contains("it is deleted already, or of another account or kind", missed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_tells_which_token_stands_in_code()
    {
        var (leaked, other) = (PlantedToken(), FakeZendesk.RandomValue(40));
        account.Server.AddApiToken(7, leaked);
        account.Server.AddApiToken(8, other);
        account.Write("code/app.env", $"ZENDESK_SUBDOMAIN=acme\nZENDESK_API_TOKEN={leaked}\n# https://acme.zendesk.com\n");
        Assert.Equal(1, Cli.Run("scan", account["code"], "--format", "json", "--output", account["report.json"]).ExitCode);

        var run = account.Run("list", "--kind", "api-token", "--format", "json", "--from-report", account["report.json"]);

        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(["yes", "no"], json.RootElement.GetProperty("tokens").EnumerateArray().Select(token => token.GetProperty("leaked").GetString()));
        Assert.DoesNotContain(leaked, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_code_is_gone_nobody_knows_which_token_leaked()
    {
        var leaked = PlantedToken();
        account.Server.AddApiToken(7, leaked);
        account.Write("code/app.env", $"ZENDESK_API_TOKEN={leaked}\n# https://acme.zendesk.com\n");
        Cli.Run("scan", account["code"], "--format", "json", "--output", account["report.json"]);
        File.Delete(account["code/app.env"]);

        var run = account.Run("list", "--kind", "api-token", "--format", "json", "--from-report", account["report.json"]);

        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal("unknown", json.RootElement.GetProperty("tokens")[0].GetProperty("leaked").GetString());
    }

    /// <summary>Forty characters that the rules take for an API token.</summary>
    private static string PlantedToken() => Token.Of(Token.Rules.Catalog.Find("zendesk-api-token")!, (ulong)Random.Shared.NextInt64())!.Value;
}
