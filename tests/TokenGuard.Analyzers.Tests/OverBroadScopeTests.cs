using Verify = TokenGuard.Analyzers.Tests.Harness.Verify<TokenGuard.Analyzers.OverBroadScopeAnalyzer>;

namespace TokenGuard.Analyzers.Tests;

/// <summary>Scopes in addresses and variables.</summary>
public sealed class OverBroadScopeTests
{
    [Fact]
    public Task The_message_names_scopes_and_alternatives() => new Verify("""
        class ZendeskAuth
        {
            const string Scope = "impersonate read";
        }
        """)
    { ExpectedDiagnostics = { Expect("TG3001", 3, 26, 3, 44, "Scopes 'impersonate' and 'read' grant more than most integrations need; ask for 'tickets:read', 'users:read' or 'organizations:read'") } }.RunAsync();

    [Fact]
    public Task The_message_says_why_where_nothing_is_narrower() => new Verify("""
        class ZendeskAuth
        {
            const string Scope = "impersonate";
        }
        """)
    { ExpectedDiagnostics = { Expect("TG3001", 3, 26, 3, 39, "Scope 'impersonate' grants more than most integrations need; it lets an administrator's token act for any end user") } }.RunAsync();

    [Theory]
    [InlineData("https://github.com/login/oauth/authorize?client_id=1&scope=repo")]
    [InlineData("https://github.com/login/oauth/authorize?scope=read:org%20admin:org&client_id=1")]
    [InlineData("https://github.com/login/oauth/authorize?scope=read%3Aorg+delete_repo&client_id=1")]
    [InlineData("https://gitlab.com/oauth/authorize?client_id=1&response_type=code&scope=openid+api")]
    [InlineData("https://acme.zendesk.com/oauth/authorizations/new?response_type=code&client_id=1&scope=read%20write")]
    [InlineData("https://accounts.google.com/o/oauth2/v2/auth?client_id=1&scope=https%3A%2F%2Fwww.googleapis.com%2Fauth%2Fdrive&response_type=code")]
    [InlineData("https://login.microsoftonline.com/common/oauth2/v2.0/authorize?client_id=1&scope=openid%20Directory.ReadWrite.All")]
    [InlineData("https://slack.com/oauth/v2/authorize?client_id=1&scope=chat:write,admin")]
    [InlineData("https://slack.com/oauth/v2/authorize?client_id=1&scope=chat:write&user_scope=admin.users:write")]
    [InlineData("https://slack.com/oauth/v2/authorize?client_id=1&scope=channels:history,groups:history,im:history,mpim:history")]
    [InlineData("https://app.vssps.visualstudio.com/oauth2/authorize?client_id=1&scope=vso.code_full")]
    [InlineData("https://connect.stripe.com/oauth/authorize?response_type=code&client_id=1&scope=read_write")]
    [InlineData("https://discord.com/oauth2/authorize?client_id=1&permissions=8&scope=bot")]
    [InlineData("https://discord.com/api/oauth2/authorize?client_id=1&permissions=2056&scope=bot")]
    [InlineData("https://acme.myshopify.com/admin/oauth/authorize?client_id=1&scope=write_customers,read_products")]
    public Task An_address_with_a_broad_scope(string url) => Verify.That($$"""
        class Login
        {
            string Url() => [|"{{url}}"|];
        }
        """);

    [Theory]
    [InlineData("https://github.com/login/oauth/authorize?client_id=1&scope=read:user%20user:email")]
    [InlineData("https://gitlab.com/oauth/authorize?client_id=1&response_type=code&scope=openid+read_api")]
    [InlineData("https://acme.zendesk.com/oauth/authorizations/new?response_type=code&client_id=1&scope=tickets%3Aread")]
    [InlineData("https://accounts.google.com/o/oauth2/v2/auth?client_id=1&scope=https%3A%2F%2Fwww.googleapis.com%2Fauth%2Fdrive.file&response_type=code")]
    [InlineData("https://login.microsoftonline.com/common/oauth2/v2.0/authorize?client_id=1&scope=openid%20User.Read")]
    [InlineData("https://slack.com/oauth/v2/authorize?client_id=1&scope=chat:write,channels:read")]
    [InlineData("https://slack.com/oauth/v2/authorize?client_id=1&scope=channels:history,groups:history,im:history")]
    [InlineData("https://discord.com/oauth2/authorize?client_id=1&permissions=2048&scope=bot")]
    [InlineData("https://login.acme.example/oauth2/authorize?client_id=1&scope=repo")]
    [InlineData("https://files.acme.example/?permissions=8&scope=bot")]
    public Task An_address_with_narrow_scopes_is_quiet(string url) => Verify.That($$"""
        class Login
        {
            string Url() => "{{url}}";
        }
        """);

