using Microsoft.CodeAnalysis.Testing;
using static TokenGuard.Analyzers.Tests.Harness.HttpSource;
using Verify = TokenGuard.Analyzers.Tests.Harness.Verify<TokenGuard.Analyzers.MissingAuthenticationAnalyzer>;

namespace TokenGuard.Analyzers.Tests;

/// <summary>HttpClient as local variable; other shapes stand in the tests beside this one.</summary>
public sealed class MissingAuthenticationTests
{
    [Fact]
    public Task A_new_client_without_headers_is_reported() => Verify.That(Method("""
        var client = new HttpClient();
        var text = await client.[|GetStringAsync|]("https://acme.zendesk.com/api/v2/tickets.json");
        """));

    [Fact]
    public Task A_client_that_is_made_for_the_call_is_reported() => Verify.That(Method("""
        await new HttpClient().[|GetAsync|]($"https://{subdomain}.zendesk.com/api/v2/tickets/{id}.json");
        """));

    [Fact]
    public Task All_verbs_are_read() => Verify.That(Method("""
        using var client = new HttpClient();
        await client.[|PostAsync|]("https://acme.zendesk.com/api/v2/tickets.json", new StringContent("{}"));
        await client.[|PutAsync|]($"https://acme.zendesk.com/api/v2/tickets/{id}.json", new StringContent("{}"));
        await client.[|PatchAsync|]("https://api.github.com/repos/o/r/issues/1", new StringContent("{}"));
        await client.[|DeleteAsync|]($"https://acme.zendesk.com/api/v2/tickets/{id}.json");
        await client.[|GetStreamAsync|]("https://api.github.com/user");
        await client.[|GetByteArrayAsync|]("https://api.github.com/user/repos");
        """));

    [Fact]
    public Task Json_extensions_are_read() => Verify.That(Method("""
        using var client = new HttpClient();
        await client.[|GetFromJsonAsync|]<object>("https://api.github.com/user");
        await client.[|PostAsJsonAsync|]("https://acme.zendesk.com/api/v2/tickets", body);
        await client.[|PutAsJsonAsync|]("https://acme.zendesk.com/api/v2/tickets/1", body);
        await client.[|PatchAsJsonAsync|]("https://api.github.com/user", body);
        await client.[|DeleteFromJsonAsync|]<object>("https://acme.zendesk.com/api/v2/tickets/1");
        """));

    [Fact]
    public Task A_message_says_who_is_called_and_what_is_missing() => Expect("""
        using var client = new HttpClient();
        await client.GetAsync("https://acme.zendesk.com/api/v2/tickets.json");
        """, "Zendesk", "it takes 'Authorization: Basic …' or 'Authorization: Bearer …'");

    [Fact]
    public Task An_authorization_header_on_the_client_is_enough() => Verify.That(Method("""
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        await client.GetAsync("https://acme.zendesk.com/api/v2/tickets.json");
        """));

    [Fact]
    public Task A_header_added_by_name_is_enough() => Verify.That(Method("""
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Add("Authorization", $"Bearer {token}");
        await client.GetAsync("https://acme.zendesk.com/api/v2/tickets.json");
        using var other = new HttpClient();
        other.DefaultRequestHeaders.TryAddWithoutValidation("authorization", "token " + token);
        await other.GetAsync("https://api.github.com/user");
        """));

    [Fact]
    public Task Harmless_headers_are_no_credential() => Verify.That(Method("""
        using var client = new HttpClient();
        client.Timeout = TimeSpan.FromSeconds(5);
        client.DefaultRequestHeaders.UserAgent.ParseAdd("app/1.0");
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        client.DefaultRequestHeaders.Add("X-Request-Id", Guid.NewGuid().ToString());
        client.DefaultRequestHeaders.Add("Idempotency-Key", "1");
        await client.[|GetAsync|]("https://api.github.com/user");
        """));

