using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Verify = TokenGuard.Analyzers.Tests.Harness.Verify<TokenGuard.Analyzers.UnknownScopeAnalyzer>;

namespace TokenGuard.Analyzers.Tests;

public sealed class UnknownScopeTests
{
    [Theory]
    [InlineData("const string ZendeskScope = [|\"tickets:raed\"|];")]
    [InlineData("const string ZendeskScope = [|\"tickets:read tikets:write\"|];")]
    [InlineData("string[] GitHubScopes = { \"repo\", [|\"read:organisation\"|] };")]
    [InlineData("string Url = [|\"https://gitlab.com/oauth/authorize?client_id=1&scope=read_apis\"|];")]
    [InlineData("object Token = new { client_id = 1, url = \"https://acme.zendesk.com/oauth/tokens\", scope = [|\"everything\"|] };")]
    public Task A_scope_that_the_provider_does_not_have(string member) => Verify.That($$"""
        class OAuthSettings
        {
            {{member}}
        }
        """);

    [Theory]
    [InlineData("const string ZendeskScope = \"tickets:read users:read\";")]
    [InlineData("const string ZendeskScope = \"openid email\";")]
    [InlineData("string[] GitHubScopes = { \"repo\", \"read:org\" };")]
    [InlineData("const string ZendeskScope = \"scope\", GitHubScopes = \"scopes\";")]
    [InlineData("const string Scope = \"orders.raed\";")]
    [InlineData("const string GoogleScope = \"https://www.googleapis.com/auth/newest-api\";")]
    [InlineData("string Url(string more) => $\"https://gitlab.com/oauth/authorize?client_id=1&scope=read_api%20{more}\";")]
    [InlineData("const string ZendeskScope = \"*\";")]
    [InlineData("object Token() { var url = \"https://login.microsoftonline.com/common\"; return new System.Collections.Generic.Dictionary<string, string> { [\"token_type\"] = \"Bearer\", [\"scope\"] = \"orders.raed\" }; }")]
    [InlineData("string[] microsoftScopes = { \"User.Read\", \"api://acme/orders.read\", \"https://acme.example/user_impersonation\" };")]
    public Task Scopes_that_are_known_or_of_unknown_providers_are_quiet(string member) => Verify.That($$"""
        class OAuthSettings
        {
            {{member}}
        }
        """);

    [Fact]
    public Task The_message_names_the_nearest_scope() => new Verify("""
        class ZendeskOAuth
        {
            const string Scope = "tickets:raed";
        }
        """)
    {
        ExpectedDiagnostics =
        {
            new DiagnosticResult("TG3003", DiagnosticSeverity.Warning).WithSpan(3, 26, 3, 40).WithMessage("Zendesk has no scope 'tickets:raed'; 'tickets:read' may be meant"),
        },
    }.RunAsync();

    [Fact]
    public Task Octokit_is_certain() => new Verify("""
        using Octokit;

        class Login
        {
            static OauthLoginRequest Make() => new("id") { Scopes = { "read:user", [|"repos"|] } };
        }
        """).With(typeof(Octokit.OauthLoginRequest)).RunAsync();

    [Fact]
    public Task Scopes_of_ones_own_api_are_quiet() => new Verify("""
        using System.Threading.Tasks;
        using Microsoft.Identity.Client;

        class Desktop(IPublicClientApplication app)
        {
            Task<AuthenticationResult> OwnAsync() => app.AcquireTokenInteractive(new[] { "api://5ee2f4f0/orders.read" }).ExecuteAsync();

            Task<AuthenticationResult> GraphAsync() => app.AcquireTokenInteractive(new[] { "User.Read", [|"User.Raed.All"|] }).ExecuteAsync();
        }
        """).With(typeof(Microsoft.Identity.Client.IPublicClientApplication)).RunAsync();

    [Fact]
    public Task Scopes_beside_an_issuer_of_ones_own_are_its() => Verify.That("""
        using System;
        using System.Collections.Generic;

        class Registration
        {
            public Uri? Issuer { get; set; }
            public List<string> Scopes { get; } = [];
        }

        class SignIn
        {
            void AddGitHub(string id) { }

            void Run(List<Registration> registrations)
            {
                registrations.Add(new Registration { Issuer = new Uri("https://localhost:44395/", UriKind.Absolute), Scopes = { "demo_api" } });
                registrations.Add(new Registration { Issuer = new Uri("https://github.com/"), Scopes = { [|"demo_api"|] } });
                AddGitHub("1");
            }
        }
        """);

    [Fact]
    public Task A_server_registers_scopes_of_its_own() => Verify.That("""
        using System;

        class Server
        {
            Server AddGitHub(Action<Server> settings) => this;
            Server RegisterScopes(params string[] scopes) => this;
            Server SetScopes(params string[] scopes) => this;

            void OAuth() => AddGitHub(gitHub => { }).RegisterScopes("email", "demo_api");
            void Asks() => AddGitHub(gitHub => { }).SetScopes("email", [|"demo_api"|]);
        }
        """);

    [Fact]
    public Task A_controller_names_the_scopes_that_its_callers_need() => Verify.That("""
        using System;

        class ApiControllerAttribute : Attribute;
        class GraphServiceClient;

        [ApiController]
        class ListController
        {
            const string ReadScope = "List.Read";
            string[] Scopes(GraphServiceClient client) => new[] { "https://graph.microsoft.com/User.Read" };
        }

        class ListClient
        {
            const string ReadScope = [|"List.Read"|];
            string[] Scopes(GraphServiceClient client) => new[] { "https://graph.microsoft.com/User.Read" };
        }
        """);

    [Fact]
    public Task The_code_of_a_providers_library_has_scopes_of_other_kinds() => Verify.That("""
        namespace ZendeskApi.Client;

        class Resource
        {
            void Send(string docs, string scope) { }
            void Create(string docs, string scope = "CreateAsync") => Send(docs, scope);
        }
        """);

    [Fact]
    public Task Scopes_of_another_kind_are_quiet() => Verify.That("""
        class ZendeskImporter
        {
            string Describe()
            {
                var scope = "organization";
                return scope;
            }
        }
        """);
}
