using static TokenGuard.Analyzers.Tests.Harness.HttpSource;
using Verify = TokenGuard.Analyzers.Tests.Harness.Verify<TokenGuard.Analyzers.MissingAuthenticationAnalyzer>;

namespace TokenGuard.Analyzers.Tests;

/// <summary>RestSharp, Flurl and Refit.</summary>
public sealed class MissingAuthenticationLibraryTests
{
    [Fact]
    public Task RestSharp_without_credentials_is_reported() => RestSharp(Method("""
        var client = new RestClient("https://acme.zendesk.com/api/v2");
        var request = new RestRequest("tickets.json", RestSharp.Method.Get);
        request.AddHeader("Accept", "application/json");
        var response = await client.[|ExecuteAsync|](request);
        await client.[|GetAsync|](new RestRequest("users.json"));
        await client.[|PostAsync|](new RestRequest("tickets.json").AddJsonBody(body));
        await client.[|GetAsync|]<object>(new RestRequest($"tickets/{id}.json"));
        """));

    [Fact]
    public Task RestSharp_with_options_is_read() => RestSharp(Method("""
        var options = new RestClientOptions("https://api.github.com") { Timeout = TimeSpan.FromSeconds(1) };
        using var client = new RestClient(options);
        await client.[|GetJsonAsync|]<object>("user");
        using var good = new RestClient(new RestClientOptions("https://api.github.com") { Authenticator = new JwtAuthenticator(token) });
        await good.GetJsonAsync<object>("user");
        var late = new RestClientOptions("https://api.github.com");
        late.Authenticator = new HttpBasicAuthenticator("user", token);
        await new RestClient(late).GetJsonAsync<object>("user");
        using var configured = new RestClient("https://api.github.com", o => o.Authenticator = new JwtAuthenticator(token));
        await configured.GetJsonAsync<object>("user");
        """));

    [Fact]
    public Task RestSharp_headers_are_enough() => RestSharp(Method("""
        var client = new RestClient("https://acme.zendesk.com/api/v2");
        client.AddDefaultHeader("Authorization", "Bearer " + token);
        await client.ExecuteAsync(new RestRequest("tickets.json"));
        var bare = new RestClient();
        var request = new RestRequest("https://acme.zendesk.com/api/v2/tickets.json").AddHeader("Authorization", $"Bearer {token}");
        await bare.ExecuteAsync(request);
        var second = new RestRequest("https://acme.zendesk.com/api/v2/tickets.json");
        second.Authenticator = new JwtAuthenticator(token);
        await bare.ExecuteGetAsync(second);
        var third = new RestRequest("https://acme.zendesk.com/api/v2/tickets.json");
        third.AddParameter("Authorization", token, ParameterType.HttpHeader);
        await bare.ExecuteAsync(third);
        await bare.[|ExecuteAsync|](new RestRequest("https://acme.zendesk.com/api/v2/tickets.json"));
        """));

    [Fact]
    public Task A_RestSharp_field_is_read() => RestSharp(Type("""
        private readonly IRestClient _client = new RestClient("https://acme.zendesk.com/api/v2/");
        private readonly RestClient _good;
        public Subject(string token)
        {
            _good = new RestClient("https://acme.zendesk.com/api/v2/");
            _good.AddDefaultHeader("Authorization", token);
        }
        public async Task Run()
        {
            await _client.[|ExecuteAsync|](new RestRequest("tickets.json"));
            await _good.ExecuteAsync(new RestRequest("tickets.json"));
        }
        """));

    [Fact]
    public Task Flurl_without_credentials_is_reported() => Flurl(Method("""
        await "https://api.github.com/user".[|GetJsonAsync|]<object>();
        await "https://acme.zendesk.com".AppendPathSegment("api/v2").AppendPathSegments("tickets", id).[|GetStringAsync|]();
        await $"https://{subdomain}.zendesk.com/api/v2/tickets.json".SetQueryParam("page", 2).WithHeader("Accept", "application/json").[|PostJsonAsync|](body);
        var url = new Url("https://acme.zendesk.com/api/v2").AppendPathSegment("tickets");
        await url.WithTimeout(5).[|DeleteAsync|]();
        """));

    [Fact]
    public Task Flurl_with_credentials_is_quiet() => Flurl(Method("""
        await "https://api.github.com/user".WithOAuthBearerToken(token).GetJsonAsync<object>();
        await "https://acme.zendesk.com/api/v2/tickets".WithBasicAuth("user", token).GetStringAsync();
        await "https://acme.zendesk.com/api/v2/tickets".WithHeader("Authorization", token).GetStringAsync();
        await "https://acme.zendesk.com/api/v2/tickets".WithHeaders(new { Authorization = token, Accept = "a" }).GetStringAsync();
        await "https://acme.zendesk.com/api/v2/tickets".SetQueryParams(new { access_token = token }).GetStringAsync();
        var request = "https://acme.zendesk.com/api/v2/tickets".WithTimeout(3);
        request.WithOAuthBearerToken(token);
        await request.GetStringAsync();
        """));