    [Fact]
    public Task A_header_set_behind_the_call_comes_too_late() => Verify.That(Method("""
        using var client = new HttpClient();
        await client.[|GetAsync|]("https://acme.zendesk.com/api/v2/tickets.json");
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        await client.GetAsync("https://acme.zendesk.com/api/v2/users.json");
        """));

    [Fact]
    public Task A_header_on_another_client_is_no_credential() => Verify.That(Method("""
        using var first = new HttpClient();
        using var second = new HttpClient();
        first.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        await first.GetAsync("https://acme.zendesk.com/api/v2/tickets.json");
        await second.[|GetAsync|]("https://acme.zendesk.com/api/v2/tickets.json");
        """));

    [Fact]
    public Task A_branch_that_sets_the_header_is_enough() => Verify.That(Method("""
        using var client = new HttpClient();
        if (flag)
        {
            client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        }

        await client.GetAsync("https://acme.zendesk.com/api/v2/tickets.json");
        """));

    [Fact]
    public Task The_other_branch_is_not() => Verify.That(Method("""
        using var client = new HttpClient();
        if (flag)
        {
            client.DefaultRequestHeaders.Authorization = new("Bearer", token);
            await client.GetAsync("https://acme.zendesk.com/api/v2/tickets.json");
        }
        else
        {
            await client.[|GetAsync|]("https://acme.zendesk.com/api/v2/tickets.json");
        }
        """));

    [Fact]
    public Task A_branch_that_returns_does_not_lead_to_the_call() => Verify.That(Method("""
        using var client = new HttpClient();
        if (flag)
        {
            client.DefaultRequestHeaders.Authorization = new("Bearer", token);
            await client.GetAsync("https://acme.zendesk.com/api/v2/tickets.json");
            return;
        }

        await client.[|GetAsync|]("https://acme.zendesk.com/api/v2/tickets.json");
        """));

    [Fact]
    public Task A_loop_may_come_back_with_the_header() => Verify.That(Method("""
        using var client = new HttpClient();
        for (var i = 0; i < 2; i++)
        {
            await client.GetAsync("https://acme.zendesk.com/api/v2/tickets.json");
            client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        }
        """));

    [Fact]
    public Task A_header_that_is_taken_away_is_none() => Verify.That(Method("""
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        client.DefaultRequestHeaders.Authorization = null;
        await client.[|GetAsync|]("https://acme.zendesk.com/api/v2/tickets.json");

        using var second = new HttpClient();
        second.DefaultRequestHeaders.Add("Authorization", token);
        second.DefaultRequestHeaders.Remove("Authorization");
        await second.[|GetAsync|]("https://acme.zendesk.com/api/v2/tickets.json");

        using var third = new HttpClient();
        third.DefaultRequestHeaders.Add("Authorization", token);
        third.DefaultRequestHeaders.Clear();
        await third.[|GetAsync|]("https://acme.zendesk.com/api/v2/tickets.json");
        """));

    [Fact]
    public Task Clearing_first_and_setting_then_is_fine() => Verify.That(Method("""
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Clear();
        client.DefaultRequestHeaders.Add("Authorization", token);
        await client.GetAsync("https://acme.zendesk.com/api/v2/tickets.json");
        """));

    [Fact]
    public Task A_base_address_is_joined() => Verify.That(Method("""
        using var client = new HttpClient { BaseAddress = new Uri("https://acme.zendesk.com/api/v2/") };
        await client.[|GetAsync|]("tickets.json");
        using var second = new HttpClient();
        second.BaseAddress = new Uri("https://api.github.com");
        await second.[|GetAsync|]("/user");
        """));

    [Fact]
    public Task A_slash_too_few_in_the_base_does_not_hide_the_call() => Verify.That(Method("""
        using var client = new HttpClient { BaseAddress = new Uri("https://acme.zendesk.com/api/v2") };
        await client.[|GetAsync|]("tickets.json");
        """));

