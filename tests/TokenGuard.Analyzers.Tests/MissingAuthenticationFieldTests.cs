using static TokenGuard.Analyzers.Tests.Harness.HttpSource;
using Verify = TokenGuard.Analyzers.Tests.Harness.Verify<TokenGuard.Analyzers.MissingAuthenticationAnalyzer>;

namespace TokenGuard.Analyzers.Tests;

/// <summary>HttpClient as field or property, and addresses that come a long way.</summary>
public sealed class MissingAuthenticationFieldTests
{
    [Fact]
    public Task A_static_client_on_which_nothing_is_set_is_reported() => Verify.That(Type("""
        private static readonly HttpClient Http = new HttpClient();
        public Task<string> Tickets() => Http.[|GetStringAsync|]("https://acme.zendesk.com/api/v2/tickets.json");
        """));

    [Fact]
    public Task A_field_with_a_base_address_is_reported() => Verify.That(Type("""
        private readonly HttpClient _http = new() { BaseAddress = new Uri("https://acme.zendesk.com/api/v2/") };
        public async Task Close(int id) => await _http.[|PutAsJsonAsync|]($"tickets/{id}.json", new { ticket = new { status = "closed" } });
        """));

    [Fact]
    public Task A_field_made_in_the_constructor_is_reported() => Verify.That(Type("""
        private readonly HttpClient _http;
        public Subject()
        {
            _http = new HttpClient();
            _http.BaseAddress = new Uri("https://api.github.com/");
            _http.DefaultRequestHeaders.Add("User-Agent", "app");
        }
        public async Task Me() => await _http.[|GetAsync|]("user");
        """));

    [Fact]
    public Task A_field_that_the_constructor_authenticates_is_quiet() => Verify.That(Type("""
        private readonly HttpClient _http = new();
        public Subject(string token) => _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        public async Task Me() => await _http.GetAsync("https://api.github.com/user");
        """));

    [Fact]
    public Task A_field_that_another_method_authenticates_is_quiet() => Verify.That(Type("""
        private readonly HttpClient _http = new();
        public void Login(string token) => _http.DefaultRequestHeaders.Add("Authorization", "Bearer " + token);
        public async Task Me() => await _http.GetAsync("https://api.github.com/user");
        """));

    [Fact]
    public Task A_static_constructor_may_authenticate() => Verify.That(Type("""
        private static readonly HttpClient Http;
        static Subject()
        {
            Http = new HttpClient();
            var headers = Http.DefaultRequestHeaders;
            headers.Authorization = new AuthenticationHeaderValue("Basic", Environment.GetEnvironmentVariable("AUTH"));
        }
        public async Task Me() => await Http.GetAsync("https://api.github.com/user");
        """));

    [Fact]
    public Task A_method_that_is_given_the_field_may_authenticate() => Verify.That(Type("""
        private readonly HttpClient _http = new();
        public Subject(string token) => Authenticate(_http, token);
        private static void Authenticate(HttpClient client, string token) => client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        public async Task Me() => await _http.GetAsync("https://api.github.com/user");
        """));

    [Fact]
    public Task A_method_that_sets_only_the_agent_does_not_authenticate() => Verify.That(Type("""
        private readonly HttpClient _http = new();
        public Subject() => Prepare(_http);
        private static void Prepare(HttpClient client) => client.DefaultRequestHeaders.UserAgent.ParseAdd("app");
        public async Task Me() => await _http.[|GetAsync|]("https://api.github.com/user");
        """));

    [Fact]
    public Task Another_file_may_authenticate_what_it_can_reach() => new Verify(File("""
        public static class Shared
        {
            public static readonly HttpClient Open = new();
            internal static readonly HttpClient Closed = new();
        }
        public sealed class Subject
        {
            public async Task Run()
            {
                await Shared.Open.GetAsync("https://api.github.com/user");
                await Shared.Closed.[|GetAsync|]("https://api.github.com/user");
            }
        }
        """)).WithSource("""
        public static class Login
        {
            public static void Run(string token)
            {
                Shared.Open.DefaultRequestHeaders.Add("Authorization", token);
                Shared.Closed.Timeout = System.TimeSpan.FromSeconds(1);
            }
        }
        """).RunAsync();

