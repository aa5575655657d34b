using TokenGuard.Analyzers.Tests.Harness;
using static TokenGuard.Analyzers.Tests.Harness.HttpSource;
using Verify = TokenGuard.Analyzers.Tests.Harness.Verify<TokenGuard.Analyzers.AuthenticationSchemeAnalyzer>;

namespace TokenGuard.Analyzers.Tests;

public sealed class AuthenticationSchemeTests
{
    [Fact]
    public Task A_Zendesk_API_token_as_Bearer_is_reported() => Verify.That(Method($$"""
        using var client = new HttpClient { BaseAddress = new Uri("https://acme.zendesk.com/api/v2/") };
        client.DefaultRequestHeaders.Authorization = [|new AuthenticationHeaderValue("Bearer", "{{Token.Zendesk}}")|];
        await client.GetAsync("tickets.json");
        """));

    [Fact]
    public Task The_name_of_the_variable_says_that_it_is_an_API_token() => Verify.That(Type("""
        private readonly HttpClient _http = new();
        public Subject(string apiToken)
        {
            _http.DefaultRequestHeaders.Authorization = [|new("Bearer", apiToken)|];
        }
        public Task<string> Run() => _http.GetStringAsync("https://acme.zendesk.com/api/v2/tickets.json");
        """));

    [Fact]
    public Task The_name_is_enough_where_no_host_is_known() => Verify.That(Type("""
        public static AuthenticationHeaderValue Wrong(string zendeskApiToken) => [|new AuthenticationHeaderValue("Bearer", zendeskApiToken)|];
        public static AuthenticationHeaderValue Variable() => [|new AuthenticationHeaderValue("Bearer", Environment.GetEnvironmentVariable("ZENDESK_API_TOKEN"))|];
        public static AuthenticationHeaderValue Right(string zendeskAccessToken) => new AuthenticationHeaderValue("Bearer", zendeskAccessToken);
        public static AuthenticationHeaderValue Other(string apiToken) => new AuthenticationHeaderValue("Bearer", apiToken);
        """));

    [Fact]
    public Task Zendesk_Basic_without_token_behind_the_mail_is_reported() => Verify.That(Method("""
        using var client = new HttpClient();
        var wrong = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{email}:{apiToken}"));
        client.DefaultRequestHeaders.Authorization = [|new AuthenticationHeaderValue("Basic", wrong)|];
        await client.GetAsync("https://acme.zendesk.com/api/v2/tickets.json");

        using var login = new HttpClient();
        login.DefaultRequestHeaders.Authorization = [|new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(email + ":" + password)))|];
        await login.GetAsync("https://acme.zendesk.com/api/v2/tickets.json");

        using var good = new HttpClient();
        var right = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{email}/token:{apiToken}"));
        good.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", right);
        await good.GetAsync("https://acme.zendesk.com/api/v2/tickets.json");

        using var unknown = new HttpClient();
        unknown.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", token);
        await unknown.GetAsync("https://acme.zendesk.com/api/v2/tickets.json");

        using var named = new HttpClient();
        named.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes(userWithToken + ":" + apiToken)));
        await named.GetAsync("https://acme.zendesk.com/api/v2/tickets.json");
        """, "string email = \"\", apiToken = \"\", userWithToken = \"\", password = \"\"; void Set(string s) { email = s; apiToken = s; userWithToken = s; password = s; }"));

    [Fact]
    public Task A_scheme_that_no_call_of_the_API_takes_is_reported() => Verify.That(Method("""
        using var client = new HttpClient();
        var request = new HttpRequestMessage(HttpMethod.Get, "https://api.openai.com/v1/models");
        request.Headers.Authorization = [|new AuthenticationHeaderValue("Basic", token)|];
        await client.SendAsync(request);

        using var slack = new HttpClient();
        slack.DefaultRequestHeaders.[|Add|]("Authorization", $"Basic {token}");
        await slack.PostAsync("https://slack.com/api/chat.postMessage", null);

        using var datadog = new HttpClient();
        datadog.DefaultRequestHeaders.Authorization = [|new("Basic", token)|];
        await datadog.GetAsync("https://api.datadoghq.com/api/v1/monitor");
        """));

    [Fact]
    public Task Right_schemes_are_quiet() => Verify.That(Method("""
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        await client.GetAsync("https://api.openai.com/v1/models");
        using var github = new HttpClient();
        github.DefaultRequestHeaders.Add("Authorization", "token " + token);
        await github.GetAsync("https://api.github.com/user");
        using var unknown = new HttpClient();
        unknown.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(subdomain, token);
        await unknown.GetAsync("https://api.openai.com/v1/models");
        using var other = new HttpClient();
        other.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", token);
        await other.GetAsync("https://example.com/");
        """));

    [Fact]
    public Task Azure_DevOps_wants_a_personal_access_token_as_Basic() => Verify.That(Method("""
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = [|new AuthenticationHeaderValue("Bearer", pat)|];
        await client.GetAsync("https://dev.azure.com/org/_apis/projects");
        using var good = new HttpClient();
        good.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes(string.Format("{0}:{1}", "", pat))));
        await good.GetAsync("https://dev.azure.com/org/_apis/projects");
        """, "string pat = \"\"; void Set(string s) => pat = s;"));