    [Fact]
    public Task Other_hosts_are_quiet() => Verify.That(Method("""
        using var client = new HttpClient();
        await client.GetAsync("https://example.com/api/v2/tickets.json");
        await client.GetAsync("http://localhost:5000/api/v2/tickets.json");
        await client.GetAsync("https://www.zendesk.com/pricing");
        await client.GetAsync("https://raw.githubusercontent.com/o/r/main/README.md");
        await client.GetAsync($"https://{subdomain}/api/v2/tickets.json");
        await client.GetAsync(token);
        """));

    [Fact]
    public Task Anonymous_calls_are_quiet() => Verify.That(Method("""
        using var client = new HttpClient();
        client.DefaultRequestHeaders.UserAgent.ParseAdd("app/1.0");
        await client.GetAsync("https://api.github.com/repos/o/r/releases/latest");
        await client.GetAsync($"https://api.github.com/users/{subdomain}");
        await client.GetAsync($"https://api.github.com/{subdomain}");
        await client.PostAsync("https://acme.zendesk.com/api/v2/requests.json", new StringContent("{}"));
        await client.GetAsync("https://acme.zendesk.com/api/v2/help_center/articles.json");
        """));

    [Fact]
    public Task A_generic_wrapper_with_an_unknown_path_is_reported_for_a_closed_API() => Verify.That(Type("""
        private static readonly HttpClient Client = new();
        public async Task<T?> Get<T>(string path) => await Client.[|GetFromJsonAsync|]<T>($"https://acme.zendesk.com/api/v2/{path}");
        """));

    [Fact]
    public Task A_client_handed_to_code_that_is_not_seen_is_quiet() => Verify.That(Method("""
        using var client = new HttpClient();
        configure(client);
        await client.GetAsync("https://acme.zendesk.com/api/v2/tickets.json");
        """, "Action<HttpClient> configure = null!;"));

    [Fact]
    public Task A_client_handed_on_after_the_call_is_reported() => Verify.That(Method("""
        var client = new HttpClient();
        await client.[|GetAsync|]("https://acme.zendesk.com/api/v2/tickets.json");
        configure(client);
        """, "Action<HttpClient> configure = null!;"));

    [Fact]
    public Task Clients_from_elsewhere_are_quiet() => Verify.That(Type("""
        private readonly HttpClient _injected;
        public HttpClient Settable { get; set; } = new HttpClient();
        public HttpClient? Unset;
        public Subject(HttpClient client) => _injected = client;
        public async Task Run(HttpClient parameter, Func<HttpClient> make, IServiceProvider services)
        {
            await parameter.GetAsync("https://api.github.com/user");
            await _injected.GetAsync("https://api.github.com/user");
            await Settable.GetAsync("https://api.github.com/user");
            await Unset!.GetAsync("https://api.github.com/user");
            await make().GetAsync("https://api.github.com/user");
            await ((HttpClient)services.GetService(typeof(HttpClient))!).GetAsync("https://api.github.com/user");
        }
        """));

    [Fact]
    public Task A_primary_constructors_client_is_quiet() => Verify.That(File("""
        public class ZendeskService(HttpClient client)
        {
            public Task<string> Tickets() => client.GetStringAsync("https://acme.zendesk.com/api/v2/tickets.json");
        }
        """));

    [Fact]
    public Task A_client_of_a_factory_method_is_followed() => Verify.That(Type("""
        private static HttpClient Bare()
        {
            var client = new HttpClient();
            client.BaseAddress = new Uri("https://acme.zendesk.com/api/v2/");
            return client;
        }
        private static HttpClient WithToken(string token)
        {
            var client = new HttpClient();
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            return client;
        }
        public async Task Run(string token)
        {
            using var bare = Bare();
            await bare.[|GetAsync|]("tickets.json");
            using var good = WithToken(token);
            await good.GetAsync("https://acme.zendesk.com/api/v2/tickets.json");
        }
        """));

