using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using TokenGuard.Server.Sandbox;
using TokenGuard.Server.Sandbox.Accounts;
using TokenGuard.Server.Sandbox.OAuth;
using TokenGuard.Server.Sandbox.Tokens;

namespace TokenGuard.Server.Tests.Harness;

/// <summary>A sandbox of one test: the account <c>acme</c> with a user of each kind, a client, and an administrator's API token.</summary>
internal sealed class TestSandbox : IAsyncDisposable
{
    public const string Admin = "admin@example.com";
    public const string Agent = "agent@example.com";
    public const string ApiAgent = "api-agent@example.com";
    public const string Customer = "customer@example.com";
    public const string Suspended = "suspended@example.com";
    public const string Unverified = "unverified@example.com";
    public const string ClientIdentifier = "app";

    /// <summary>When API tokens could still be created.</summary>
    public static readonly DateTimeOffset September = new(2026, 9, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    private TestSandbox(SandboxServer server, FakeTimeProvider clock)
    {
        Server = server;
        Clock = clock;
        http.BaseAddress = server.Address;
    }

    public SandboxServer Server { get; }

    public FakeTimeProvider Clock { get; }

    public SeededCredential ApiToken { get; private set; } = null!;

    public SeededCredential Client { get; private set; } = null!;

    public AuthenticationHeaderValue AsAdmin => AsUser(Admin);

    public static async Task<TestSandbox> StartAsync(DateTimeOffset? now = null, AccountSeed? account = null)
    {
        var clock = new FakeTimeProvider(now ?? September);
        var sandbox = new TestSandbox(await SandboxServer.StartAsync(new SandboxOptions { Demo = false }, clock, CancellationToken.None), clock);
        sandbox.Fill(account ?? new AccountSeed("acme"));
        return sandbox;
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await Server.DisposeAsync();
    }

    public static AuthenticationHeaderValue Basic(string user, string password) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(user + ":" + password)));

    public static AuthenticationHeaderValue Bearer(string value) => new("Bearer", value);

    /// <summary>Any user by the account's API token.</summary>
    public AuthenticationHeaderValue AsUser(string email) => Basic(email + "/token", ApiToken.Value);

    /// <summary>A new OAuth token of the administrator.</summary>
    public SeededCredential OAuthToken(params string[] scopes) => Server.Seeds.Add(new OAuthTokenSeed("acme", Admin) { Scopes = scopes });

    /// <summary>The API of acme.</summary>
    public Task<Reply> ApiAsync(string method, string path, AuthenticationHeaderValue? authorization = null, JsonNode? body = null) =>
        SendAsync(method, "acme/api/v2/" + path, authorization, body);

    public async Task<Reply> SendAsync(string method, string path, AuthenticationHeaderValue? authorization = null, JsonNode? body = null, params (string Name, string Value)[] headers)
    {
        using var content = body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        return await SendAsync(method, path, authorization, content, headers);
    }

    public async Task<Reply> PostFormAsync(string path, AuthenticationHeaderValue? authorization, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await SendAsync("POST", path, authorization, content, []);
    }

    private async Task<Reply> SendAsync(string method, string path, AuthenticationHeaderValue? authorization, HttpContent? content, (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = content };
        request.Headers.Authorization = authorization;
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        using var response = await http.SendAsync(request);
        return new Reply(
            (int)response.StatusCode,
            await response.Content.ReadAsStringAsync(),
            response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase));
    }

    private void Fill(AccountSeed account)
    {
        Server.Seeds.Put(account);
        Server.Seeds.Put(new UserSeed("acme", Admin) { Role = UserRole.Admin });
        Server.Seeds.Put(new UserSeed("acme", Agent));
        Server.Seeds.Put(new UserSeed("acme", ApiAgent) { ManagesApis = true });
        Server.Seeds.Put(new UserSeed("acme", Customer) { Role = UserRole.EndUser });
        Server.Seeds.Put(new UserSeed("acme", Suspended) { Suspended = true });
        Server.Seeds.Put(new UserSeed("acme", Unverified) { Verified = false });
        ApiToken = Server.Seeds.Add(new ApiTokenSeed("acme") { Description = "the first" });
        Client = Server.Seeds.Add(new OAuthClientSeed("acme", ClientIdentifier) { RedirectUris = ["http://127.0.0.1/done"], CreatedAt = September.AddYears(-1) });
    }
}