    [Fact]
    public Task Addresses_that_are_put_together() => Verify.That("""
        class Login
        {
            const string Scopes = [|"repo admin:org"|];

            static string GitHub(string id) => $"https://github.com/login/oauth/authorize?client_id={id}&scope={System.Uri.EscapeDataString(Scopes)}";

            static string Slack(string id) => "https://slack.com/oauth/v2/authorize?client_id=" + id + [|"&scope=admin"|];

            static string Zendesk(string subdomain, string id)
            {
                var scope = [|"read"|];
                return "https://" + subdomain + ".zendesk.com/oauth/authorizations/new?client_id=" + id + "&scope=" + scope;
            }
        }
        """);

    [Theory]
    [InlineData("const string GitHubScope = [|\"repo,user\"|];")]
    [InlineData("static readonly string[] GitHubScopes = { [|\"repo\"|], \"read:user\", [|\"admin:org\"|] };")]
    [InlineData("static readonly string[] GitHubScopes = [[|\"repo\"|], \"read:user\"];")]
    [InlineData("static readonly List<string> GitHubScopes = new() { [|\"delete_repo\"|] };")]
    [InlineData("static readonly List<string> gitlabScopes = new List<string> { [|\"sudo\"|], \"read_user\" };")]
    [InlineData("IReadOnlyList<string> SlackScopes { get; } = new[] { [|\"admin\"|], \"chat:write\" };")]
    [InlineData("IReadOnlyList<string> SlackScopes { get; } = [\"im:history\", \"mpim:history\", [|\"channels:history\"|], \"groups:history\"];")]
    [InlineData("string ZendeskScope { get; set; } = [|\"read write\"|];")]
    [InlineData("string ZendeskScope => [|\"read\"|];")]
    [InlineData("string[] ZendeskScopes => [|\"read write\"|].Split(' ');")]
    [InlineData("const string ZENDESK_SCOPES = [|\"tickets:read write\"|];")]
    [InlineData("string Ask(string zendeskScope = [|\"impersonate\"|]) => zendeskScope;")]
    [InlineData("const string DevOpsScope = [|\"vso.code vso.tokens\"|];")]
    [InlineData("const string Scopes = [|\"https://www.googleapis.com/auth/cloud-platform\"|];")]
    [InlineData("string[] scopes = { \"openid\", \"profile\", [|\"Directory.ReadWrite.All\"|] };")]
    [InlineData("string[] scopes = { [|\"https://graph.microsoft.com/Group.ReadWrite.All\"|], \"offline_access\" };")]
    [InlineData("string[] scopes = { \"User.Read\", [|\"DeviceManagementApps.ReadWrite.All\"|] };")]
    [InlineData("string[] scopes = { \"read:org\", [|\"repo\"|] };")]
    public Task A_member_that_holds_broad_scopes(string member) => Verify.That($$"""
        using System.Collections.Generic;

        class Settings
        {
            {{member}}
        }
        """);

    [Theory]
    [InlineData("const string GitHubScope = \"read:user user:email\";")]
    [InlineData("const string Scope = \"openid profile email offline_access\";")]
    [InlineData("string ZendeskScope = \"tickets:read\";")]
    [InlineData("const string Scope = \"read write\";")]
    [InlineData("const string Scope = \"repo\";")]
    [InlineData("string[] scopes = { \"user\", \"api\", \"admin\" };")]
    [InlineData("static readonly string[] GitHubRepositories = { \"repo\", \"user\" };")]
    [InlineData("static readonly string[] gitHubRequiredScopes = { \"repo\" };")]
    [InlineData("const string GitHubScopeClaim = \"repo\";")]
    [InlineData("const string ServiceScope = \"*\";")]
    [InlineData("const string LdapSearchScope = \"all\";")]
    [InlineData("bool Has(string gitHubScope) => gitHubScope == \"repo\";")]
    [InlineData("bool Has(List<string> gitHubScopes) => gitHubScopes.Contains(\"repo\");")]
    [InlineData("Dictionary<string, string> GitHubScopes = new() { [\"repo\"] = \"Everything\" };")]
    [InlineData("Dictionary<string, string> zendeskScopes = new() { { \"read\", \"Reads all\" } };")]
    [InlineData("string[] scopes = { \"https://graph.microsoft.com/.default\" };")]
    [InlineData("string[] scopes = { \"User.Read\", \"Mail.Read\", \"Files.Read\" };")]
    [InlineData("string[] scopes = { \"https://www.googleapis.com/auth/drive.file\" };")]
    public Task A_member_that_holds_none_is_quiet(string member) => Verify.That($$"""
        using System.Collections.Generic;

        class Settings
        {
            {{member}}
        }
        """);

