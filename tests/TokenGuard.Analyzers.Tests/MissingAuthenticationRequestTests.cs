using static TokenGuard.Analyzers.Tests.Harness.HttpSource;
using Verify = TokenGuard.Analyzers.Tests.Harness.Verify<TokenGuard.Analyzers.MissingAuthenticationAnalyzer>;

namespace TokenGuard.Analyzers.Tests;

/// <summary>Requests that are objects of their own, handlers, factories, and what a project declares.</summary>
public sealed class MissingAuthenticationRequestTests
{
    [Fact]
    public Task A_bare_request_is_reported_where_it_is_sent() => Verify.That(Method("""
        using var client = new HttpClient();
        var request = new HttpRequestMessage(HttpMethod.Post, "https://acme.zendesk.com/api/v2/tickets.json");
        request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        request.Headers.Add("Accept", "application/json");
        var response = await client.[|SendAsync|](request);
        """));

    [Fact]
    public Task A_request_made_in_the_call_is_reported() => Verify.That(Method("""
        using var client = new HttpClient();
        await client.[|SendAsync|](new(HttpMethod.Get, "https://api.github.com/user"));
        client.[|Send|](new HttpRequestMessage { Method = HttpMethod.Delete, RequestUri = new Uri($"https://acme.zendesk.com/api/v2/tickets/{id}") });
        await client.[|SendAsync|](new HttpRequestMessage
        {
            RequestUri = new Uri("https://api.github.com/user"),
            Headers = { { "Accept", "application/json" }, { "User-Agent", "app" } },
        }, HttpCompletionOption.ResponseHeadersRead, CancellationToken.None);
        """));

    [Fact]
    public Task A_header_on_the_request_is_enough() => Verify.That(Method("""
        using var client = new HttpClient();
        var request = new HttpRequestMessage(HttpMethod.Get, "https://acme.zendesk.com/api/v2/tickets.json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        await client.SendAsync(request);
        await client.SendAsync(new HttpRequestMessage(HttpMethod.Get, "https://api.github.com/user") { Headers = { Authorization = new("Bearer", token) } });
        await client.SendAsync(new(HttpMethod.Get, "https://api.github.com/user") { Headers = { { "Authorization", "token " + token } } });
        var third = new HttpRequestMessage { RequestUri = new Uri("https://api.github.com/user") };
        var headers = third.Headers;
        headers.TryAddWithoutValidation("Authorization", token);
        await client.SendAsync(third);
        """));

    [Fact]
    public Task A_header_on_another_request_is_no_credential() => Verify.That(Method("""
        using var client = new HttpClient();
        var first = new HttpRequestMessage(HttpMethod.Get, "https://acme.zendesk.com/api/v2/tickets.json");
        var second = new HttpRequestMessage(HttpMethod.Get, "https://acme.zendesk.com/api/v2/users.json");
        first.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        await client.SendAsync(first);
        await client.[|SendAsync|](second);
        """));

    [Fact]
    public Task A_header_that_is_taken_off_the_request_is_none() => Verify.That(Method("""
        using var client = new HttpClient();
        var request = new HttpRequestMessage(HttpMethod.Get, "https://acme.zendesk.com/api/v2/tickets.json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Clear();
        await client.[|SendAsync|](request);
        """));

    [Fact]
    public Task A_request_in_a_loop_is_new_each_time() => Verify.That(Method("""
        using var client = new HttpClient();
        foreach (var n in new[] { 1, 2 })
        {
            var request = new HttpRequestMessage(HttpMethod.Get, $"https://acme.zendesk.com/api/v2/tickets/{n}");
            await client.[|SendAsync|](request);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }
        """));

    [Fact]
    public Task The_clients_header_counts_for_the_request() => Verify.That(Type("""
        private readonly HttpClient _http = new HttpClient();
        public Subject(string key) { _http.DefaultRequestHeaders.Authorization = new("Bearer", key); }
        public async Task Run()
        {
            var request = new HttpRequestMessage(HttpMethod.Get, "https://acme.zendesk.com/api/v2/tickets.json");
            await _http.SendAsync(request);
        }
        """));

