using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TokenGuard.Analyzers.Hosting;

/// <summary>What an analyzer registers its actions with: they are not called for generated code that is not looked at.</summary>
/// <param name="context">The compiler's own.</param>
/// <param name="all">True for an analyzer that looks at all generated code.</param>
internal sealed class GuardActions(CompilationStartAnalysisContext context, bool all)
{
    public AnalyzerOptions Options => context.Options;

    public void RegisterSyntaxTreeAction(Action<SyntaxTreeAnalysisContext> action) => context.RegisterSyntaxTreeAction(file =>
    {
        if (IsLookedAt(file.IsGeneratedCode, file.Tree))
        {
            action(file);
        }
    });

    public void RegisterSemanticModelAction(Action<SemanticModelAnalysisContext> action) => context.RegisterSemanticModelAction(file =>
    {
        if (IsLookedAt(file.IsGeneratedCode, file.SemanticModel.SyntaxTree))
        {
            action(file);
        }
    });

    public void RegisterOperationAction(Action<OperationAnalysisContext> action, params OperationKind[] kinds) => context.RegisterOperationAction(
        operation =>
        {
            if (IsLookedAt(operation.IsGeneratedCode, operation.Operation.Syntax.SyntaxTree))
            {
                action(operation);
            }
        },
        kinds);

    public void RegisterSyntaxNodeAction(Action<SyntaxNodeAnalysisContext> action, params SyntaxKind[] kinds) => context.RegisterSyntaxNodeAction(
        node =>
        {
            if (IsLookedAt(node.IsGeneratedCode, node.Node.SyntaxTree))
            {
                action(node);
            }
        },
        kinds);

    public void RegisterMethodAction(Action<SymbolAnalysisContext> action) => context.RegisterSymbolAction(
        method =>
        {
            if (!method.IsGeneratedCode || method.Symbol.DeclaringSyntaxReferences.Any(reference => IsLookedAt(isGenerated: true, reference.SyntaxTree)))
            {
                action(method);
            }
        },
        SymbolKind.Method);

    public void RegisterAdditionalFileAction(Action<AdditionalFileAnalysisContext> action) => context.RegisterAdditionalFileAction(action);

    /// <summary>For the pages of the project.</summary>
    public void RegisterPageAction(GuardCompilation guard, Action<AdditionalFileAnalysisContext> action)
    {
        if (guard.Project.Pages.Count > 0)
        {
            context.RegisterAdditionalFileAction(file =>
            {
                if (guard.Project.Pages.Contains(file.AdditionalFile))
                {
                    action(file);
                }
            });
        }
    }

    public void RegisterCompilationEndAction(Action<CompilationAnalysisContext> action) => context.RegisterCompilationEndAction(action);

    private bool IsLookedAt(bool isGenerated, SyntaxTree tree) => all || GeneratedCode.IsLookedAt(isGenerated, tree);
}
