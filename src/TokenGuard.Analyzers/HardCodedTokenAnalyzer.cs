using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using TokenGuard.Analyzers.Embedded;
using TokenGuard.Analyzers.Hosting;
using TokenGuard.Analyzers.Text;
using TokenGuard.Analyzers.Values;
using TokenGuard.Engine;

namespace TokenGuard.Analyzers;

/// <summary>TG1001: a provider's token stands in the code, in whatever way it is written.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HardCodedTokenAnalyzer() : GuardAnalyzer(Diagnostic)
{
    public static readonly DiagnosticDescriptor Diagnostic = new(
        "TG1001",
        title: "Hard-coded token",
        messageFormat: "{0}{1} is hard-coded",
        category: Category.HardCoded,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Everyone who can read the code, the assembly or the history can use the token. Revoke it, and read its successor from configuration or a secret store.",
        helpLinkUri: HelpLink.To("TG1001"));

    protected override bool JudgesGeneratedCode => true;

    private protected override void Start(GuardActions context, GuardCompilation guard)
    {
        context.RegisterSyntaxTreeAction(tree => ReportText(tree, guard));
        context.RegisterPageAction(guard, page => new PageReport(guard, Diagnostic, page).Report(found => !EmbeddedRules.Owns(found.Finding.Rule)));
        context.RegisterOperationAction(
            operation => ReportOperation(operation, guard),
            OperationKind.Literal,
            OperationKind.Binary,
            OperationKind.InterpolatedString,
            OperationKind.Utf8String,
            OperationKind.Invocation,
            OperationKind.ArrayCreation);
        context.RegisterSyntaxNodeAction(node => ReportCollection(node, guard), (SyntaxKind)Values.OperationExtensions.CollectionExpressionSyntax);
    }

    /// <summary>What the scanner sees in the file.</summary>
    private static void ReportText(SyntaxTreeAnalysisContext context, GuardCompilation guard)
    {
        foreach (var found in guard.FindingsIn(context.Tree, context.CancellationToken).All.Where(found => !EmbeddedRules.Owns(found.Finding.Rule)))
        {
            Report(context.ReportDiagnostic, guard, found.Finding, context.Tree.GetLocation(found.Span), context.CancellationToken);
        }
    }

    /// <summary>What only the compiler sees.</summary>
    private static void ReportOperation(OperationAnalysisContext context, GuardCompilation guard) =>
        Report(context.ReportDiagnostic, guard, context.Operation, context.ContainingSymbol, context.CancellationToken);

    private static void ReportCollection(SyntaxNodeAnalysisContext context, GuardCompilation guard)
    {
        if (SpelledToken.MayBe(context.Node) && context.SemanticModel.OperationOf(context.Node, context.CancellationToken) is { } operation)
        {
            Report(context.ReportDiagnostic, guard, operation, context.ContainingSymbol!, context.CancellationToken);
        }
    }

    private static void Report(
        Action<Microsoft.CodeAnalysis.Diagnostic> report, GuardCompilation guard, IOperation operation, ISymbol owner, CancellationToken cancellation)
    {
        if (SpelledToken.Of(guard, operation, owner, cancellation) is { } finding)
        {
            Report(report, guard, finding, operation.Syntax.GetLocation(), cancellation);
        }
    }

    private static void Report(Action<Microsoft.CodeAnalysis.Diagnostic> report, GuardCompilation guard, Finding finding, Location location, CancellationToken cancellation)
    {
        if (!guard.IsCopy(finding, location, cancellation))
        {
            guard.ReportToken(report, Diagnostic, finding, location);
        }
    }
}