    [Fact]
    public Task A_method_that_makes_the_request_is_followed() => Verify.That(Type("""
        private static readonly HttpClient Http = new();
        private static HttpRequestMessage Bare(string path) => new HttpRequestMessage(HttpMethod.Get, $"https://acme.zendesk.com/api/v2/{path}");
        private static HttpRequestMessage Signed(string path, string token)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, $"https://acme.zendesk.com/api/v2/{path}");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            return request;
        }
        public async Task Run(string token)
        {
            var request = Bare("tickets.json");
            await Http.[|SendAsync|](request);
            await Http.SendAsync(Signed("tickets.json", token));
        }
        """));

    [Fact]
    public Task A_method_that_is_given_the_request_is_followed() => Verify.That(Type("""
        private static readonly HttpClient Http = new();
        private static void Sign(HttpRequestMessage request, string token) => request.Headers.Authorization = new("Bearer", token);
        private static void Tag(HttpRequestMessage request) => request.Headers.Add("X-Request-Id", "1");
        public async Task Run(string token, Action<HttpRequestMessage> configure)
        {
            var first = new HttpRequestMessage(HttpMethod.Get, "https://api.github.com/user");
            Sign(first, token);
            await Http.SendAsync(first);
            var second = new HttpRequestMessage(HttpMethod.Get, "https://api.github.com/user");
            Tag(second);
            await Http.[|SendAsync|](second);
            var third = new HttpRequestMessage(HttpMethod.Get, "https://api.github.com/user");
            configure(third);
            await Http.SendAsync(third);
        }
        """));

    [Fact]
    public Task A_request_from_a_parameter_is_quiet() => Verify.That(Type("""
        private static readonly HttpClient Http = new();
        public Task<HttpResponseMessage> Send(HttpRequestMessage request)
        {
            request.RequestUri = new Uri("https://api.github.com/user");
            return Http.SendAsync(request);
        }
        """));

    [Fact]
    public Task A_request_class_of_the_users_own_is_quiet() => Verify.That(File("""
        public sealed class SignedRequest : HttpRequestMessage
        {
            public SignedRequest(string token) => Headers.Authorization = new("Bearer", token);
        }
        public sealed class Subject
        {
            public Task Run(HttpClient client, string token) => new HttpClient().SendAsync(new SignedRequest(token) { RequestUri = new Uri("https://api.github.com/user") });
        }
        """));

    [Fact]
    public Task Extension_methods_named_for_authentication_are_enough() => new Verify(Method("""
        using var client = new HttpClient();
        client.SetBearerToken(token);
        await client.GetAsync("https://api.github.com/user");
        using var second = new HttpClient();
        var request = new HttpRequestMessage(HttpMethod.Get, "https://api.github.com/user");
        request.SetBasicAuthentication("user", token);
        await second.SendAsync(request);
        """, usings: "using Duende.IdentityModel.Client;")).With(typeof(Duende.IdentityModel.Client.ProtocolRequest)).RunAsync();

    [Fact]
    public Task An_unnamed_client_of_a_factory_is_reported() => new Verify(Type("""
        private readonly IHttpClientFactory _factory;
        public Subject(IHttpClientFactory factory) => _factory = factory;
        public async Task Run()
        {
            var client = _factory.CreateClient();
            client.BaseAddress = new Uri("https://acme.zendesk.com/api/v2/");
            await client.[|GetAsync|]("tickets.json");
        }
        public async Task Fine(string token)
        {
            using var client = _factory.CreateClient();
            client.DefaultRequestHeaders.Authorization = new("Bearer", token);
            await client.GetAsync("https://acme.zendesk.com/api/v2/tickets.json");
        }
        public Task<string> Named() => _factory.CreateClient("zendesk").GetStringAsync("https://acme.zendesk.com/api/v2/tickets.json");
        """)).RunAsync();

