using Verify = TokenGuard.Analyzers.Tests.Harness.VerifyFix<TokenGuard.Analyzers.Tests.Fixes.StandIns.QueryAnalyzer, TokenGuard.CodeFixes.TokenInQueryFix>;

namespace TokenGuard.Analyzers.Tests.Fixes;

public sealed class TokenInQueryFixTests
{
    private static string Wrap(string statements) => $$"""
        using System.Net.Http;
        using System.Net.Http.Headers;
        using System.Threading.Tasks;
        class C
        {
            async Task M(HttpClient client, string token, string id)
            {
                {{statements}}
            }
        }
        """;

    [Theory]
    [InlineData("client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(\"Basic\", id);")]
    [InlineData("client.DefaultRequestHeaders.Add(\"Authorization\", id);")]
    public Task A_client_that_logs_in_already_goes_on_doing_so(string login) =>
        Verify.None(Wrap(login + " await client.GetAsync([|$\"https://graph.example.com/me?access_token={token}\"|]);"));

    [Fact]
    public Task The_same_token_may_be_set_twice() => Verify.That(
        Wrap("client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(\"Bearer\", token); await client.GetAsync([|$\"https://graph.example.com/me?access_token={token}\"|]);"),
        Wrap("client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(\"Bearer\", token); client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(\"Bearer\", token);\n        await client.GetAsync($\"https://graph.example.com/me\");"));

    [Theory]
    [InlineData("$\"https://graph.example.com/me?access_token={token}\"", "$\"https://graph.example.com/me\"")]
    [InlineData("$\"https://graph.example.com/{id}?access_token={token}&fields=a\"", "$\"https://graph.example.com/{id}?fields=a\"")]
    [InlineData("$\"https://graph.example.com/{id}?fields=a&access_token={token}\"", "$\"https://graph.example.com/{id}?fields=a\"")]
    [InlineData("$\"https://graph.example.com/{id}?fields=a&access_token={token}&limit=1\"", "$\"https://graph.example.com/{id}?fields=a&limit=1\"")]
    [InlineData("\"https://graph.example.com/me?access_token=\" + token", "\"https://graph.example.com/me\"")]
    public Task The_token_moves_from_the_query_to_the_header(string before, string after) => Verify.That(
        Wrap($"await client.GetAsync([|{before}|]);"),
        Wrap($"client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(\"Bearer\", token);\n        await client.GetAsync({after});"));

    [Fact]
    public Task A_request_gets_the_header_behind_it() => Verify.That(
        Wrap("var request = new HttpRequestMessage(HttpMethod.Get, [|$\"https://graph.example.com/me?access_token={token}\"|]);\n        await client.SendAsync(request);"),
        Wrap("var request = new HttpRequestMessage(HttpMethod.Get, $\"https://graph.example.com/me\");\n        request.Headers.Authorization = new AuthenticationHeaderValue(\"Bearer\", token);\n        await client.SendAsync(request);"));

    [Theory]
    [InlineData("await client.GetAsync([|$\"https://graph.example.com/me?access_token={token}x\"|]);")]
    [InlineData("await client.GetAsync([|$\"https://graph.example.com/me?access_token={token.Trim()}\"|]);")]
    [InlineData("await client.GetAsync([|$\"https://graph.example.com/me?access_token={token}{id}\"|]);")]
    [InlineData("var url = [|$\"https://graph.example.com/me?access_token={token}\"|]; await client.GetAsync(url); await client.GetAsync(url);")]
    [InlineData("var url = [|$\"https://graph.example.com/me?access_token={token}\"|]; token = id; await client.GetAsync(url);")]
    [InlineData("var url = [|$\"https://graph.example.com/me?access_token={token}\"|]; if (id.Length > 1) { await client.GetAsync(url); }")]
    [InlineData("var url = [|$\"https://graph.example.com/me?access_token={token}\"|]; System.Action send = () => client.GetAsync(url); token = id; send();")]
    [InlineData("var url = [|$\"https://graph.example.com/me?access_token={token}\"|]; await client.GetAsync(url.Trim());")]
    [InlineData("var url = [|$\"https://graph.example.com/me?access_token={token}\"|]; System.Console.WriteLine(url);")]
    [InlineData("var url = [|$\"https://graph.example.com/me?access_token={token}\"|]; await Send(url); Task Send(string text) => client.GetAsync(text);")]
    [InlineData("await new HttpClient().GetAsync([|$\"https://graph.example.com/me?access_token={token}\"|]);")]
    public Task Other_shapes_stay(string statement) => Verify.None(Wrap(statement));

