using Verify = TokenGuard.Analyzers.Tests.Harness.Verify<TokenGuard.Analyzers.MissingScopeAnalyzer>;

namespace TokenGuard.Analyzers.Tests;

public sealed class MissingScopeTests
{
    [Fact]
    public Task An_anonymous_body() => Verify.That("""
        using System.Net.Http;
        using System.Net.Http.Json;
        using System.Threading.Tasks;

        class Tokens(HttpClient http)
        {
            Task WithoutAsync(string id, string secret) => http.PostAsJsonAsync("https://acme.zendesk.com/oauth/tokens", [|new|]
            {
                grant_type = "client_credentials",
                client_id = id,
                client_secret = secret,
            });

            Task WithAsync(string id, string secret) => http.PostAsJsonAsync("https://acme.zendesk.com/oauth/tokens", new
            {
                grant_type = "client_credentials",
                client_id = id,
                client_secret = secret,
                scope = "tickets:read",
            });

            Task RefreshAsync(string token) => http.PostAsJsonAsync("https://acme.zendesk.com/oauth/tokens", new { grant_type = "refresh_token", refresh_token = token });

            Task CreateAsync(long id) => http.PostAsJsonAsync("https://acme.zendesk.com/api/v2/oauth/tokens.json", [|new { token = new { client_id = id } }|]);

            Task CreateNarrowAsync(long id) => http.PostAsJsonAsync("https://acme.zendesk.com/api/v2/oauth/tokens.json", new { token = new { client_id = id, scopes = new[] { "tickets:read" } } });

            Task OtherAsync(string id) => http.PostAsJsonAsync("https://login.acme.example/oauth/token", new { grant_type = "client_credentials", client_id = id });
        }
        """);

    [Fact]
    public Task A_dictionary_for_a_form() => Verify.That("""
        using System.Collections.Generic;
        using System.Net.Http;
        using System.Threading.Tasks;

        class Tokens
        {
            static Task WithoutAsync(HttpClient http, string subdomain) => http.PostAsync($"https://{subdomain}.zendesk.com/oauth/tokens", new FormUrlEncodedContent([|new Dictionary<string, string>|]
            {
                ["grant_type"] = "password",
                ["username"] = "somebody",
            }));

            static Task PairsAsync(HttpClient http) => http.PostAsync("https://acme.zendesk.com/oauth/tokens", new FormUrlEncodedContent([|new[]|]
            {
                new KeyValuePair<string, string>("grant_type", "client_credentials"),
                new KeyValuePair<string, string>("client_id", "id"),
            }));

            static async Task LaterAsync(HttpClient http)
            {
                var form = new Dictionary<string, string> { { "grant_type", "password" } };
                form["scope"] = "tickets:read";
                await http.PostAsync("https://acme.zendesk.com/oauth/tokens", new FormUrlEncodedContent(form));

                var other = new Dictionary<string, string> { { "grant_type", "password" } };
                other.Add("scope", "tickets:read");
                await http.PostAsync("https://acme.zendesk.com/oauth/tokens", new FormUrlEncodedContent(other));
            }

            static Task UnknownKeyAsync(HttpClient http, string key) => http.PostAsync("https://acme.zendesk.com/oauth/tokens", new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "password",
                [key] = "tickets:read",
            }));

            static Task GitHubAsync(HttpClient http) => http.PostAsync("https://github.com/login/oauth/access_token", new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "authorization_code",
                ["client_id"] = "id",
            }));
        }
        """);

    [Fact]
    public Task Text() => Verify.That(""""
        using System.Net.Http;
        using System.Threading.Tasks;

        class Tokens
        {
            static Task JsonAsync(HttpClient http) =>
                http.PostAsync("https://acme.zendesk.com/oauth/tokens", new StringContent([|"{\"grant_type\":\"client_credentials\",\"client_id\":\"id\"}"|]));

            static Task FormAsync(HttpClient http, string id) =>
                http.PostAsync("https://acme.zendesk.com/oauth/tokens", new StringContent([|$"grant_type=client_credentials&client_id={id}"|]));

            static Task NarrowAsync(HttpClient http, string id) =>
                http.PostAsync("https://acme.zendesk.com/oauth/tokens", new StringContent($"grant_type=client_credentials&client_id={id}&scope=tickets:read"));

            static Task OpenAsync(HttpClient http, string more) =>
                http.PostAsync("https://acme.zendesk.com/oauth/tokens", new StringContent($"grant_type=client_credentials&client_id=id{more}"));

            static Task RawAsync(HttpClient http, string id) =>
                http.PostAsync("https://acme.zendesk.com/oauth/tokens", new StringContent($@"{{ ""grant_type"": ""client_credentials"", ""client_id"": ""{id}"", ""scope"": ""tickets:read"" }}"));

            static Task RefreshAsync(HttpClient http, string token) =>
                http.PostAsync("https://acme.zendesk.com/oauth/tokens", new StringContent($"grant_type=refresh_token&client_id=id&refresh_token={token}"));
        }
        """");

    [Fact]
    public Task The_address_of_the_authorization() => Verify.That("""
        class Login
        {
            static string Without(string subdomain, string id) => [|$"https://{subdomain}.zendesk.com/oauth/authorizations/new?response_type=code&client_id={id}"|];

            static string With(string subdomain, string id) => $"https://{subdomain}.zendesk.com/oauth/authorizations/new?response_type=code&client_id={id}&scope=tickets%3Aread";

            static string Sum(string id) => [|"https://acme.zendesk.com/oauth/authorizations/new?response_type=code&client_id=" + id|];

            static string Open(string query) => "https://acme.zendesk.com/oauth/authorizations/new?" + query;

            static string GitHub(string id) => $"https://github.com/login/oauth/authorize?response_type=code&client_id={id}";

            static string Path => "https://acme.zendesk.com/oauth/authorizations/new";
        }
        """);

    [Fact]
    public Task Requests_of_identity_model() => new Verify("""
        using Duende.IdentityModel.Client;

        class Tokens
        {
            static ClientCredentialsTokenRequest Without() => [|new()|]
            {
                Address = "https://acme.zendesk.com/oauth/tokens",
                ClientId = "id",
            };

            static ClientCredentialsTokenRequest With() => new()
            {
                Address = "https://acme.zendesk.com/oauth/tokens",
                ClientId = "id",
                Scope = "tickets:read",
            };
        }
        """).With(typeof(Duende.IdentityModel.Client.ClientCredentialsTokenRequest)).RunAsync();

    [Fact]
    public Task Flurl() => new Verify("""
        using System.Threading.Tasks;
        using Flurl.Http;

        class Tokens
        {
            static Task WithoutAsync(string id) => "https://acme.zendesk.com/oauth/tokens".PostJsonAsync([|new { grant_type = "client_credentials", client_id = id }|]);
        }
        """).With(typeof(global::Flurl.Http.FlurlClient)).RunAsync();

    [Fact]
    public Task A_program_and_the_types_below_it() => new Verify("""
        using System;
        using System.Net.Http;

        var tickets = await new HttpClient().GetStringAsync("https://acme.zendesk.com/api/v2/tickets.json");
        var body = [|"grant_type=client_credentials&client_id=shop"|];
        Console.WriteLine(tickets + body + Forms.Other);

        static class Forms
        {
            public static string Other => "grant_type=client_credentials&client_id=shop";
        }
        """).AsProgram().RunAsync();
}