    [Fact]
    public Task Registrations_are_read() => Verify.That(File("""
        public static class Setup
        {
            public static void Add(IServiceCollection services, string token)
            {
                services.AddHttpClient("bare", client => client.BaseAddress = new Uri("https://acme.zendesk.com/api/v2/"));
                services.AddHttpClient(Names.Constant, client => client.BaseAddress = new Uri("https://acme.zendesk.com/api/v2/"));
                services.AddHttpClient("header", client =>
                {
                    client.BaseAddress = new Uri("https://acme.zendesk.com/api/v2/");
                    client.DefaultRequestHeaders.Authorization = new("Bearer", token);
                });
                services.AddHttpClient("handler", client => client.BaseAddress = new Uri("https://acme.zendesk.com/api/v2/")).AddHttpMessageHandler<TokenHandler>();
                services.AddHttpClient<Bare>(c => c.BaseAddress = new Uri("https://api.github.com/"));
                services.AddHttpClient<Authenticated>(c => { c.BaseAddress = new Uri("https://api.github.com/"); c.DefaultRequestHeaders.Add("Authorization", token); });
            }
        }
        public sealed class TokenHandler : DelegatingHandler;
        public sealed class Subject(IHttpClientFactory factory)
        {
            public async Task Run()
            {
                await factory.CreateClient("bare").[|GetAsync|]("tickets.json");
                await factory.CreateClient(Names.Constant).[|GetAsync|]("tickets.json");
                await factory.CreateClient("header").GetAsync("tickets.json");
                await factory.CreateClient("handler").GetAsync("tickets.json");
            }
        }
        public static class Names
        {
            public const string Constant = "constant";
        }
        public sealed class Bare(HttpClient client)
        {
            public Task Run() => client.[|GetAsync|]("user");
        }
        public sealed class Authenticated
        {
            private readonly HttpClient client;
            public Authenticated(HttpClient client) => this.client = client;
            public Task Run() => client.GetAsync("user");
        }
        """, "using Microsoft.Extensions.DependencyInjection;\n"));

    [Fact]
    public Task An_id_at_the_end_of_an_address_brings_no_query() => Verify.That(Method("""
        using var gitLab = new HttpClient { BaseAddress = new Uri("https://gitlab.com/api/v4/") };
        await gitLab.[|DeleteAsync|]($"projects/{id}");
        await gitLab.[|DeleteAsync|]($"users/{body.GetHashCode()}");
        await gitLab.DeleteAsync($"users/{subdomain}");
        """));

    [Fact]
    public Task Defaults_of_all_clients_may_authenticate() => Verify.That(File("""
        public sealed class Subject(IHttpClientFactory factory)
        {
            public static void Add(IServiceCollection services) => services.ConfigureHttpClientDefaults(builder => builder.AddHttpMessageHandler<TokenHandler>());
            public async Task Run() => await factory.CreateClient().GetAsync("https://api.github.com/user");
        }
        public sealed class TokenHandler : DelegatingHandler;
        """, "using Microsoft.Extensions.DependencyInjection;\n"));

    [Fact]
    public Task WebClient_is_read() => Verify.That(Method("""
        using (var web = new WebClient())
        {
            web.Headers.Add("User-Agent", "app");
            web.Headers[HttpRequestHeader.Accept] = "application/json";
            web.[|DownloadString|]("https://api.github.com/user");
            web.[|UploadString|](new Uri("https://acme.zendesk.com/api/v2/tickets.json"), "POST", "{}");
        }

        using var good = new WebClient();
        good.Headers[HttpRequestHeader.Authorization] = "Bearer " + token;
        await good.DownloadStringTaskAsync("https://api.github.com/user");
        using var basic = new WebClient { Credentials = new NetworkCredential("user", token) };
        basic.DownloadString("https://api.github.com/user");
        using var line = new WebClient();
        line.Headers.Add("Authorization: token " + token);
        line.DownloadString("https://api.github.com/user");
        """));

