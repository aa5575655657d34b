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
        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject("app", LanguageNames.CSharp)
            .WithMetadataReferences(References.Framework).WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var document = project.AddDocument("C.cs", $$"""
            using System;
            [Obsolete("{{Token.GitHub}}")]
            class C
            {
                string token = "{{Token.GitHub}}";
            }
            """);
        var found = await (await document.Project.GetCompilationAsync())!
            .WithAnalyzers(ImmutableArray.Create<DiagnosticAnalyzer>(new HardCodedTokenAnalyzer())).GetAnalyzerDiagnosticsAsync();
        var context = new FixAllContext(
            document, new ReadFromConfigurationFix(), FixAllScope.Solution, codeActionEquivalenceKey: null!, ["TG1001"], new Found(found), CancellationToken.None);

        var action = await context.CodeFixProvider.GetFixAllProvider()!.GetFixAsync(context);

        var after = Assert.IsType<ApplyChangesOperation>(Assert.Single(await action!.GetOperationsAsync(CancellationToken.None))).ChangedSolution;
        var text = (await after.GetDocument(document.Id)!.GetTextAsync()).ToString();
        Assert.Equal(2, found.Length);
        Assert.Contains("string token = Environment.GetEnvironmentVariable(\"GITHUB_TOKEN\")", text, StringComparison.Ordinal);
        Assert.Contains($"[Obsolete(\"{Token.GitHub}\")]", text, StringComparison.Ordinal);
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