    [Fact]
    public Task Flurl_clients_are_read() => Flurl(Type("""
        private readonly FlurlClient _bare = new FlurlClient("https://acme.zendesk.com/api/v2");
        private readonly IFlurlClient _good;
        public Subject(string token) => _good = new FlurlClient("https://acme.zendesk.com/api/v2").WithOAuthBearerToken(token);
        public async Task Run()
        {
            await _bare.Request("tickets").[|GetAsync|]();
            await _good.Request("tickets").GetAsync();
        }
        """));

    [Fact]
    public Task Flurl_with_a_global_setup_is_quiet() => Flurl(Method("""
        FlurlHttp.ConfigureClientForUrl("https://api.github.com").WithHeader("Authorization", token);
        await "https://api.github.com/user".GetJsonAsync<object>();
        """));

    [Fact]
    public Task A_Refit_interface_without_credentials_is_reported_at_its_methods() => Refit(File("""
        [Headers("User-Agent: app")]
        public interface IGitHub
        {
            [[|Get("/user")|]]
            Task<string> Me();

            [Get("/users/{name}")]
            Task<string> User(string name);

            [[|Post("/user/repos")|]]
            Task Create([Body] object repository);

            [Get("/user/repos")]
            [Headers("Authorization: Bearer")]
            Task<string> Mine();

            [Get("/user/repos")]
            Task<string> Theirs([Header("Authorization")] string authorization);

            [Get("/user/repos")]
            Task<string> Ours([Authorize("Bearer")] string token);
        }
        public sealed class Subject
        {
            private readonly IGitHub api = RestService.For<IGitHub>("https://api.github.com");
        }
        """));

    [Fact]
    public Task Refit_with_credentials_is_quiet() => Refit(File("""
        [Headers("Authorization: Bearer")]
        public interface IMarked
        {
            [Get("/user")]
            Task<string> Me();
        }
        public interface IPlain
        {
            [Get("/user")]
            Task<string> Me();
        }
        public sealed class Subject
        {
            public void Run(string token, HttpClient given)
            {
                RestService.For<IMarked>("https://api.github.com");
                RestService.For<IPlain>("https://api.github.com", new RefitSettings { AuthorizationHeaderValueGetter = (_, _) => new(token) });
                RestService.For<IPlain>(given);
                var client = new HttpClient { BaseAddress = new Uri("https://api.github.com") };
                client.DefaultRequestHeaders.Authorization = new("Bearer", token);
                RestService.For<IPlain>(client);
                RestService.For<IPlain>("https://contoso.com");
            }
        }
        """));

    [Fact]
    public Task Refit_over_a_client_is_read() => Refit(File("""
        public interface IPlain
        {
            [[|Get("/user")|]]
            Task<string> Me();
        }
        public sealed class Subject
        {
            public IPlain Make() => RestService.For<IPlain>(new HttpClient { BaseAddress = new Uri("https://api.github.com") });
        }
        """));

    [Fact]
    public Task Refit_registrations_are_read() => new Verify(File("""
        public interface IBare
        {
            [[|Get("/user")|]]
            Task<string> Me();
        }
        public interface IHandled
        {
            [Get("/user")]
            Task<string> Me();
        }
        public static class Setup
        {
            public static void Add(IServiceCollection services)
            {
                services.AddRefitClient<IBare>().ConfigureHttpClient(c => c.BaseAddress = new Uri("https://api.github.com"));
                services.AddRefitClient<IHandled>().ConfigureHttpClient(c => c.BaseAddress = new Uri("https://api.github.com")).AddHttpMessageHandler<TokenHandler>();
            }
        }
        public sealed class TokenHandler : DelegatingHandler;
        """, "using Refit;\nusing Microsoft.Extensions.DependencyInjection;\n")).With(typeof(Refit.RestService)).WithSource("""
        namespace Refit
        {
            public static class HttpClientFactoryExtensions
            {
                public static Microsoft.Extensions.DependencyInjection.IHttpClientBuilder AddRefitClient<T>(
                    this Microsoft.Extensions.DependencyInjection.IServiceCollection services, RefitSettings? settings = null) where T : class => null!;
            }
        }
        """).RunAsync();

    private static Task RestSharp(string source) =>
        new Verify("using RestSharp;\nusing RestSharp.Authenticators;\n" + source).With(typeof(RestSharp.RestClient)).RunAsync();

    private static Task Flurl(string source) =>
        new Verify("using Flurl;\nusing Flurl.Http;\n" + source).With(typeof(Flurl.Url), typeof(Flurl.Http.FlurlClient)).RunAsync();

    private static Task Refit(string source) => new Verify("using Refit;\n" + source).With(typeof(Refit.RestService)).RunAsync();
}
