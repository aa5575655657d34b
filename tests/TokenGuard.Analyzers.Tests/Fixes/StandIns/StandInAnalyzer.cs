using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TokenGuard.Analyzers.Tests.Fixes.StandIns;

/// <summary>
/// Reports an id at chosen nodes, so that a fix is tested against shapes of code, whatever its analyzer makes of them.
/// </summary>
public abstract class StandInAnalyzer(string id, params SyntaxKind[] kinds) : DiagnosticAnalyzer
{
    private readonly DiagnosticDescriptor descriptor = new(id, id, id, "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [descriptor];

    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(
            node =>
            {
                if (Judges(node.Node))
                {
                    node.ReportDiagnostic(Diagnostic.Create(descriptor, node.Node.GetLocation(), Properties));
                }
            },
            kinds);
    }

    /// <summary>What the diagnostic tells its fix.</summary>
    protected virtual ImmutableDictionary<string, string?> Properties => ImmutableDictionary<string, string?>.Empty;

    /// <summary>Says whether a node is reported.</summary>
    protected abstract bool Judges(SyntaxNode node);
}
