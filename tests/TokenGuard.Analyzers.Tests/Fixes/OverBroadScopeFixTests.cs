using Verify = TokenGuard.Analyzers.Tests.Harness.VerifyFix<TokenGuard.Analyzers.Tests.Fixes.StandIns.ScopeAnalyzer, TokenGuard.CodeFixes.OverBroadScopeFix>;

namespace TokenGuard.Analyzers.Tests.Fixes;

public sealed class OverBroadScopeFixTests
{
    private const string Before = """"
        static class Scope { public static string Repo = "repo"; }
        class C
        {
            string[] scopes = { [|"repo"|], [|@"repo"|], [|"""repo"""|], "user" };
            string M() => [|Scope.Repo|];
        }
        """";

    [Fact]
    public Task The_first_alternative_replaces_the_literal() => Verify.That(
        Before,
        """"
        static class Scope { public static string Repo = "repo"; }
        class C
        {
            string[] scopes = { "public_repo", @"public_repo", """public_repo""", "user" };
            string M() => "public_repo";
        }
        """",
        "narrow-1");

    [Fact]
    public Task Each_alternative_has_an_action() => Verify.That(
        Before,
        """"
        static class Scope { public static string Repo = "repo"; }
        class C
        {
            string[] scopes = { "read:org repo:status", @"read:org repo:status", """read:org repo:status""", "user" };
            string M() => "read:org repo:status";
        }
        """",
        "narrow-2");

    [Fact]
    public Task All_scopes_that_are_reported_become_narrower_at_once() => Harness.VerifyFix<OverBroadScopeAnalyzer, CodeFixes.OverBroadScopeFix>.That(
        """
        using System.Net.Http;
        using System.Net.Http.Json;
        using System.Threading.Tasks;

        class Tokens(HttpClient http, string subdomain)
        {
            public Task OneAsync() => http.PostAsJsonAsync("https://acme.zendesk.com/oauth/tokens", new { grant_type = "client_credentials", scope = [|"read write"|] });

            public Task ManyAsync() => http.PostAsJsonAsync($"https://{subdomain}.zendesk.com/api/v2/oauth/tokens.json", new
            {
                token = new { scopes = new[] { [|"read"|], [|"write"|], "users:read" } },
            });
        }
        """,
        """
        using System.Net.Http;
        using System.Net.Http.Json;
        using System.Threading.Tasks;

        class Tokens(HttpClient http, string subdomain)
        {
            public Task OneAsync() => http.PostAsJsonAsync("https://acme.zendesk.com/oauth/tokens", new { grant_type = "client_credentials", scope = "tickets:read tickets:write" });

            public Task ManyAsync() => http.PostAsJsonAsync($"https://{subdomain}.zendesk.com/api/v2/oauth/tokens.json", new
            {
                token = new { scopes = new[] { "tickets:read", "tickets:write", "users:read" } },
            });
        }
        """);

    [Fact]
    public Task A_later_alternative_keeps_what_is_narrow() => Harness.VerifyFix<OverBroadScopeAnalyzer, CodeFixes.OverBroadScopeFix>.That(
        """
        class ZendeskOAuth
        {
            const string Scope = [|"webhooks:read read write"|];
        }
        """,
        """
        class ZendeskOAuth
        {
            const string Scope = "webhooks:read users:read users:write";
        }
        """,
        "narrow-2");
}