    [Fact]
    public Task Another_part_of_the_type_may_authenticate() => new Verify(Type("""
        private readonly HttpClient _http = new();
        public Task Run() => _http.GetAsync("https://api.github.com/user");
        """)).WithSource("""
        public partial class Subject
        {
            public void Login(string token) => _http.DefaultRequestHeaders.Add("Authorization", token);
        }
        """).RunAsync();

    [Fact]
    public Task A_part_that_does_not_name_the_client_does_not_matter() => new Verify(Type("""
        private readonly HttpClient _http = new();
        public Task Run() => _http.[|GetAsync|]("https://api.github.com/user");
        """)).WithSource("""
        public partial class Subject
        {
            public int Number => 1;
        }
        """).RunAsync();

    [Fact]
    public Task A_base_class_of_the_file_may_authenticate() => Verify.That(File("""
        public abstract class Base
        {
            protected readonly HttpClient Http = new();
            protected readonly HttpClient Other = new();
            protected Base(string token) => Http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        }
        public sealed class Subject(string token) : Base(token)
        {
            public Task Run() => Http.GetAsync("https://api.github.com/user");
            public Task Bare() => Other.[|GetAsync|]("https://api.github.com/user");
        }
        """));

    [Fact]
    public Task A_class_that_derives_from_HttpClient_is_quiet() => Verify.That(File("""
        public sealed class GitHubClient : HttpClient
        {
            public GitHubClient(string token) => DefaultRequestHeaders.Authorization = new("Bearer", token);
            public Task<string> Me() => GetStringAsync("https://api.github.com/user");
        }
        public sealed class Subject
        {
            public Task<string> Run(string token) => new GitHubClient(token).GetStringAsync("https://api.github.com/user");
        }
        """));

    [Fact]
    public Task Addresses_in_constants_fields_and_parameters_are_followed() => Verify.That(Type("""
        private const string Host = "https://acme.zendesk.com";
        private static readonly Uri Root = new Uri(Host + "/api/v2/");
        private static readonly HttpClient Http = new();
        public async Task Run()
        {
            await Http.[|GetAsync|](new Uri(Root, "tickets.json"));
            await Http.[|GetAsync|](string.Format("{0}/api/v2/tickets/{1}.json", Host, 7));
            await Http.[|GetAsync|](string.Concat(Host, "/api/v2/", "users.json"));
            await Fetch(Host + "/api/v2/tickets.json");
        }
        private async Task Fetch(string url) => await Http.[|GetAsync|](url);
        public async Task Open(string url) => await Http.GetAsync(url);
        """));

    [Fact]
    public Task A_client_chosen_by_a_switch_is_followed() => Verify.That(Type("""
        private static readonly HttpClient First = new();
        private static readonly HttpClient Second = new();
        public async Task Run(int which)
        {
            var client = which switch { 1 => First, _ => Second };
            await client.[|GetAsync|]("https://api.github.com/user");
        }
        """));

    [Fact]
    public Task Extension_methods_of_the_file_are_followed() => Verify.That(File("""
        public static class Extensions
        {
            public static HttpClient Tagged(this HttpClient client)
            {
                client.DefaultRequestHeaders.Add("X-Tag", "1");
                return client;
            }
            public static HttpClient SignedIn(this HttpClient client, string token)
            {
                client.DefaultRequestHeaders.Authorization = new("Bearer", token);
                return client;
            }
        }
        public sealed class Subject
        {
            public async Task Run(string token)
            {
                using var bare = new HttpClient();
                bare.Tagged();
                await bare.[|GetAsync|]("https://api.github.com/user");
                using var good = new HttpClient();
                good.SignedIn(token);
                await good.GetAsync("https://api.github.com/user");
            }
        }
        """));
}
