using static TokenGuard.Analyzers.Tests.Harness.HttpSource;
using Verify = TokenGuard.Analyzers.Tests.Harness.Verify<TokenGuard.Analyzers.MissingAuthenticationAnalyzer>;

namespace TokenGuard.Analyzers.Tests;

/// <summary>Handlers between a client and the wire.</summary>
public sealed class MissingAuthenticationHandlerTests
{
    [Fact]
    public Task Plain_handlers_give_nothing() => Verify.That(Method("""
        var handler = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false };
        using var client = new HttpClient(handler);
        await client.[|GetAsync|]("https://api.github.com/user");
        using var second = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(2) }, disposeHandler: true);
        await second.[|GetAsync|]("https://api.github.com/user");
        """));

    [Fact]
    public Task Handlers_with_credentials_are_enough() => Verify.That(Method("""
        var handler = new HttpClientHandler();
        handler.Credentials = new NetworkCredential("user", token);
        using var client = new HttpClient(handler);
        await client.GetAsync("https://api.github.com/user");
        using var second = new HttpClient(new HttpClientHandler { UseDefaultCredentials = true });
        await second.GetAsync("https://api.github.com/user");
        using var certificates = new HttpClientHandler();
        certificates.ClientCertificates.Add(null!);
        using var third = new HttpClient(certificates);
        await third.GetAsync("https://api.github.com/user");
        """));

    [Fact]
    public Task Handlers_that_may_authenticate_are_quiet() => Verify.That(File("""
        public sealed class TokenHandler(HttpMessageHandler inner) : DelegatingHandler(inner);
        public sealed class Subject(HttpMessageHandler given)
        {
            private readonly HttpClient _http = new(new TokenHandler(new HttpClientHandler()));
            private readonly HttpClient _other = new(given);
            public async Task Run()
            {
                await _http.GetAsync("https://api.github.com/user");
                await _other.GetAsync("https://api.github.com/user");
            }
        }
        """));

    [Fact]
    public Task Handlers_that_only_look_at_requests_give_nothing() => Verify.That(File("""
        public sealed class TimingHandler : DelegatingHandler
        {
            public TimingHandler(string name) { }
            public TimingHandler(string name, HttpMessageHandler inner) : base(inner) { }
            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken stop)
            {
                Console.WriteLine(request.RequestUri);
                return await base.SendAsync(request, stop);
            }
        }
        public sealed class SigningHandler : DelegatingHandler
        {
            protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken stop)
            {
                Change(request);
                return base.SendAsync(request, stop);
            }
            private static void Change(HttpRequestMessage request) => request.Headers.Add("Authorization", Environment.GetEnvironmentVariable("A"));
        }
        public sealed class Subject
        {
            private readonly HttpClient _bare = new(new TimingHandler("a") { InnerHandler = new HttpClientHandler() });
            private readonly HttpClient _inner = new(new TimingHandler("b", new HttpClientHandler()));
            private readonly HttpClient _signed = new(new TimingHandler("c") { InnerHandler = new SigningHandler() });
            public static void Add(IServiceCollection services)
            {
                services.AddHttpClient("timed").AddHttpMessageHandler<TimingHandler>();
                services.AddHttpClient("signed").AddHttpMessageHandler<SigningHandler>();
            }
            public async Task Run(IHttpClientFactory factory)
            {
                await _bare.[|GetAsync|]("https://api.github.com/user");
                await _inner.[|GetAsync|]("https://api.github.com/user");
                await _signed.GetAsync("https://api.github.com/user");
                await factory.CreateClient("timed").[|GetAsync|]("https://api.github.com/user");
                await factory.CreateClient("signed").GetAsync("https://api.github.com/user");
            }
        }
        """, "using Microsoft.Extensions.DependencyInjection;\n"));
}
