using TokenGuard.Analyzers.Tests.Harness;
using static TokenGuard.Analyzers.Tests.Harness.HttpSource;
using Verify = TokenGuard.Analyzers.Tests.Harness.Verify<TokenGuard.Analyzers.ForeignHostAnalyzer>;

namespace TokenGuard.Analyzers.Tests;

public sealed class ForeignHostTests
{
    [Fact]
    public Task A_shared_client_that_calls_a_second_provider_is_reported_there() => Verify.That(Method("""
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        await client.GetAsync("https://api.github.com/user");
        await client.[|PostAsync|]("https://slack.com/api/chat.postMessage", null);
        """));

    [Fact]
    public Task A_field_is_shared_by_the_methods_of_its_type() => Verify.That(Type("""
        private readonly HttpClient _http = new() { BaseAddress = new Uri("https://acme.zendesk.com/api/v2/") };
        public Subject(string token) => _http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        public Task Tickets() => _http.GetAsync("tickets.json");
        public Task More() => _http.GetAsync("https://acme.zendesk.com/api/v2/users.json");
        public Task Notify() => _http.[|PostAsJsonAsync|]("https://hooks.slack.com/services/x", new { text = "" });
        public Task Report() => _http.[|PostAsync|]("https://collector.contoso.net/metrics", null);
        """));

    [Fact]
    public Task Two_clients_are_fine() => Verify.That(Method("""
        using var github = new HttpClient();
        github.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        await github.GetAsync("https://api.github.com/user");
        using var slack = new HttpClient();
        slack.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", body.ToString());
        await slack.PostAsync("https://slack.com/api/chat.postMessage", null);
        """));

    [Fact]
    public Task A_client_without_a_credential_may_call_anybody() => Verify.That(Method("""
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Add("User-Agent", "app");
        await client.GetAsync("https://api.github.com/user");
        await client.PostAsync("https://slack.com/api/chat.postMessage", null);
        """));

    [Fact]
    public Task Headers_of_requests_stay_with_them() => Verify.That(Method("""
        using var client = new HttpClient();
        var first = new HttpRequestMessage(HttpMethod.Get, "https://api.github.com/user");
        first.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        await client.SendAsync(first);
        var second = new HttpRequestMessage(HttpMethod.Post, "https://slack.com/api/chat.postMessage");
        second.Headers.Authorization = new AuthenticationHeaderValue("Bearer", body.ToString());
        await client.SendAsync(second);
        """));

    [Fact]
    public Task A_requests_own_header_takes_the_place_of_the_clients() => Verify.That(Method("""
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        await client.GetAsync("https://api.github.com/user");
        var other = new HttpRequestMessage(HttpMethod.Post, "https://slack.com/api/chat.postMessage");
        other.Headers.Authorization = new AuthenticationHeaderValue("Bearer", body.ToString());
        await client.SendAsync(other);
        """));

    [Fact]
    public Task A_host_that_a_request_brings_its_own_header_to_is_not_the_clients() => Verify.That(Type("""
        private readonly HttpClient _http = new();
        public Subject(string token) => _http.DefaultRequestHeaders.Add("X-Acme-Token", token);
        public async Task User(string other)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "https://api.github.com/user");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", other);
            await _http.SendAsync(request);
        }
        public Task Orders() => _http.GetAsync("https://api.contoso.net/orders");
        """));

    [Fact]
    public Task Hosts_of_one_site_belong_together() => Verify.That(Method("""
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        await client.GetAsync("https://api.github.com/user");
        await client.GetAsync("https://uploads.github.com/repos/o/r/releases/1/assets");
        await client.GetAsync("https://objects.githubusercontent.com/x");
        await client.GetAsync("http://localhost:8080/x");
        await client.GetAsync($"https://{subdomain}/x");
        """));

    [Fact]
    public Task A_token_endpoint_may_have_a_host_of_its_own() => Verify.That(Type("""
        private readonly HttpClient _http = new();
        public async Task Run(string token)
        {
            await _http.PostAsync("https://login.microsoftonline.com/common/oauth2/v2.0/token", null);
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            await _http.GetAsync("https://graph.microsoft.com/v1.0/me");
        }
        """));

    [Fact]
    public Task A_token_named_for_a_provider_belongs_to_its_hosts() => Verify.That(Type("""
        public async Task Run(string gitHubToken, string slackToken, string token)
        {
            using var client = new HttpClient();
            await client.[|SendAsync|](new HttpRequestMessage(HttpMethod.Get, "https://api.example.com/x") { Headers = { Authorization = new("Bearer", gitHubToken) } });
            await client.SendAsync(new HttpRequestMessage(HttpMethod.Get, "https://api.github.com/user") { Headers = { Authorization = new("Bearer", gitHubToken) } });
            await client.SendAsync(new HttpRequestMessage(HttpMethod.Get, "https://github.contoso.net/api/v3/user") { Headers = { Authorization = new("Bearer", gitHubToken) } });
            await client.SendAsync(new HttpRequestMessage(HttpMethod.Get, "https://api.example.com/x") { Headers = { Authorization = new("Bearer", token) } });
            var request = new HttpRequestMessage(HttpMethod.Get, "https://api.github.com/user");
            request.Headers.Add("Authorization", $"Bearer {slackToken}");
            await client.[|SendAsync|](request);
        }
        """));

    [Fact]
    public Task A_token_read_by_a_providers_key_belongs_to_its_hosts() => Verify.That(Method("""
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Environment.GetEnvironmentVariable("GITHUB_TOKEN"));
        await client.[|GetAsync|]("https://gitlab.com/api/v4/user");
        await client.GetAsync("https://api.github.com/user");
        """));

    [Fact]
    public Task A_token_of_a_providers_format_belongs_to_its_hosts() => Verify.That(Method($$"""
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "{{Token.GitHub}}");
        await client.[|GetAsync|]("https://acme.zendesk.com/api/v2/tickets.json");
        """));

    [Fact]
    public Task A_configured_base_is_nobodys() => Verify.That(Type("""
        private readonly HttpClient _http;
        public Subject(Uri configured, string token)
        {
            _http = new HttpClient { BaseAddress = configured };
            _http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        }
        public Task Run() => _http.GetAsync("https://api.github.com/user");
        """));

    [Fact]
    public Task A_custom_header_is_sent_again_on_redirects() => Verify.That(Method("""
        var handler = new HttpClientHandler { [|AllowAutoRedirect = true|] };
        using var client = new HttpClient(handler);
        client.DefaultRequestHeaders.Add("X-Api-Key", token);

        using var second = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = true });
        second.DefaultRequestHeaders.Authorization = new("Bearer", token);

        using var third = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        third.DefaultRequestHeaders.Add("X-Api-Key", token);

        using var fourth = new HttpClient(new HttpClientHandler());
        fourth.DefaultRequestHeaders.Add("X-Api-Key", token);
        """));

    [Fact]
    public Task RestSharp_clients_are_shared_too() => new Verify(Method("""
        var client = new RestClient();
        client.AddDefaultHeader("Authorization", "Bearer " + token);
        await client.ExecuteAsync(new RestRequest("https://api.github.com/user"));
        await client.[|ExecuteAsync|](new RestRequest("https://slack.com/api/chat.postMessage"));
        """, usings: "using RestSharp;\n")).With(typeof(RestSharp.RestClient)).RunAsync();
}
