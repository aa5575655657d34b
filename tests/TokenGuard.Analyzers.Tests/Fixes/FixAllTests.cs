using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using TokenGuard.Analyzers.Tests.Harness;
using TokenGuard.CodeFixes;

namespace TokenGuard.Analyzers.Tests.Fixes;

/// <summary>What <c>dotnet format analyzers</c> asks of a fix.</summary>
public sealed class FixAllTests
{
    [Fact]
    public async Task Where_no_remedy_is_chosen_each_diagnostic_gets_its_best()
    {
        var text = await FixAsync($$"""
            using System;
            [Obsolete("{{Token.GitHub}}")]
            class C
            {
                string token = "{{Token.GitHub}}";
            }
            """, new HardCodedTokenAnalyzer(), key: null);

        Assert.Contains("string token = Environment.GetEnvironmentVariable(\"GITHUB_TOKEN\")", text, StringComparison.Ordinal);
        Assert.Contains($"[Obsolete(\"{Token.GitHub}\")]", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Different_secrets_are_read_from_different_variables()
    {
        var text = await FixAsync("""
            using System;
            class C
            {
                string Of(string stage) => stage switch { "dev" => Password, "test" => Other.Password, _ => Third.Password };
                const string Password = "azerty";
                class Other { public const string Password = "qwertz"; }
                class Third { public const string Password = "azerty"; }
            }
            """, new HardCodedCredentialAnalyzer(), ReadFromConfigurationFix.EnvironmentKey);

        Assert.Equal(2, Count(text, "GetEnvironmentVariable(\"PASSWORD\")"));
        Assert.Equal(1, Count(text, "GetEnvironmentVariable(\"PASSWORD_2\")"));

        static int Count(string text, string part) => text.Split(part).Length - 1;
    }

    private static async Task<string> FixAsync(string source, DiagnosticAnalyzer analyzer, string? key)
    {
        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject("app", LanguageNames.CSharp)
            .WithMetadataReferences(References.Framework).WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var document = project.AddDocument("C.cs", source);
        var found = await (await document.Project.GetCompilationAsync())!.WithAnalyzers(ImmutableArray.Create(analyzer)).GetAnalyzerDiagnosticsAsync();
        var context = new FixAllContext(
            document, new ReadFromConfigurationFix(), FixAllScope.Solution, key!, found.Select(one => one.Id).Distinct(), new Found(found), CancellationToken.None);
        var action = await context.CodeFixProvider.GetFixAllProvider()!.GetFixAsync(context);
        var after = Assert.IsType<ApplyChangesOperation>(Assert.Single(await action!.GetOperationsAsync(CancellationToken.None))).ChangedSolution;
        return (await after.GetDocument(document.Id)!.GetTextAsync()).ToString();
    }

    private sealed class Found(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);
    }
}
