using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TokenGuard.Analyzers.Hosting;
using TokenGuard.Analyzers.Scopes;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Analyzers;

/// <summary>TG3004: a request for a token names no scope, and the provider then grants everything.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MissingScopeAnalyzer() : GuardAnalyzer(Diagnostic)
{
    public static readonly DiagnosticDescriptor Diagnostic = new(
        "TG3004",
        title: "No scope given",
        messageFormat: "This request names no scope, and {0} then grants everything",
        category: Category.Scope,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Some providers issue a token for everything when a request leaves the scope out. Name the scopes that the calls of the program need.",
        helpLinkUri: HelpLink.To("TG3004"));

    private protected override void Start(GuardActions context, GuardCompilation guard)
    {
        var index = ProviderIndex.For(guard.Rules);
        if (index.Providers.Any(provider => provider.Catalog.WhenAbsent == ScopesWhenAbsent.Everything))
        {
            context.RegisterSemanticModelAction(file => ReportFile(file, guard, index));
        }
    }

    private static void ReportFile(SemanticModelAnalysisContext context, GuardCompilation guard, ProviderIndex index)
    {
        var tree = context.SemanticModel.SyntaxTree;
        if (guard.IsQuiet(tree) || !ScopeFile.MayObtain(tree))
        {
            return;
        }

        foreach (var (location, provider) in new ScopelessRequestFinder(context.SemanticModel, index).Find())
        {
            guard.Report(context.ReportDiagnostic, Microsoft.CodeAnalysis.Diagnostic.Create(Diagnostic, location, provider.Definition.Name));
        }
    }
}
