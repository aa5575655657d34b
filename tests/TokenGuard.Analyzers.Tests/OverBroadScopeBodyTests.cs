using Verify = TokenGuard.Analyzers.Tests.Harness.Verify<TokenGuard.Analyzers.OverBroadScopeAnalyzer>;

namespace TokenGuard.Analyzers.Tests;

/// <summary>Scopes in bodies and forms.</summary>
public sealed class OverBroadScopeBodyTests
{
    [Fact]
    public Task An_anonymous_body_for_zendesk() => Verify.That("""
        using System.Net.Http;
        using System.Net.Http.Json;
        using System.Threading.Tasks;

        class TokenClient(HttpClient http)
        {
            public Task<HttpResponseMessage> GetAsync(string id, string secret) => http.PostAsJsonAsync("https://acme.zendesk.com/oauth/tokens", new
            {
                grant_type = "client_credentials",
                client_id = id,
                client_secret = secret,
                scope = [|"read write"|],
            });

            public Task<HttpResponseMessage> GetNarrowAsync(string id, string secret) => http.PostAsJsonAsync("https://acme.zendesk.com/oauth/tokens", new
            {
                grant_type = "client_credentials",
                client_id = id,
                client_secret = secret,
                scope = "tickets:read users:read",
            });
        }
        """);

    [Fact]
    public Task A_list_of_scopes_in_a_token_that_zendesk_creates() => Verify.That("""
        using System.Net.Http;
        using System.Net.Http.Json;
        using System.Threading.Tasks;

        class Tokens(HttpClient http, string subdomain)
        {
            public Task CreateAsync(long client) => http.PostAsJsonAsync($"https://{subdomain}.zendesk.com/api/v2/oauth/tokens.json", new
            {
                token = new
                {
                    client_id = client,
                    scopes = new[] { [|"read"|], [|"write"|], "tickets:read" },
                },
            });
        }
        """);

    [Fact]
    public Task A_dictionary_for_a_form() => Verify.That("""
        using System.Collections.Generic;
        using System.Net.Http;
        using System.Threading.Tasks;

        class Auth
        {
            static async Task RunAsync(HttpClient http)
            {
                var form = new Dictionary<string, string>
                {
                    ["grant_type"] = "password",
                    ["scope"] = [|"read"|],
                };
                await http.PostAsync("https://acme.zendesk.com/oauth/tokens", new FormUrlEncodedContent(form));
            }

            static Task RunGitLabAsync(HttpClient http) => http.PostAsync("https://gitlab.com/oauth/token", new FormUrlEncodedContent(new Dictionary<string, string>
            {
                { "grant_type", "password" },
                { "scope", [|"api"|] },
            }));
        }
        """);

    [Fact]
    public Task Pairs_for_a_form() => Verify.That("""
        using System.Collections.Generic;
        using System.Net.Http;
        using System.Threading.Tasks;

        class Auth
        {
            static Task RunAsync(HttpClient http) => http.PostAsync("https://acme.zendesk.com/oauth/tokens", new FormUrlEncodedContent(new[]
            {
                new KeyValuePair<string, string>("grant_type", "password"),
                new KeyValuePair<string, string>("scope", [|"write"|]),
            }));

            static Task RunShortAsync(HttpClient http) => http.PostAsync("https://acme.zendesk.com/oauth/tokens", new FormUrlEncodedContent(new KeyValuePair<string, string>[]
            {
                new("grant_type", "password"),
                new("scope", [|"write"|]),
                KeyValuePair.Create("scope", [|"read write"|]),
            }));
        }
        """);

    [Fact]
    public Task Parameters_added_later() => Verify.That("""
        using System.Collections.Generic;
        using System.Net.Http;

        class ZendeskLogin
        {
            static HttpContent Form(string id)
            {
                var fields = new Dictionary<string, string> { ["client_id"] = id };
                fields.Add("scope", [|"read"|]);
                fields["scope"] = [|"write"|];
                return new FormUrlEncodedContent(fields);
            }
        }
        """);

