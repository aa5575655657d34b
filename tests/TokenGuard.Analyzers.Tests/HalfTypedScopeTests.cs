using Microsoft.CodeAnalysis.Testing;
using TokenGuard.Analyzers.Tests.Harness;

namespace TokenGuard.Analyzers.Tests;

/// <summary>Code that does not compile must neither stop the analyzers nor be judged.</summary>
public sealed class HalfTypedScopeTests
{
    private const string Source = """
        using System.Collections.Generic;

        [AuthorizeForScopes(Scopes = )]
        class SettingsOAuth
        {
            const string Scope = ;
            string[] scopes = { , ;
            object body = new { scope = , client_id = , grant_type };
            void Run(Missing options)
            {
                options.Scope.Add();
                options.Scope.Add(
                var form = new Dictionary<string, string> { ["scope"] = };
                app.AcquireTokenForClient(new[] { });
                new("scope", );
                new TokenRequestContext(
                http.GetAsync(
                new HttpRequestMessage();
                const ulong permissions = ;
                GuildPermission.Administrator
                var url = $"https://acme.zendesk.com/oauth/authorizations/new?client_id={";
        """;

    [Fact]
    public Task Broad_scopes() => TryAsync<OverBroadScopeAnalyzer>();

    [Fact]
    public Task Excessive_scopes() => TryAsync<ExcessiveScopeAnalyzer>();

    [Fact]
    public Task Unknown_scopes() => TryAsync<UnknownScopeAnalyzer>();

    [Fact]
    public Task Missing_scopes() => TryAsync<MissingScopeAnalyzer>();

    private static Task TryAsync<TAnalyzer>()
        where TAnalyzer : Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzer, new() =>
        new Verify<TAnalyzer>(Source) { CompilerDiagnostics = CompilerDiagnostics.None }.RunAsync();
}
