using Verify = TokenGuard.Analyzers.Tests.Harness.Verify<TokenGuard.Analyzers.LoggedTokenAnalyzer>;

namespace TokenGuard.Analyzers.Tests;

/// <summary>Cookies that keep somebody logged in, and answers of token endpoints.</summary>
public sealed class LoggedSessionTests
{
    [Theory]
    [InlineData("logger.LogInformation(\"{Value}\", [|context.Request.Cookies[\"session\"]|]);")]
    [InlineData("logger.LogInformation($\"{[|context.Request.Cookies[\".AspNetCore.Cookies\"]|]}\");")]
    [InlineData("logger.LogInformation(\"{Value}\", [|context.Request.Cookies[\"__Host-sid\"]|]);")]
    [InlineData("logger.LogInformation(\"{Value}\", [|context.Request.Cookies[\"shop_session_id\"]|]);")]
    [InlineData("logger.LogInformation(\"{Value}\", [|context.Request.Cookies[\"auth_token\"]|]);")]
    [InlineData("const string Name = \"JSESSIONID\"; logger.LogInformation(\"{Value}\", [|context.Request.Cookies[Name]|]);")]
    [InlineData("var found = context.Request.Cookies[\"session\"]; Console.WriteLine([|found|]);")]
    [InlineData("logger.LogInformation(\"{Value}\", [|jar.GetCookies(site)[\"session\"]!.Value|]);")]
    [InlineData("logger.LogInformation(\"{Value}\", [|jar.GetCookies(site)[\"session\"]?.Value|]);")]
    [InlineData("logger.LogInformation(\"{Value}\", [|jar.GetCookieHeader(site)|]);")]
    [InlineData("logger.LogInformation(\"{Value}\", [|context.Response.Headers[\"Set-Cookie\"]|]);")]
    [InlineData("logger.LogInformation(\"{Value}\", [|context.Response.Headers.SetCookie|]);")]
    [InlineData("logger.LogInformation(\"{Value}\", string.Join(\";\", [|response.Headers.GetValues(\"Set-Cookie\")|]));")]
    [InlineData("throw new InvalidOperationException(\"No user for \" + [|context.Request.Cookies[\"sessionId\"]|]);")]
    public Task A_cookie_of_a_session_is_a_credential(string statement) => Verify.That(Around(statement));

    [Theory]
    [InlineData("logger.LogInformation(\"{Value}\", context.Request.Cookies[\"theme\"]);")]
    [InlineData("logger.LogInformation(\"{Value}\", context.Request.Cookies[\"session_language\"]);")]
    [InlineData("logger.LogInformation(\"{Value}\", context.Request.Cookies[\"auth_provider\"]);")]
    [InlineData("logger.LogInformation(\"{Value}\", context.Request.Cookies[site.Host]);")]
    [InlineData("logger.LogInformation(\"{Value}\", context.Request.Cookies[\"session\"] is null);")]
    [InlineData("logger.LogInformation(\"{Value}\", context.Request.Cookies.ContainsKey(\"session\"));")]
    [InlineData("logger.LogInformation(\"{Value}\", context.Request.Cookies.Count);")]
    [InlineData("logger.LogInformation(\"{Value}\", jar.GetCookies(site)[\"session\"]!.Expires);")]
    [InlineData("logger.LogInformation(\"{Value}\", jar.GetCookies(site)[\"theme\"]!.Value);")]
    [InlineData("logger.LogInformation(\"{Value}\", response.Headers.GetValues(\"Content-Language\"));")]
    [InlineData("logger.LogInformation(\"{Value}\", new System.Collections.Generic.Dictionary<string, string>()[\"session\"]);")]
    public Task Other_cookies_and_what_is_said_of_one_are_quiet(string statement) => Verify.That(Around(statement));

    [Theory]
    [InlineData("Duende.IdentityModel.Client.TokenResponse")]
    [InlineData("Google.Apis.Auth.OAuth2.Responses.TokenResponse")]
    [InlineData("Microsoft.AspNetCore.Authentication.OAuth.OAuthTokenResponse")]
    [InlineData("Microsoft.Identity.Client.AuthenticationResult")]
    public Task An_answer_of_a_token_endpoint_gives_a_token_away_where_it_is_taken_apart(string type) => Libraries($$"""
        using System.Text.Json;
        using Microsoft.Extensions.Logging;

        class C
        {
            void M(ILogger logger, Serilog.ILogger serilog, {{type}} answer)
            {
                serilog.Information("Got {@Answer}", [|answer|]);
                logger.LogInformation("Got {@Answer}", [|answer|]);
                logger.LogInformation("Got {Answer}", [|JsonSerializer.Serialize(answer)|]);
                logger.LogInformation("Got {Answer}", answer);
                serilog.Information($"Got {answer}");
                System.Console.WriteLine(answer);
            }
        }
        """);

    [Fact]
    public Task The_text_of_an_answer_is_a_credential() => Libraries("""
        using System.Net.Http;
        using System.Threading.Tasks;
        using Duende.IdentityModel.Client;
        using Microsoft.Extensions.Logging;

        class C
        {
            async Task M(ILogger logger, HttpClient client, ClientCredentialsTokenRequest request)
            {
                var answer = await client.RequestClientCredentialsTokenAsync(request);
                logger.LogInformation("Got {Answer}", [|answer.Raw|]);
                logger.LogInformation("Got {Answer}", [|answer.Json|]);
                logger.LogInformation("Got {Type}: {Error}, {Seconds}", answer.TokenType, answer.Error, answer.ExpiresIn);
            }
        }
        """);

    private static Task Libraries(string source)
    {
        var test = new Verify(source);
        test.TestState.AdditionalReferences.AddRange(Harness.References.Libraries);
        return test.RunAsync();
    }

    private static string Around(string statement) => $$"""
        using System;
        using System.Net;
        using System.Net.Http;
        using Microsoft.AspNetCore.Http;
        using Microsoft.Extensions.Logging;

        class C
        {
            void M(ILogger logger, HttpContext context, CookieContainer jar, Uri site, HttpResponseMessage response)
            {
                {{statement}}
            }
        }
        """;
}
