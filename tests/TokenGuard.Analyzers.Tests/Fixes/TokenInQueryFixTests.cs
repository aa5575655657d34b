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
    [InlineData("var url = [|$\"https://graph.example.com/me?access_token={token}\"|]; await client.GetAsync(url);")]
    [InlineData("await new HttpClient().GetAsync([|$\"https://graph.example.com/me?access_token={token}\"|]);")]
    public Task Other_shapes_stay(string statement) => Verify.None(Wrap(statement));

    [Theory]
    [InlineData("$\"[|https://graph.example.com/me?access_token=|]{token}\"", "$\"https://graph.example.com/me\"")]
    [InlineData("[|\"https://graph.example.com/me?access_token=\"|] + token", "\"https://graph.example.com/me\"")]
    public Task What_the_analyzer_reports_is_mended(string before, string after) => Harness.VerifyFix<TokenInQueryAnalyzer, CodeFixes.TokenInQueryFix>.That(
        Wrap($"await client.GetAsync({before});"),
        Wrap($"client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(\"Bearer\", token);\n        await client.GetAsync({after});"));
}