    [Fact]
    public Task HttpWebRequest_is_read() => Verify.That(Method("""
        var request = (HttpWebRequest)WebRequest.Create("https://acme.zendesk.com/api/v2/tickets.json");
        request.Method = "GET";
        request.UserAgent = "app";
        using var response = (HttpWebResponse)request.[|GetResponse|]();

        var second = WebRequest.CreateHttp("https://api.github.com/user");
        second.Headers["Authorization"] = "token " + token;
        using var fine = await second.GetResponseAsync();

        HttpWebRequest third = WebRequest.CreateHttp("https://api.github.com/user");
        third.Headers.Add(HttpRequestHeader.Authorization, "token " + token);
        third.GetResponse();

        var fourth = WebRequest.Create("https://api.github.com/user");
        fourth.Credentials = CredentialCache.DefaultCredentials;
        fourth.GetResponse();
        """));

    [Fact]
    public Task An_API_of_the_configuration_is_watched() => new Verify(Method("""
        using var client = new HttpClient();
        await client.[|GetAsync|]("https://billing.contoso.net/v1/invoices");
        await client.GetAsync("https://billing.contoso.net/v1/health");
        await client.GetAsync("https://billing.contoso.net/other");
        using var good = new HttpClient();
        good.DefaultRequestHeaders.Add("X-Contoso", token);
        await good.GetAsync("https://billing.contoso.net/v1/invoices");
        """)).WithFile("/.tokenguard.toml", """
        [[api]]
        name = 'Contoso billing'
        base = 'https://billing.contoso.net/v1/'
        schemes = ['header:X-Contoso']
        anonymous = ['GET health']
        """).RunAsync();

    [Fact]
    public Task Schemes_of_query_and_body_are_looked_for_there() => new Verify(Method("""
        using var client = new HttpClient();
        await client.GetAsync($"https://maps.contoso.net/v1/route?from=a&k={token}");
        await client.[|GetAsync|]("https://maps.contoso.net/v1/route?from=a");
        await client.GetAsync("https://maps.contoso.net/v1/route?" + token);
        await client.PostAsync("https://chat.contoso.net/api/send", new FormUrlEncodedContent(new Dictionary<string, string> { ["pass"] = token }));
        await client.[|PostAsync|]("https://chat.contoso.net/api/send", new StringContent("{}"));
        """)).WithFile("/.tokenguard.toml", """
        [[api]]
        base = 'https://maps.contoso.net/v1/'
        schemes = ['query:k']
        [[api]]
        base = 'https://chat.contoso.net/api/'
        schemes = ['body:pass']
        """).RunAsync();

    [Fact]
    public Task An_inline_marker_accepts_a_call() => Verify.That(Method("""
        using var client = new HttpClient();
        await client.GetAsync("https://api.github.com/user"); // tokenguard:allow expects 401
        """));

    [Fact]
    public Task A_test_project_is_quiet() => new Verify(Method("""
        using var client = new HttpClient();
        await client.GetAsync("https://api.github.com/user");
        """)).WithOption("build_property.IsTestProject", "true").RunAsync();

    [Fact]
    public Task A_private_method_with_the_callers_client_is_followed() => Verify.That(Type("""
        public async Task Run()
        {
            using var client = new HttpClient();
            await Fetch(client, "tickets.json");
        }
        public async Task Fine(string token)
        {
            using var client = new HttpClient();
            client.DefaultRequestHeaders.Authorization = new("Bearer", token);
            await FetchGood(client, "tickets.json");
        }
        private static Task<string> Fetch(HttpClient client, string path) => client.[|GetStringAsync|]("https://acme.zendesk.com/api/v2/" + path);
        private static Task<string> FetchGood(HttpClient client, string path) => client.GetStringAsync("https://acme.zendesk.com/api/v2/" + path);
        """));

    [Fact]
    public Task Half_typed_code_is_survived() => new Verify(Method("""
        var client = new HttpClient(
        await client.GetAsync("https://api.github.com/user"
        """)) { CompilerDiagnostics = Microsoft.CodeAnalysis.Testing.CompilerDiagnostics.None }.RunAsync();
}