    [Fact]
    public Task Scopes_that_say_they_are_everything() => Verify.That("""
        using System.Collections.Generic;
        using System.Net.Http;

        class OAuthSettings
        {
            const string Scope = [|"*"|];
            string[] scopes = { "orders.read", [|"orders:*"|], [|"full_access"|] };

            static HttpContent Form(string id) => new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "client_credentials",
                ["client_id"] = id,
                ["scope"] = [|"all"|],
            });
        }

        class AuthorizationServer
        {
            public string[] APIScopes = ["*"];
            public static readonly string[] ResourceScopes = { "*", "all" };
            public string[] ClientScopes = [[|"*"|]];
        }

        class ImportFilter
        {
            const string Scope = "*";
            string scope = "all";
        }
        """);

    [Fact]
    public Task Scopes_of_other_kinds_are_quiet() => new Verify("""
        using System;
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Logging;

        class GitHubService(IServiceProvider services, ILogger<GitHubService> logger)
        {
            void Run(AuthorizationPolicyBuilder policy)
            {
                using var scope = services.CreateScope();
                using var logScope = logger.BeginScope("repo");
                policy.RequireClaim("scope", "repo");
                var claim = new Claim("scope", "repo");
                var schema = "{ \"scope\": { \"type\": \"string\" } }";
                logger.LogInformation("scope={Scope}", "repo");
                if (claim.Value is "repo" or "user")
                {
                    throw new InvalidOperationException("The token lacks scope repo");
                }
            }
        }
        """).RunAsync();

    [Fact]
    public Task A_lone_scope_needs_a_request_around_it() => Verify.That("""
        class GitHubRunners
        {
            string Describe(bool isOrganization)
            {
                var scope = isOrganization ? "org" : "repo";
                return "Runner of " + scope;
            }

            string Login(string id)
            {
                var scope = [|"repo"|];
                return "https://github.com/login/oauth/authorize?client_id=" + id + "&scope=" + scope;
            }
        }
        """);

    [Fact]
    public Task What_a_server_answers_is_no_request() => Verify.That("""
        using System.Collections.Generic;

        class GitHubOAuthFixture
        {
            const string Answer = "{\"access_token\":\"value\",\"token_type\":\"bearer\",\"scope\":\"repo,user\"}";
            Dictionary<string, string> headers = new() { { "X-OAuth-Scopes", "user, repo" } };

            bool Same(string url) => url == "https://github.com/login/oauth/authorize?client_id=1&scope=repo";

            string Fallback(string? url) => url ?? [|"https://github.com/login/oauth/authorize?client_id=1&scope=repo"|];
        }
        """);

    [Fact]
    public Task Values_that_have_a_fallback() => Verify.That("""
        using System;
        using System.Collections.Generic;
        using System.Linq;

        class ZendeskOptions
        {
            string Scope { get; } = Environment.GetEnvironmentVariable("ZENDESK_SCOPE") ?? [|"read write"|];
            string[] Scopes { get; } = Environment.GetEnvironmentVariable("ZENDESK_SCOPES")?.Split(' ') ?? new[] { [|"impersonate"|] };
            string Chosen(bool all) { var scopes = all ? [|"read"|] : "tickets:read"; return scopes; }
            string Joined() { var scopes = string.Join(" ", "tickets:read", [|"write"|]); return scopes; }
            IEnumerable<string> More() { var scopes = new[] { "tickets:read" }.Append([|"write"|]).ToList(); return scopes; }
            string Switched(int level) { var scopes = level switch { 0 => "tickets:read", _ => [|"read"|] }; return scopes; }
        }
        """);

    [Fact]
    public Task The_nearest_provider_decides() => Verify.That("""
        class Endpoints
        {
            static string GitHubUser() => Build("https://github.com/login/oauth/authorize", scope: [|"user"|]);

            static string GitLab() => Build("https://gitlab.com/oauth/authorize", scope: "read_user");

            static string Own() => Build("https://login.acme.example/connect/token", scope: "repo");

            static string Build(string url, string scope) => url + "?scope=" + scope;
        }
        """);

    [Fact]
    public Task An_inline_marker_accepts_it() => Verify.That("""
        class ZendeskAuth
        {
            const string Scope = "read"; // tokenguard:allow ticket fields need it
        }
        """);

    [Fact]
    public Task Test_projects_are_quiet() => new Verify("""
        class ZendeskAuth
        {
            const string Scope = "read";
        }
        """).WithOption("build_property.IsTestProject", "true").RunAsync();

    private static Microsoft.CodeAnalysis.Testing.DiagnosticResult Expect(string id, int line, int column, int endLine, int endColumn, string message) =>
        new Microsoft.CodeAnalysis.Testing.DiagnosticResult(id, Microsoft.CodeAnalysis.DiagnosticSeverity.Warning).WithSpan(line, column, endLine, endColumn).WithMessage(message);
}
