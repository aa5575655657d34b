using TokenGuard.Analyzers.Tests.Harness;
using Verify = TokenGuard.Analyzers.Tests.Harness.Verify<TokenGuard.Analyzers.TokenInQueryAnalyzer>;

namespace TokenGuard.Analyzers.Tests;

public sealed class TokenInQueryTests
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Net;
        using System.Net.Http;
        using System.Text;
        using System.Threading.Tasks;
        using System.Web;
        using Microsoft.AspNetCore.Http.Extensions;
        using Microsoft.AspNetCore.WebUtilities;
        using Microsoft.Extensions.Logging;

        """;

    [Theory]
    [InlineData("await client.GetAsync($\"[|https://api.example.com/users?access_token=|]{token}\");")]
    [InlineData("await client.GetAsync($\"[|/users?page=2&api_key=|]{ApiKey}\");")]
    [InlineData("await client.GetStringAsync($\"[|https://api.example.com/users?page=2&token=|]{token}\");")]
    [InlineData("await client.GetStringAsync([|\"users?token=\"|] + token);")]
    [InlineData("await client.GetAsync(BaseUrl + [|\"?apikey=\"|] + key);")]
    [InlineData("await client.GetAsync(string.Format([|\"https://api.example.com/?api_key={0}&q={1}\"|], key, query));")]
    [InlineData("await client.GetAsync(string.Concat(BaseUrl, [|\"?client_secret=\"|], secret));")]
    [InlineData("var url = $\"[|https://api.example.com/data?password=|]{password}\"; await client.GetAsync(url);")]
    [InlineData("var uri = new Uri([|\"https://api.example.com/data?token=\"|] + Uri.EscapeDataString(token));")]
    [InlineData("var uri = new UriBuilder(\"https://api.example.com\") { Query = [|\"access_token=\"|] + token };")]
    [InlineData("var builder = new UriBuilder(\"https://api.example.com\"); builder.Query = $\"[|q=1&token=|]{token}\";")]
    [InlineData("await client.GetAsync([|\"https://api.example.com/data?token=4f7a9c2e8b\"|]);")]
    [InlineData("await client.PostAsync($\"[|https://api.example.com/hook?secret=|]{Environment.GetEnvironmentVariable(\"HOOK\")}\", null);")]
    [InlineData("var request = new HttpRequestMessage(HttpMethod.Get, $\"[|https://api.example.com/data?api-key=|]{ApiKey}\");")]
    [InlineData("client.BaseAddress = new Uri($\"[|https://api.example.com/?jwt=|]{token}\");")]
    [InlineData("var redirect = $\"[|https://app.example.com/#access_token=|]{token}\";")]
    [InlineData("var url = BaseUrl; url += [|\"?access_token=\"|] + token;")]
    [InlineData("var url = BaseUrl + \"?q=1\"; url += $\"[|&access_token=|]{token}\";")]
    [InlineData("var url = new StringBuilder(BaseUrl); url.Append([|\"?access_token=\"|]).Append(token);")]
    [InlineData("var url = new StringBuilder(\"https://api.example.com/x?\").Append([|\"access_token=\"|]).Append(token).ToString();")]
    [InlineData("await client.GetAsync($\"[|https://maps.example.com/api?key=|]{ApiKey}\");")]
    [InlineData("await client.GetAsync($\"[|https://data.example.com/weather?q=Berlin&appid=|]{apiKey}\");")]
    [InlineData("await client.GetAsync($\"[|https://db.example.com/items.json?auth=|]{token}\");")]
    [InlineData("await client.GetAsync($\"[|https://fn.example.com/api/run?code=|]{functionKey}\");")]
    [InlineData("await client.GetAsync($\"{BaseUrl}?{TokenParameter}[|=|]{token}\");")]
    [InlineData("var socket = new Uri($\"[|wss://live.example.com/feed?token=|]{token}\");")]
    [InlineData("new WebClient().DownloadString($\"[|https://api.example.com/?subscription-key=|]{key}\");")]
    [InlineData("var url = QueryHelpers.AddQueryString(BaseUrl, [|\"access_token\"|], token);")]
    [InlineData("var url = QueryHelpers.AddQueryString(BaseUrl, new Dictionary<string, string?> { [[|\"access_token\"|]] = token, [\"page\"] = \"1\" });")]
    [InlineData("var parameters = new Dictionary<string, string?> { { [|\"api_key\"|], key }, { \"q\", query } }; var url = QueryHelpers.AddQueryString(BaseUrl, parameters);")]
    [InlineData("var values = HttpUtility.ParseQueryString(\"\"); values[[|\"token\"|]] = token; values[\"q\"] = query;")]
    [InlineData("var values = HttpUtility.ParseQueryString(\"q=1\"); values.Add([|\"api_key\"|], ApiKey);")]
    [InlineData("var values = new QueryBuilder { { [|\"access_token\"|], token }, { \"q\", query } };")]
    [InlineData("var values = new QueryBuilder(); values.Add([|\"client_secret\"|], secret);")]
    [InlineData("var values = Microsoft.AspNetCore.Http.QueryString.Create([|\"token\"|], token).Add(\"q\", query);")]
    [InlineData("var web = new WebClient(); web.QueryString.Add([|\"api_key\"|], key); web.QueryString[[|\"password\"|]] = password;")]
    [InlineData("const string template = [|\"https://api.example.com/?api_key={0}\"|]; await client.GetAsync(string.Format(template, key));")]
    [InlineData("var queryString = string.Join(\"&\", \"q=1\", $\"[|api_key=|]{key}\"); await client.GetAsync(BaseUrl + \"?\" + queryString);")]
    [InlineData("await client.GetAsync($\"[|https://shop.internal/users?access_token=|]{token}\");")]
    [InlineData("await client.GetAsync($\"[|https://localhost.acme.example.com/users?access_token=|]{token}\");")]
    [InlineData("await client.GetAsync($\"[|https://api.example.com/reset-cache?access_token=|]{token}\");")]
    [InlineData("await client.GetAsync(BaseUrl + [|\"download?id=4&passkey=\"|] + key);")]
    public Task A_credential_in_a_query_is_reported(string statements) => Verify.That(InMethod(statements));

    [Theory]
    [InlineData("var code = string.Format(\"otpauth://totp/Shop:{0}?secret={1}&digits=6\", query, secret);")]
    [InlineData("var target = $\"s3://backups/daily?region=eu&auth-password={secret}\";")]
    [InlineData("await client.GetAsync($\"https://api.example.com/users?page_token={token}\");")]
    [InlineData("await client.GetAsync($\"https://api.example.com/users?continuationToken={token}\");")]
    [InlineData("await client.GetAsync($\"https://api.example.com/users?pageToken={query}&next_token={query}\");")]
    [InlineData("await client.GetAsync($\"https://api.example.com/users?rewriteToken={query}&cancellationToken={query}&syntaxToken={query}\");")]
    [InlineData("await client.GetAsync($\"https://api.example.com/users?rewritetoken={query}&cancellationtoken={query}\");")]
    [InlineData("var rewriteToken = query; await client.GetAsync($\"https://api.example.com/users?token={rewriteToken}\");")]
    [InlineData("var skipToken = query; await client.GetAsync($\"https://api.example.com/users?$skiptoken={skipToken}&skip_token={skipToken}\");")]
    [InlineData("var cancellationToken = System.Threading.CancellationToken.None; await client.GetAsync($\"https://api.example.com/users?token={cancellationToken}\");")]
    [InlineData("await client.GetAsync(\"http://localhost:5000/users?token=4f7a9c2e8b\");")]
    [InlineData("await client.GetAsync($\"http://localhost:5000/users?access_token={token}\");")]
    [InlineData("await client.GetAsync(\"http://127.0.0.1/users?token=\" + token);")]
    [InlineData("await client.GetAsync(\"http://[::1]:80/users?token=\" + token);")]
    [InlineData("await client.GetAsync($\"https://login.example.com/authorize?code={query}&state={query}&nonce={query}\");")]
    [InlineData("var link = $\"https://app.example.com/account/reset-password?token={token}\";")]
    [InlineData("var link = $\"https://app.example.com/account?token={resetToken}\";")]
    [InlineData("var link = $\"https://app.example.com/confirm-email?user={query}&token={token}\";")]
    [InlineData("var link = $\"https://app.example.com/join?token={inviteToken}\";")]
    [InlineData("var link = $\"https://app.example.com/unsubscribe?token={token}\";")]
    [InlineData("await client.GetAsync($\"https://api.example.com/items?key={query}\");")]
    [InlineData("await client.GetAsync(\"https://api.example.com/items?key=name\");")]
    [InlineData("await client.GetAsync(\"https://api.example.com/data?token=YOUR_TOKEN\");")]
    [InlineData("await client.GetAsync(\"https://api.example.com/data?token=<token>\");")]
    [InlineData("await client.GetAsync(\"https://api.example.com/data?token=\");")]
    [InlineData("await client.GetAsync($\"https://api.example.com/data?hasToken={token != null}\");")]
    [InlineData("await client.GetAsync($\"https://api.example.com/data?tokens={count}\");")]
    [InlineData("await client.GetAsync($\"https://api.example.com/data?max_token={count}\");")]
    [InlineData("await client.GetAsync($\"https://account.blob.example.com/c?sv=2024&sig={signature}\");")]
    [InlineData("await client.PostAsync(BaseUrl, new StringContent($\"grant_type=password&client_secret={secret}&password={password}\"));")]
    [InlineData("var body = \"grant_type=client_credentials\" + \"&client_secret=\" + secret;")]
    [InlineData("await client.PostAsync(BaseUrl, new FormUrlEncodedContent(new Dictionary<string, string> { [\"client_secret\"] = secret }));")]
    [InlineData("var has = BaseUrl.Contains(\"?access_token=\");")]
    [InlineData("var cut = BaseUrl.Split(\"?token=\")[0];")]
    [InlineData("var start = BaseUrl.IndexOf(\"&api_key=\", StringComparison.Ordinal);")]
    [InlineData("var clean = System.Text.RegularExpressions.Regex.Replace(BaseUrl, \"[?&]token=[^&]+\", \"\");")]
    [InlineData("var clean = BaseUrl.Replace($\"?token={token}\", \"\");")]
    [InlineData("logger.LogInformation($\"GET /users?token={token}\");")]
    [InlineData("Console.WriteLine(\"Usage: tool https://api.example.com?token=abcdef\");")]
    [InlineData("throw new InvalidOperationException($\"/users?token={token} failed\");")]
    [InlineData("var text = \"Server=db;User Id=sa;Password=\" + password;")]
    [InlineData("var sql = \"SELECT * FROM users WHERE id = ? AND token=\" + token;")]
    [InlineData("var url = QueryHelpers.AddQueryString(BaseUrl, \"page\", query);")]
    [InlineData("var url = QueryHelpers.AddQueryString(BaseUrl, \"resetToken\", token);")]
    [InlineData("var values = new System.Collections.Specialized.NameValueCollection(); values[\"token\"] = token; values.Add(\"password\", password);")]
    [InlineData("var values = HttpUtility.ParseQueryString(BaseUrl); var read = values[\"token\"];")]
    [InlineData("var values = HttpUtility.ParseQueryString(BaseUrl); values[\"token\"] = null; values.Remove(\"token\");")]
    [InlineData("var dictionary = new Dictionary<string, string> { [\"token\"] = token };")]
    [InlineData("client.DefaultRequestHeaders.Add(\"X-Api-Key\", key);")]
    [InlineData("var url = $\"https://api.example.com/data?token={Mask(token)}\";")]
    [InlineData("var url = $\"https://api.example.com/data?csrf_token={token}\";")]
    [InlineData("var html = $\"<a href='/login?token={token}'>log in</a>\";")]
    [InlineData("var token1 = await GeneratePasswordResetTokenAsync(); var link = $\"{BaseUrl}/account?token={Uri.EscapeDataString(token1)}\";")]
    [InlineData("var link = QueryHelpers.AddQueryString(\"https://app.example.com/confirm-email\", \"token\", token);")]
    [InlineData("var isCallback = query == \"/callback?token=abcdef\";")]
    [InlineData("var publicKey = query; var url = QueryHelpers.AddQueryString(BaseUrl, new Dictionary<string, string?> { [\"application_key\"] = publicKey, [\"format\"] = \"json\" });")]
    public Task A_query_without_a_credential_is_quiet(string statements) => Verify.That(InMethod(statements));

    [Fact]
    public Task Constants_that_are_put_together_elsewhere_are_reported_where_the_name_stands() => Verify.That("""
        class Api
        {
            private const string Query = [|"?access_token="|];
            private const string Marker = "?api_key=";
            static string UrlFor(string token) => "https://api.example.com/me" + Query + token;
            static bool IsSigned(string url) => url.Contains(Marker);
        }
        """);

    [Fact]
    public Task A_token_of_a_known_form_is_reported_under_any_name() => Verify.That($$"""
        class Api
        {
            const string Url = [|"https://api.example.com/me?key={{Token.GitHub}}"|];
        }
        """);

    [Fact]
    public Task Models_of_mails_may_link_with_tokens() => Verify.That("""
        class InvitationModel
        {
            public string Token { get; set; } = "";
            public string Url => $"https://app.example.com/setup?id=1&token={Token}";
        }
        class Model
        {
            public string Token { get; set; } = "";
            public string Url => $"[|https://app.example.com/setup?id=1&token=|]{Token}";
        }
        """);

    [Fact]
    public Task RestSharp_is_known() => new Verify("""
        using RestSharp;
        using RestSharp.Authenticators.OAuth2;
        class Api
        {
            void Go(RestClient client, string token, string key)
            {
                var request = new RestRequest("users");
                request.AddQueryParameter([|"access_token"|], token);
                request.AddQueryParameter("page", "1");
                request.AddParameter([|"api_key"|], key, ParameterType.QueryString);
                request.AddParameter([|"token"|], token);
                request.AddHeader("X-Api-Key", key);
                client.AddDefaultQueryParameter([|"api_key"|], key);
                new RestRequest($"[|users?api_key=|]{key}");
                new RestRequest([|"users?api_key={key}"|]).AddUrlSegment("key", key);
                new RestClientOptions { Authenticator = [|new OAuth2UriQueryParameterAuthenticator(token)|] };

                var login = new RestRequest("login", Method.Post);
                login.AddParameter("password", key);
                login.AddJsonBody(new { token });
            }
        }
        """).With(typeof(RestSharp.RestClient)).RunAsync();

    [Fact]
    public Task Flurl_is_known() => new Verify("""
        using System.Threading.Tasks;
        using Flurl;
        using Flurl.Http;
        class Api
        {
            async Task Go(string token, string key)
            {
                await "https://api.example.com".AppendPathSegment("me")
                    .SetQueryParam([|"access_token"|], token)
                    .SetQueryParam("page", 2)
                    .GetStringAsync();
                await "https://api.example.com".SetQueryParams(new { [|api_key = key|], page = 2 }).GetStringAsync();
                await "https://api.example.com".WithOAuthBearerToken(token).GetStringAsync();
            }
        }
        """).With(typeof(Flurl.Url), typeof(Flurl.Http.FlurlRequest)).RunAsync();

    [Fact]
    public Task Refit_is_known() => new Verify("""
        using System.Threading.Tasks;
        using Refit;
        interface IApi
        {
            [Get("/me")]
            Task<string> GetMe([AliasAs("api_key")] string [|key|], string page);

            [Get("/users")]
            Task<string> GetUsers([Query] string [|accessToken|]);

            [Get([|"/items?api_key={key}"|])]
            Task<string> GetItems(string key);

            [Get("/safe")]
            Task<string> GetSafe([Header("X-Api-Key")] string apiKey, [Authorize("Bearer")] string token);

            [Get("/hooks/{token}")]
            Task<string> GetHook(string token);

            [Get("/list")]
            Task<string> GetList(string pageToken);

            [Post("/login")]
            Task<string> LogIn([Body] string password);
        }
        """).With(typeof(Refit.RestService)).RunAsync();

    [Fact]
    public Task An_api_that_takes_its_credential_in_the_query_only_is_quiet() => new Verify("""
        class Api
        {
            static string Only(string key) => $"https://only.example.net/v1/find?apikey={key}";
            static string Both(string key) => $"[|https://both.example.net/v1/find?apikey=|]{key}";
        }
        """).WithFile("/.tokenguard/own.toml", """
        [provider]
        id = 'own'
        name = 'Own'

        [[provider.api]]
        base = 'https://only.example.net/v1/'
        schemes = ['query:apikey']

        [[provider.api]]
        base = 'https://both.example.net/v1/'
        schemes = ['query:apikey', 'header:X-Api-Key']

        [[token]]
        id = 'own-token'
        name = 'Own token'
        pattern = '\bownt_[a-z0-9]{30}\b'
        """).RunAsync();

    [Fact]
    public Task Redirects_of_a_host_are_reported() => Verify.That("""
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.Mvc;
        class Pages(NavigationManager navigation) : Controller
        {
            IActionResult Back(string accessToken) => Redirect($"[|/done?access_token=|]{accessToken}");
            void Go(string token)
            {
                navigation.NavigateTo([|"/done?token="|] + token);
                navigation.NavigateTo(navigation.GetUriWithQueryParameter([|"token"|], token));
            }
            string? Read() => Request.Query["access_token"];
            IActionResult Take([FromQuery(Name = "access_token")] string token) => Ok();
        }
        """);

    [Fact]
    public Task Half_typed_code_is_survived() => new Verify("""
        class Api { void Go(string user) { var url = $"https://x.example.com/?user={user}&name={; client.GetAsync("?q=" + ; } }
        """) { CompilerDiagnostics = Microsoft.CodeAnalysis.Testing.CompilerDiagnostics.None }.RunAsync();

    private static string InMethod(string statements) => Usings + $$"""
        class Api
        {
            private const string BaseUrl = "https://api.example.com/v1";
            private const string TokenParameter = "access_token";
            public string ApiKey { get; set; } = "";
            static Task<string> GeneratePasswordResetTokenAsync() => Task.FromResult("");
            static string Mask(string text) => "***";
            async Task Go(HttpClient client, ILogger logger, string token, string key, string secret, string password, string query, string resetToken, string inviteToken,
                string apiKey, string functionKey, string signature, int count)
            {
                await Task.Yield();
                {{statements}}
            }
        }
        """;
}