    [Fact]
    public Task Headers_that_no_server_reads_are_reported_whatever_the_host() => Verify.That(Method("""
        _ = [|new AuthenticationHeaderValue("Bearer " + token)|];
        _ = [|new AuthenticationHeaderValue("Bearer", "Bearer " + token)|];
        _ = [|new AuthenticationHeaderValue("Bearer ", token)|];
        _ = [|new AuthenticationHeaderValue("Bearer:", token)|];
        _ = [|new AuthenticationHeaderValue("Authorization", "Bearer " + token)|];
        _ = [|new AuthenticationHeaderValue("Basic", $"{subdomain}:{token}")|];
        using var client = new HttpClient();
        client.DefaultRequestHeaders.[|Add|]("Authorization", "Bearer" + token);
        client.DefaultRequestHeaders.[|TryAddWithoutValidation|]("Authorization", "Bearer: " + token);
        client.DefaultRequestHeaders.[|Add|]("Authorization", $"Basic {subdomain}:{token}");
        client.DefaultRequestHeaders.[|Add|]("Authorization", $"Authorization: Bearer {token}");
        using var web = new WebClient();
        [|web.Headers["Authorization"] = "Bearer" + token|];
        web.Headers.[|Add|](HttpRequestHeader.Authorization, "Bearer" + token);
        """));

    [Fact]
    public Task Well_formed_headers_are_quiet() => Verify.That(Method("""
        _ = new AuthenticationHeaderValue("Bearer", token);
        _ = new AuthenticationHeaderValue("Negotiate");
        _ = new AuthenticationHeaderValue(token);
        _ = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{subdomain}:{token}")));
        _ = new AuthenticationHeaderValue("AWS4-HMAC-SHA256", $"Credential={token}, SignedHeaders=host:date");
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Add("Authorization", $"Bearer {token}");
        client.DefaultRequestHeaders.Add("Authorization", token);
        client.DefaultRequestHeaders.Add("Authorization", $"{subdomain} {token}");
        client.DefaultRequestHeaders.Add("X-Bearer", "Bearer" + token);
        client.DefaultRequestHeaders.Add("Authorization", "SSWS " + token);
        """));

    [Fact]
    public Task RestSharp_is_read() => new Verify(Method("""
        var client = new RestClient(new RestClientOptions("https://acme.zendesk.com/api/v2") { Authenticator = [|new HttpBasicAuthenticator(email, apiToken)|] });
        await client.ExecuteAsync(new RestRequest("tickets.json"));
        var good = new RestClient(new RestClientOptions("https://acme.zendesk.com/api/v2") { Authenticator = new HttpBasicAuthenticator(email + "/token", apiToken) });
        await good.ExecuteAsync(new RestRequest("tickets.json"));
        var openai = new RestClient("https://api.openai.com/v1");
        var request = new RestRequest("models");
        request.[|AddHeader|]("Authorization", "Basic " + token);
        await openai.ExecuteAsync(request);
        """, "string email = \"\", apiToken = \"\"; void Set(string s) { email = s; apiToken = s; }", "using RestSharp;\nusing RestSharp.Authenticators;\n")).With(typeof(RestSharp.RestClient)).RunAsync();

    [Fact]
    public Task Flurl_is_read() => new Verify(Method("""
        await "https://api.openai.com/v1/models".[|WithBasicAuth|]("user", token).GetStringAsync();
        await "https://api.openai.com/v1/models".WithOAuthBearerToken(token).GetStringAsync();
        """, usings: "using Flurl.Http;\n")).With(typeof(Flurl.Url), typeof(Flurl.Http.FlurlClient)).RunAsync();

    [Fact]
    public Task A_client_that_only_has_a_base_is_judged_by_it() => Verify.That(Type("""
        public static HttpClient Make(string token)
        {
            var client = new HttpClient { BaseAddress = new Uri("https://api.openai.com/v1/") };
            client.DefaultRequestHeaders.Authorization = [|new AuthenticationHeaderValue("Basic", token)|];
            return client;
        }
        public static void Configure(HttpClient client, string token)
        {
            client.BaseAddress = new Uri("https://api.openai.com/v1/");
            client.DefaultRequestHeaders.Authorization = [|new AuthenticationHeaderValue("Basic", token)|];
        }
        """));

    [Fact]
    public Task A_header_in_a_variable_is_followed_to_its_request() => Verify.That(Method("""
        var header = [|new AuthenticationHeaderValue("Basic", token)|];
        using var client = new HttpClient();
        var request = new HttpRequestMessage { RequestUri = new Uri("https://api.openai.com/v1/models"), Headers = { Authorization = header } };
        await client.SendAsync(request);
        await client.SendAsync(new HttpRequestMessage(HttpMethod.Get, "https://api.openai.com/v1/models") { Headers = { Authorization = [|new("Basic", token)|] } });
        """));

    [Fact]
    public Task A_clients_header_is_not_judged_by_requests_with_their_own() => Verify.That(Method("""
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", token);
        await client.GetAsync("https://api.contoso.net/orders");
        var request = new HttpRequestMessage(HttpMethod.Get, "https://api.openai.com/v1/models");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", body.ToString());
        await client.SendAsync(request);
        """));

    [Fact]
    public Task Clients_log_in_as_the_endpoint_wants() => Verify.That(Method("""
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", token);
        await client.PostAsync("https://slack.com/api/oauth.v2.access", null);
        """));
}