    [Fact]
    public Task Json_in_a_literal() => Verify.That(""""
        using System.Net.Http;
        using System.Text;
        using System.Threading.Tasks;

        class Auth
        {
            static Task RunAsync(HttpClient http) =>
                http.PostAsync("https://acme.zendesk.com/oauth/tokens", new StringContent([|"{\"grant_type\":\"client_credentials\",\"scope\":\"read write\"}"|], Encoding.UTF8, "application/json"));

            static Task RunRawAsync(HttpClient http) =>
                http.PostAsync("https://acme.zendesk.com/oauth/tokens", new StringContent([|"""{ "grant_type": "client_credentials", "scope": "read" }"""|]));

            static Task RunVerbatimAsync(HttpClient http) =>
                http.PostAsync("https://acme.zendesk.com/api/v2/oauth/tokens", new StringContent([|@"{""token"": {""client_id"": 1, ""scopes"": [""tickets:read"", ""write""]}}"|]));

            static Task RunNarrowAsync(HttpClient http) =>
                http.PostAsync("https://acme.zendesk.com/oauth/tokens", new StringContent("""{ "grant_type": "client_credentials", "scope": "tickets:read" }"""));
        }
        """");

    [Fact]
    public Task The_line_of_a_long_json_text() => Verify.That(""""
        class ZendeskClient
        {
            const string Body = """
                {
                  "grant_type": "client_credentials",
                  "[|scope": "read write"|]
                }
                """;

            static string Make(string id) => $@"
                {{
                  ""client_id"": ""{id}"",
                  ""[|scope"": ""impersonate"",|]
                }}";
        }
        """");

    [Fact]
    public Task A_form_in_a_literal() => Verify.That("""
        using System.Net.Http;
        using System.Threading.Tasks;

        class Auth
        {
            static Task RunAsync(HttpClient http, string id) =>
                http.PostAsync("https://acme.zendesk.com/oauth/tokens", new StringContent([|$"grant_type=client_credentials&client_id={id}&scope=read%20write"|]));
        }
        """);

    [Fact]
    public Task Texts_that_are_built_and_tuples() => Verify.That("""
        using System.Collections.Generic;
        using System.Net.Http;

        class GitLabLogin
        {
            static readonly (string Key, string Value)[] Fields = { ("grant_type", "password"), ("scope", [|"api"|]) };

            static MultipartFormDataContent Form() => new() { { new StringContent([|"sudo"|]), "scope" } };

            static string Escaped(string id)
            {
                var format = string.Format("https://gitlab.com/oauth/authorize?client_id={0}&scope={1}", id, [|"sudo"|]);
                var query = "client_id=" + id + "&scope=" + System.Uri.EscapeDataString([|"api read_user"|]);
                return "https://gitlab.com/oauth/authorize?" + query;
            }
        }
        """);

    [Fact]
    public Task A_helper_takes_the_scope() => Verify.That("""
        using System.Collections.Generic;
        using System.Net.Http;
        using System.Threading.Tasks;

        class ZendeskTokens(HttpClient http)
        {
            public Task<HttpResponseMessage> AllAsync() => RequestAsync([|"read write"|]);

            public Task<HttpResponseMessage> TicketsAsync() => RequestAsync("tickets:read");

            private Task<HttpResponseMessage> RequestAsync(string scope) => http.PostAsync("https://acme.zendesk.com/oauth/tokens", new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "client_credentials",
                ["scope"] = scope,
            }));
        }
        """);

    [Fact]
    public Task Top_level_statements() => new Verify("""
        using System.Net.Http;
        using System.Net.Http.Json;

        var http = new HttpClient();
        var body = new { grant_type = "password", scope = [|"read write"|] };
        var answer = await http.PostAsJsonAsync("https://acme.zendesk.com/oauth/tokens", body);
        System.Console.WriteLine(answer.StatusCode);
        """).AsProgram().RunAsync();
}