    [Theory]
    [InlineData("$\"[|https://graph.example.com/me?access_token=|]{token}\"", "$\"https://graph.example.com/me\"")]
    [InlineData("[|\"https://graph.example.com/me?access_token=\"|] + token", "\"https://graph.example.com/me\"")]
    public Task What_the_analyzer_reports_is_mended(string before, string after) => Harness.VerifyFix<TokenInQueryAnalyzer, CodeFixes.TokenInQueryFix>.That(
        Wrap($"await client.GetAsync({before});"),
        Wrap($"client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(\"Bearer\", token);\n        await client.GetAsync({after});"));

    [Theory]
    [InlineData("QueryHelpers.AddQueryString(\"https://graph.example.com/me\", [|\"access_token\"|], token)", "\"https://graph.example.com/me\"")]
    [InlineData("$\"[|https://graph.example.com/me?access_token=|]{token}\"", "$\"https://graph.example.com/me\"")]
    public async Task An_address_is_followed_through_its_variable(string before, string after)
    {
        await Analyzed(
            $"var url = {before};\n        await client.GetAsync(url);",
            $"var url = {after};\n        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(\"Bearer\", token);\n        await client.GetAsync(url);");
        await Analyzed(
            $"var url = {before};\n        id += url.Length == 0 ? 1 : 2;\n        await client.GetAsync(\"https://graph.example.com/\" + id);",
            null);
        await Analyzed(
            $"var url = {before};\n        id = id.Trim();\n        using var request = new HttpRequestMessage(HttpMethod.Get, new System.Uri(url));\n        await client.SendAsync(request);",
            $"var url = {after};\n        id = id.Trim();\n        using var request = new HttpRequestMessage(HttpMethod.Get, new System.Uri(url));\n        request.Headers.Authorization = new AuthenticationHeaderValue(\"Bearer\", token);\n        await client.SendAsync(request);");
        await Analyzed(
            $"await client.GetAsync({before});",
            $"client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(\"Bearer\", token);\n        await client.GetAsync({after});");
    }

    [Theory]
    [InlineData("var url = QueryHelpers.AddQueryString(\"https://graph.example.com/me\", [|\"api_key\"|], token);\n        await client.GetAsync(url);")]
    [InlineData("var url = QueryHelpers.AddQueryString(\"https://graph.example.com/me\", [|\"access_token\"|], token);\n        url += \"&q=1\";\n        await client.GetAsync(url);")]
    [InlineData("var url = QueryHelpers.AddQueryString(\"https://graph.example.com/me\", [|\"access_token\"|], token);\n        foreach (var one in id) { await client.GetAsync(url); }")]
    [InlineData("var url = QueryHelpers.AddQueryString(QueryHelpers.AddQueryString(\"https://graph.example.com/me\", [|\"access_token\"|], token), \"q\", id);\n        await client.GetAsync(url);")]
    public Task Where_an_address_cannot_be_followed_it_stays(string statements) => Analyzed(statements, null);

    private static Task Analyzed(string before, string? after)
    {
        static string WithHelpers(string statements) => "using Microsoft.AspNetCore.WebUtilities;\n" + Wrap(statements);
        return after is null
            ? Harness.VerifyFix<TokenInQueryAnalyzer, CodeFixes.TokenInQueryFix>.None(WithHelpers(before))
            : Harness.VerifyFix<TokenInQueryAnalyzer, CodeFixes.TokenInQueryFix>.That(WithHelpers(before), WithHelpers(after));
    }
}
