using Verify = TokenGuard.Analyzers.Tests.Harness.Verify<TokenGuard.Analyzers.OverBroadScopeAnalyzer>;

namespace TokenGuard.Analyzers.Tests;

/// <summary>Scopes in configuration files.</summary>
public sealed class OverBroadScopeConfigurationTests
{
    [Fact]
    public Task Scopes_of_a_named_section_are_judged() => With("/0/appsettings.json", """
        {
          "GitHub": { "Scope": "[|repo read:user|]", "ApiUrl": "https://api.github.com" },
          "Zendesk": { "Scopes": [ "tickets:read", "[|write|]" ] },
          "Graph": { "BaseUrl": "https://graph.microsoft.com/v1.0", "Scopes": "[|User.Read Files.ReadWrite.All|]" },
          "Narrow": { "Authority": "https://github.com/login/oauth", "Scopes": "read:org" }
        }
        """).RunAsync();

    [Fact]
    public Task Variables_are_judged_by_their_names() => With("/0/.env", """
        ZENDESK_SCOPE=[|read|]
        SLACK_SCOPES=chat:write
        """).RunAsync();

    [Fact]
    public Task Scopes_of_nobody_known_and_of_other_kinds_are_quiet() => With("/0/appsettings.json", """
        {
          "Orders": { "Authority": "https://login.contoso.com", "Scopes": "read write" },
          "Logging": { "IncludeScopes": "true", "Console": { "Scope": "all" } },
          "GitHub": { "ServiceScope": "repo" }
        }
        """).RunAsync();

    [Fact]
    public Task A_marker_accepts_them() => With("/0/appsettings.json", """
        {
          // tokenguard:allow TG3001 the mirror needs private repositories
          "GitHub": { "Scope": "repo" }
        }
        """).RunAsync();

    [Fact]
    public Task Test_projects_are_quiet() => With("/0/appsettings.json", """
        { "GitHub": { "Scope": "repo" } }
        """).WithOption("build_property.IsTestProject", "true").RunAsync();

    private static Verify With(string path, string content) => new Verify("class C;").WithFile(path, content);
}
