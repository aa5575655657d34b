using TokenGuard.Analyzers.Tests.Harness;
using Verify = TokenGuard.Analyzers.Tests.Harness.Verify<TokenGuard.Analyzers.ClearTextTransportAnalyzer>;

namespace TokenGuard.Analyzers.Tests;

public sealed class ClearTextTransportTests
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Net;
        using System.Net.Http;
        using System.Net.Http.Headers;
        using System.Net.Http.Json;
        using System.Net.Mail;
        using System.Net.WebSockets;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;

        """;

    [Theory]
    [InlineData("client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(\"Bearer\", token); await client.GetAsync([|\"http://api.example.com/users\"|]);")]
    [InlineData("client.DefaultRequestHeaders.Add(\"X-Api-Key\", token); await client.GetStringAsync($\"[|http://api.example.com/users/|]{id}\");")]
    [InlineData("var request = new HttpRequestMessage(HttpMethod.Get, [|\"http://api.example.com/users\"|]); request.Headers.Authorization = new(\"Bearer\", token); await client.SendAsync(request);")]
    [InlineData("var request = new HttpRequestMessage(HttpMethod.Get, new Uri([|\"http://api.example.com/users\"|])) { Headers = { { \"Authorization\", $\"Bearer {token}\" } } };")]
    [InlineData("using var request = new HttpRequestMessage { RequestUri = new Uri([|\"http://api.example.com/users\"|]), Headers = { Authorization = new(\"Bearer\", token) } };")]
    [InlineData("var own = new HttpClient { BaseAddress = new Uri([|\"http://api.example.com/\"|]) }; own.DefaultRequestHeaders.Authorization = new(\"Bearer\", token);")]
    [InlineData("client.BaseAddress = new Uri([|\"http://api.example.com/\"|]); var request = new HttpRequestMessage(HttpMethod.Get, \"users\"); request.Headers.Add(\"Authorization\", \"Bearer \" + token); await client.SendAsync(request);")]
    [InlineData("var handler = new HttpClientHandler { Credentials = new NetworkCredential(user, password) }; using var own = new HttpClient(handler); await own.GetAsync([|\"http://api.example.com/users\"|]);")]
    [InlineData("var web = new WebClient(); web.Headers.Add(HttpRequestHeader.Authorization, \"Bearer \" + token); web.DownloadString([|\"http://api.example.com/users\"|]);")]
    [InlineData("using (var web = new WebClient()) { web.Credentials = new NetworkCredential(user, password); web.DownloadString([|\"http://api.example.com/users\"|]); }")]
    [InlineData("var request = WebRequest.Create([|\"http://api.example.com/users\"|]); request.Headers[\"Authorization\"] = \"Basic \" + token;")]
    [InlineData("var request = (HttpWebRequest)WebRequest.Create([|\"http://api.example.com/users\"|]); request.Credentials = new NetworkCredential(user, password);")]
    [InlineData("var url = [|\"http://api.example.com/users\"|]; client.DefaultRequestHeaders.Authorization = new(\"Bearer\", token); await client.GetAsync(url);")]
    [InlineData("string url = [|\"http://api.example.com\"|] + \"/users\"; var request = new HttpRequestMessage(HttpMethod.Get, url); request.Headers.Add(\"X-Auth-Token\", token);")]
    [InlineData("await client.GetAsync($\"[|http://api.example.com/users?access_token=|]{token}\");")]
    [InlineData("await client.GetAsync([|\"http://api.example.com/users?api_key=\"|] + token);")]
    [InlineData("await client.GetAsync($\"[|http://|]{user}:{password}@api.example.com/users\");")]
    [InlineData("await client.GetAsync([|\"http://api.github.com/repos/dotnet/runtime\"|]);")]
    [InlineData("client.BaseAddress = new Uri([|\"http://api.github.com\"|]);")]
    [InlineData("await client.GetAsync($\"[|http://|]{user}.zendesk.com/api/v2/tickets.json\");")]
    [InlineData("await client.PostAsync([|\"http://login.example.com/connect/token\"|], null);")]
    [InlineData("await client.PostAsync([|\"http://login.example.com/oauth/token\"|], new FormUrlEncodedContent(new Dictionary<string, string> { [\"grant_type\"] = \"client_credentials\" }));")]
    [InlineData("await client.PostAsJsonAsync([|\"http://app.example.com/api/session\"|], new { user, password });")]
    [InlineData("var content = new FormUrlEncodedContent(new Dictionary<string, string> { [\"password\"] = user }); await client.PostAsync([|\"http://app.example.com/api/session\"|], content);")]
    [InlineData("await client.PostAsync([|\"http://app.example.com/login\"|], new StringContent(\"{}\"));")]
    [InlineData("var authority = [|\"http://login.example.com\"|];")]
    [InlineData("var options = new Options { Authority = [|\"http://login.example.com/realms/main\"|] };")]
    [InlineData("var options = new Options { TokenEndpoint = [|\"http://login.example.com/token\"|] };")]
    [InlineData("var socket = new ClientWebSocket(); socket.Options.SetRequestHeader(\"Authorization\", \"Bearer \" + token); await socket.ConnectAsync(new Uri([|\"ws://live.example.com/feed\"|]), CancellationToken.None);")]
    [InlineData("var ftp = (FtpWebRequest)WebRequest.Create([|\"ftp://files.example.com/report.csv\"|]); ftp.Credentials = new NetworkCredential(user, password);")]
    [InlineData("var ftp = (FtpWebRequest)WebRequest.Create([|\"ftp://files.example.com/report.csv\"|]); ftp.Credentials = new NetworkCredential(user, password); var mail = new SmtpClient(\"mail.example.com\") { EnableSsl = true };")]
    [InlineData("new SmtpClient { Host = \"mail.example.com\", Credentials = new NetworkCredential(user, password), [|EnableSsl = false|] };")]
    [InlineData("var mail = [|new SmtpClient(\"mail.example.com\", 25)|]; mail.Credentials = new NetworkCredential(user, password); mail.Send(\"a@example.com\", \"b@example.com\", \"\", \"\");")]
    [InlineData("using var mail = [|new SmtpClient(\"mail.example.com\") { Credentials = new NetworkCredential(user, password) }|];")]
    [InlineData("context.Response.Cookies.Append(\"auth_token\", user, new CookieOptions { HttpOnly = true, [|Secure = false|] });")]
    [InlineData("var cookie = new CookieOptions { [|Secure = false|] }; context.Response.Cookies.Append(\"x\", token, cookie);")]
    [InlineData("services.ConfigureApplicationCookie(options => [|options.Cookie.SecurePolicy = CookieSecurePolicy.None|]);")]
    [InlineData("services.Configure<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions>(options => [|options.Cookie.SecurePolicy = CookieSecurePolicy.None|]);")]
    [InlineData("services.AddHttpClient(\"api\", c => { c.BaseAddress = new Uri([|\"http://api.example.com\"|]); c.DefaultRequestHeaders.Add(\"Authorization\", \"Bearer \" + token); });")]
    [InlineData("services.AddHttpClient(\"api\", c => c.BaseAddress = new Uri([|\"http://api.example.com\"|])).AddHttpMessageHandler<BearerTokenHandler>();")]
    [InlineData("services.AddHttpClient(\"api\", c => { c.BaseAddress = new Uri([|\"http://api.example.com\"|]); }).AddHttpMessageHandler<BearerTokenHandler>();")]
    [InlineData("var jar = new CookieContainer(); jar.Add(new Uri([|\"http://app.example.com\"|]), new Cookie(\"sessionid\", user));")]
    [InlineData("var search = new Search([|\"http://search.example.com:9200\"|], \"correct horse\");")]
    [InlineData("var url = Environment.GetEnvironmentVariable(\"API_URL\") ?? [|\"http://api.example.com\"|]; client.BaseAddress = new Uri(url); client.DefaultRequestHeaders.Add(\"X-Api-Key\", token);")]
    [InlineData("var broker = [|\"amqp://app:§@mq.example.com:5672/\"|];")]
    [InlineData("var database = [|\"mongodb://app:§@db.example.com/shop?tls=false\"|];")]
    [InlineData("var database = [|\"Server=db.example.com;Database=shop;User Id=app;Password=§;Encrypt=False\"|];")]
    [InlineData("var database = $\"Host=db.example.com;Username=app;Password={password}[|;SSL Mode=Disable|]\";")]
    [InlineData("var cache = [|\"cache.example.com:6379,password=§,ssl=false\"|];")]
    [InlineData("var cache = $\"cache.example.com:6379,password={token}[|,ssl=false|]\";")]
    public Task A_credential_over_an_open_line_is_reported(string statements) => Verify.That(InMethod(statements));

    [Theory]
    [InlineData("await client.GetAsync(\"http://example.com/index.html\");")]
    [InlineData("client.DefaultRequestHeaders.Authorization = new(\"Bearer\", token); await client.GetAsync(\"https://api.example.com/users\");")]
    [InlineData("client.DefaultRequestHeaders.Authorization = new(\"Bearer\", token); await client.GetAsync(\"http://localhost:5000/users\");")]
    [InlineData("client.DefaultRequestHeaders.Authorization = new(\"Bearer\", token); await client.GetAsync(\"http://127.0.0.1/users\");")]
    [InlineData("client.DefaultRequestHeaders.Authorization = new(\"Bearer\", token); await client.GetAsync(\"http://[::1]:8080/users\");")]
    [InlineData("client.DefaultRequestHeaders.Authorization = new(\"Bearer\", token); await client.GetAsync(\"http://host.docker.internal/users\");")]
    [InlineData("client.DefaultRequestHeaders.Authorization = new(\"Bearer\", token); await client.GetAsync(\"http://catalog-api/users\");")]
    [InlineData("client.DefaultRequestHeaders.Authorization = new(\"Bearer\", token); await client.GetAsync(\"http://api.local/users\");")]
    [InlineData("client.DefaultRequestHeaders.Authorization = null; await client.GetAsync(\"http://api.example.com/users\");")]
    [InlineData("client.DefaultRequestHeaders.Remove(\"Authorization\"); await client.GetAsync(\"http://api.example.com/users\");")]
    [InlineData("client.DefaultRequestHeaders.Add(\"User-Agent\", \"tool\"); await client.GetAsync(\"http://api.example.com/users\");")]
    [InlineData("await client.GetAsync(\"http://status.example.com/ping\"); var request = new HttpRequestMessage(HttpMethod.Get, \"https://api.example.com\"); request.Headers.Authorization = new(\"Bearer\", token); await client.SendAsync(request);")]
    [InlineData("var isPlain = user.StartsWith(\"http://\"); client.DefaultRequestHeaders.Authorization = new(\"Bearer\", token);")]
    [InlineData("var url = user.Replace(\"http://\", \"https://\"); client.DefaultRequestHeaders.Authorization = new(\"Bearer\", token); await client.GetAsync(url);")]
    [InlineData("if (user == \"http://api.example.com/users\") { client.DefaultRequestHeaders.Authorization = new(\"Bearer\", token); }")]
    [InlineData("System.Xml.Linq.XNamespace ns = \"http://schemas.xmlsoap.org/ws/2005/05/identity\"; var password1 = ns + password;")]
    [InlineData("var claim = new System.Security.Claims.Claim(\"http://schemas.microsoft.com/ws/2008/06/identity/claims/role\", token);")]
    [InlineData("var claim = new System.Security.Claims.Claim(\"http://example.com/claims/role\", token);")]
    [InlineData("throw new InvalidOperationException(\"See http://docs.example.com/auth for the password\");")]
    [InlineData("Console.WriteLine(\"http://app.example.com/login\" + user);")]
    [InlineData("var options = new { ClientUri = \"http://app.example.com/home\", ClientSecret = password };")]
    [InlineData("var options = new { return_url = \"http://app.example.com/back\", cancel_url = \"http://app.example.com/no\", ClientSecret = password };")]
    [InlineData("var options = new Options { RedirectUri = \"http://app.example.com/callback\", ClientSecret = password };")]
    [InlineData("var options = new Options { RedirectUris = { \"http://app.example.com/back\" }, ClientSecret = password };")]
    [InlineData("var options = new Options { RedirectUris = new List<string> { \"http://app.example.com/back\" }, ClientSecret = password };")]
    [InlineData("var options = new Options { ClientSecret = password }; options.RedirectUris.Add(\"http://app.example.com/back\");")]
    [InlineData("var link = \"http://github.com/dotnet/runtime\"; Console.WriteLine(link);")]
    [InlineData("var proxy = new WebProxy(\"http://proxy.example.com:8080\") { Credentials = new NetworkCredential(user, password) };")]
    [InlineData("var ftp = (FtpWebRequest)WebRequest.Create(\"ftp://files.example.com/report.csv\"); ftp.Credentials = new NetworkCredential(user, password); ftp.EnableSsl = true;")]
    [InlineData("var ftp = (FtpWebRequest)WebRequest.Create(\"ftp://files.example.com/public.csv\"); ftp.Method = \"RETR\";")]
    [InlineData("new SmtpClient { Host = \"mail.example.com\", Credentials = new NetworkCredential(user, password), EnableSsl = true };")]
    [InlineData("var mail = new SmtpClient(\"mail.example.com\"); mail.Credentials = new NetworkCredential(user, password); mail.EnableSsl = user.Length > 3;")]
    [InlineData("var mail = new SmtpClient(\"mail.example.com\"); mail.UseDefaultCredentials = true;")]
    [InlineData("var mail = new SmtpClient(\"localhost\") { Credentials = new NetworkCredential(user, password) };")]
    [InlineData("context.Response.Cookies.Append(\"theme\", user, new CookieOptions { Secure = false });")]
    [InlineData("context.Response.Cookies.Append(\"auth_token\", token, new CookieOptions { Secure = true });")]
    [InlineData("services.ConfigureApplicationCookie(options => options.Cookie.SecurePolicy = CookieSecurePolicy.Always);")]
    [InlineData("services.AddCors(options => options.AddDefaultPolicy(policy => policy.WithOrigins(\"http://app.example.com\").AllowCredentials()));")]
    [InlineData("var jar = new CookieContainer(); jar.Add(new Uri(\"http://app.example.com\"), new Cookie(\"theme\", user));")]
    [InlineData("var token1 = new Token(issuer: \"http://app.example.com\", audience: \"http://app.example.com\", secret: password);")]
    [InlineData("services.Configure<Options>(options => { options.RedirectUri = \"http://app.example.com/back\"; options.ClientSecret = password; });")]
    [InlineData("var hook = new Dictionary<string, string> { { \"url\", \"http://hooks.example.com\" }, { \"secret\", password } };")]
    [InlineData("var broker = \"amqps://app:§@mq.example.com/\";")]
    [InlineData("var broker = \"amqp://guest:§@localhost:5672/\";")]
    [InlineData("var database = \"Server=db.example.com;Database=shop;User Id=app;Password=§;Encrypt=True\";")]
    [InlineData("var database = \"Server=localhost;Database=shop;User Id=sa;Password=§;Encrypt=False\";")]
    [InlineData("var database = \"Server=db.example.com;Database=shop;Integrated Security=true;Encrypt=False\";")]
    [InlineData("var cache = \"cache.example.com:6379,password=§,ssl=true\";")]
    [InlineData("var isDevelopment = user == \"dev\"; client.BaseAddress = new Uri(isDevelopment ? \"http://api.example.com\" : \"https://api.example.com\"); client.DefaultRequestHeaders.Authorization = new(\"Bearer\", token);")]
    public Task What_is_encrypted_local_or_without_a_credential_is_quiet(string statements) => Verify.That(InMethod(statements));

    [Fact]
    public Task A_constant_address_is_reported_where_a_credential_goes_to_it() => Verify.That(Usings + """
        class Api(HttpClient http, string token)
        {
            private const string BaseUrl = "http://api.example.com";
            private static readonly Uri Status = new("http://status.example.com/ping");

            public Task<HttpResponseMessage> GetUsers()
            {
                var request = new HttpRequestMessage(HttpMethod.Get, [|BaseUrl|] + "/users");
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
                return http.SendAsync(request);
            }

            public Task<string> Ping() => http.GetStringAsync(Status);

            public bool IsOwn(string url) => url.StartsWith(BaseUrl);
        }
        """);

    [Fact]
    public Task A_typed_client_is_judged_over_its_members() => Verify.That(Usings + """
        class Api
        {
            private readonly HttpClient _http;

            public Api(HttpClient http)
            {
                _http = http;
                _http.BaseAddress = new Uri([|"http://api.example.com/"|]);
            }

            public async Task<string> GetUsers(string accessToken)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, "users");
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
                var response = await _http.SendAsync(request);
                return await response.Content.ReadAsStringAsync();
            }
        }

        class Plain
        {
            private readonly HttpClient _plain = new() { BaseAddress = new Uri("http://public.example.com/") };
            public Task<string> Get() => _plain.GetStringAsync("items");
        }
        """);

    [Fact]
    public Task Defaults_of_parameters_and_results_of_members_are_followed() => Verify.That(Usings + """
        class Api(HttpClient client, string token)
        {
            private static string Root => "http://root.example.com";

            private static string UrlOf(string path) => "http://method.example.com/" + path;

            Task<string> Default(string url = [|"http://default.example.com"|])
            {
                var request = new HttpRequestMessage(HttpMethod.Get, url);
                request.Headers.Add("X-Api-Key", token);
                return Send(request);
            }

            Task<string> Property()
            {
                var request = new HttpRequestMessage(HttpMethod.Get, [|Root|] + "/users");
                request.Headers.Add("X-Api-Key", token);
                return Send(request);
            }

            Task<string> Method()
            {
                var request = new HttpRequestMessage(HttpMethod.Get, [|UrlOf("users")|]);
                request.Headers.Add("X-Api-Key", token);
                return Send(request);
            }

            Task<string> Plain() => Send(new HttpRequestMessage(HttpMethod.Get, Root));

            async Task<string> Send(HttpRequestMessage request) => await (await client.SendAsync(request)).Content.ReadAsStringAsync();
        }
        """);

    [Fact]
    public Task Fields_of_the_type_count() => Verify.That(Usings + """
        class Api
        {
            private static readonly HttpClient Http = new();
            static Api() => Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "x");
            static Task<string> Get() => Http.GetStringAsync([|"http://api.example.com/me"|]);
        }
        """);

    [Fact]
    public Task Top_level_programs_are_judged() => new Verify("""
        using System;
        using System.Net.Http;
        using System.Net.Http.Headers;
        var token = Environment.GetEnvironmentVariable("API_TOKEN");
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        Console.WriteLine(await client.GetStringAsync([|"http://api.example.com/me"|]));
        """).AsProgram().RunAsync();

    [Fact]
    public Task Half_typed_code_is_survived() => new Verify("""
        class Api { void Go(string user) { var url = "http://api.example.com/" + ; client.GetAsync("http://x.example.com"; new SmtpClient(; } }
        """) { CompilerDiagnostics = Microsoft.CodeAnalysis.Testing.CompilerDiagnostics.None }.RunAsync();

    private static string InMethod(string statements) => Usings + $$"""
        class Token(string issuer, string audience, string secret);
        class Search(string url, string password);
        class BearerTokenHandler : DelegatingHandler;
        class Options
        {
            public string Authority { get; set; } = "";
            public string TokenEndpoint { get; set; } = "";
            public string RedirectUri { get; set; } = "";
            public List<string> RedirectUris { get; set; } = [];
            public string ClientSecret { get; set; } = "";
        }
        class Api
        {
            async Task Go(HttpClient client, HttpContext context, IServiceCollection services, string token, string user, string password, int id)
            {
                await Task.Yield();
                {{statements.Replace("§", Token.Random, StringComparison.Ordinal)}}
            }
        }
        """;
}