    [Fact]
    public Task A_property_or_lazy_value_is_followed() => Verify.That(Type("""
        private static readonly Lazy<HttpClient> Shared = new(() => new HttpClient());
        private HttpClient? _made;
        private HttpClient Made => _made ??= new HttpClient();
        public async Task Run()
        {
            await Shared.Value.[|GetAsync|]("https://api.github.com/user");
            await Made.[|GetAsync|]("https://api.github.com/user");
        }
        """));

    [Fact]
    public Task Credentials_in_the_address_are_enough() => Verify.That(Method("""
        using var client = new HttpClient();
        await client.GetAsync($"https://user:{token}@api.github.com/user");
        await client.GetAsync($"https://api.github.com/user?access_token={token}");
        """));

    [Fact]
    public Task An_address_from_a_builder_is_read() => Verify.That(Method("""
        using var client = new HttpClient();
        var builder = new UriBuilder("https", "api.github.com") { Path = "user", Query = "page=2" };
        await client.[|GetAsync|](builder.Uri);
        await client.[|GetAsync|](new UriBuilder("https://api.github.com") { Path = "/user" }.ToString());
        await client.GetAsync(new UriBuilder("https", "api.contoso.com", 443, "user").Uri);
        """));

    [Fact]
    public Task Pages_of_a_list_are_one_address() => Verify.That(Method("""
        using var client = new HttpClient();
        var url = "https://acme.zendesk.com/api/v2/tickets.json";
        while (url != null)
        {
            var page = await client.[|GetFromJsonAsync|]<JsonElement>(url);
            url = page.GetProperty("next_page").GetString();
        }
        """));

    [Fact]
    public Task Lambdas_and_local_functions_are_read() => Verify.That(Method("""
        using var client = new HttpClient();
        await Task.Run(async () => await client.[|GetAsync|]("https://api.github.com/user"));
        async Task Local() => await client.[|GetAsync|]("https://api.github.com/user");
        await Local();

        using var second = new HttpClient();
        Prepare();
        await second.GetAsync("https://api.github.com/user");
        void Prepare() => second.DefaultRequestHeaders.Authorization = new("Bearer", token);
        """));

    [Fact]
    public Task A_conditional_access_is_read() => Verify.That(Type("""
        private HttpClient? _http = new HttpClient();
        public async Task Run()
        {
            if (_http?.[|GetAsync|]("https://api.github.com/user") is { } sent)
            {
                await sent;
            }
        }
        """));

    [Fact]
    public Task Two_calls_at_once_are_both_reported() => Verify.That(Method("""
        using var client = new HttpClient();
        await Task.WhenAll(
            client.[|GetAsync|]("https://acme.zendesk.com/api/v2/users.json"),
            client.[|GetAsync|]("https://acme.zendesk.com/api/v2/tickets.json"));
        """));

    [Fact]
    public Task Top_level_statements_are_read() => new Verify(File("""
        const string Base = "https://acme.zendesk.com/api/v2";
        var client = new HttpClient();
        var response = await client.[|GetAsync|]($"{Base}/tickets.json");
        Console.WriteLine(response.StatusCode);
        """)).AsProgram().RunAsync();

    [Fact]
    public Task Top_level_statements_with_a_header_are_quiet() => new Verify(File("""
        var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", args[0]);
        var response = await client.GetAsync("https://acme.zendesk.com/api/v2/tickets.json");
        Console.WriteLine(response.StatusCode);
        """)).AsProgram().RunAsync();

    private static Task Expect(string statements, params string[] arguments)
    {
        var verify = new Verify(Method(statements.Replace("client.GetAsync", "client.{|#0:GetAsync|}", StringComparison.Ordinal)));
        verify.ExpectedDiagnostics.Add(new DiagnosticResult(MissingAuthenticationAnalyzer.Diagnostic).WithLocation(0).WithArguments(arguments));
        return verify.RunAsync();
    }
}
