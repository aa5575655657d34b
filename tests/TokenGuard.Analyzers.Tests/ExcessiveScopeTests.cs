using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Verify = TokenGuard.Analyzers.Tests.Harness.Verify<TokenGuard.Analyzers.ExcessiveScopeAnalyzer>;

namespace TokenGuard.Analyzers.Tests;

public sealed class ExcessiveScopeTests
{
    private const string Reader = """
        using System.Net.Http;
        using System.Threading.Tasks;

        class TicketReader(HttpClient http)
        {
            public Task<string> ListAsync() => http.GetStringAsync("https://acme.zendesk.com/api/v2/tickets.json");

            public Task<string> GetAsync(long id) => http.GetStringAsync($"https://acme.zendesk.com/api/v2/tickets/{id}.json");
        }
        """;

    [Fact]
    public Task The_message_names_the_least_set() => new Verify("""
        class ZendeskOAuth
        {
            const string Scope = "tickets:read tickets:write";
        }
        """)
    {
        ExpectedDiagnostics = { new DiagnosticResult("TG3002", DiagnosticSeverity.Info).WithSpan(3, 26, 3, 54).WithMessage("The calls of this project need only tickets:read") },
    }.WithSource(Reader).RunAsync();

    [Theory]
    [InlineData("[|\"read\"|]")]
    [InlineData("[|\"read write\"|]")]
    [InlineData("[|\"tickets:read users:read\"|]")]
    [InlineData("\"tickets:read\"")]
    [InlineData("\"users:read\"")]
    [InlineData("\"tickets:read madeup:read\"")]
    [InlineData("\"impersonate\"")]
    public Task Calls_that_only_read_tickets(string scope) => new Verify($$"""
        class ZendeskOAuth
        {
            const string Scope = {{scope}};
        }
        """).WithSource(Reader).RunAsync();

    [Theory]
    [InlineData("http.GetStringAsync(url)")]
    [InlineData("http.GetStringAsync($\"https://acme.zendesk.com/api/v2/{url}\")")]
    [InlineData("http.GetStringAsync(\"https://acme.zendesk.com/api/v2/unheard_of/things\")")]
    [InlineData("http.GetStringAsync(\"tickets.json\")")]
    public Task A_call_that_is_not_known_makes_it_silent(string call) => new Verify($$"""
        using System.Net.Http;
        using System.Threading.Tasks;

        class ZendeskOAuth
        {
            const string Scope = "tickets:read tickets:write";

            static Task<string> CallAsync(HttpClient http, string url) => {{call}};
        }
        """).WithSource(Reader).RunAsync();

    [Fact]
    public Task No_call_makes_it_silent() => Verify.That("""
        class ZendeskOAuth
        {
            const string Scope = "read write";
        }
        """);

    [Fact]
    public Task Both_verbs_are_needed() => new Verify("""
        using System.Net.Http;
        using System.Net.Http.Json;
        using System.Threading.Tasks;

        class ZendeskOAuth
        {
            const string Scope = "tickets:read tickets:write";

            static Task CreateAsync(HttpClient http) => http.PostAsJsonAsync("https://acme.zendesk.com/api/v2/tickets.json", new { });
        }
        """).WithSource(Reader).RunAsync();

    [Fact]
    public Task Relative_paths_follow_the_base_address() => Verify.That("""
        using System;
        using System.Net.Http;
        using System.Threading.Tasks;

        class ZendeskClient
        {
            private readonly HttpClient http = new() { BaseAddress = new Uri("https://acme.zendesk.com/api/v2/") };
            private readonly string[] scopes = { "users:read", [|"users:write"|] };

            public Task<string> MeAsync() => http.GetStringAsync("users/me.json");

            public Task<HttpResponseMessage> SendAsync() => http.SendAsync(new HttpRequestMessage(HttpMethod.Get, "users.json"));
        }
        """);

    [Fact]
    public Task Rest_sharp() => new Verify("""
        using RestSharp;

        class ZendeskClient
        {
            private readonly RestClient client = new("https://acme.zendesk.com/api/v2");
            private const string Scope = [|"read write"|];

            public RestRequest Get() => new("tickets/{id}.json");

            public RestRequest Create() => new("tickets.json", Method.Post);
        }
        """).With(typeof(RestSharp.RestClient)).RunAsync();

    [Fact]
    public Task Refit() => new Verify("""
        using System.Threading.Tasks;
        using Refit;

        interface IZendesk
        {
            [Get("/tickets/{id}.json")]
            Task<string> GetTicketAsync(long id);
        }

        class ZendeskOAuth
        {
            const string Scope = [|"tickets:read users:read"|];

            static IZendesk Connect() => RestService.For<IZendesk>("https://acme.zendesk.com/api/v2");
        }
        """).With(typeof(Refit.RestService)).RunAsync();

    [Fact]
    public Task Flurl() => new Verify("""
        using System.Threading.Tasks;
        using Flurl;
        using Flurl.Http;

        class ZendeskOAuth
        {
            const string Scope = [|"tickets:read users:read"|];

            static Task<string> GetAsync(string token) =>
                "https://acme.zendesk.com/api/v2".AppendPathSegment("tickets.json").WithOAuthBearerToken(token).GetStringAsync();
        }
        """).With(typeof(global::Flurl.Http.FlurlClient)).RunAsync();

    [Fact]
    public Task Calls_that_obtain_the_token_do_not_count() => new Verify("""
        using System.Net.Http;
        using System.Net.Http.Json;
        using System.Threading.Tasks;

        class ZendeskOAuth
        {
            static Task GetAsync(HttpClient http, string id) =>
                http.PostAsJsonAsync("https://acme.zendesk.com/oauth/tokens", new { client_id = id, scope = [|"tickets:read users:read"|] });
        }
        """).WithSource(Reader).RunAsync();
}
