using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TokenGuard.Analyzers.Hosting;
using TokenGuard.Analyzers.Scopes;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Analyzers;

/// <summary>TG3003: code asks a provider for a scope that the provider does not have.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnknownScopeAnalyzer() : GuardAnalyzer(Diagnostic)
{
    public static readonly DiagnosticDescriptor Diagnostic = new(
        "TG3003",
        title: "Unknown scope",
        messageFormat: "{0} has no scope {1}{2}",
        category: Category.Scope,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Providers refuse a request with a scope that they do not know, or leave it out silently, so that a wider one is added until it works. Write the scope as the provider's documentation does.",
        helpLinkUri: HelpLink.To("TG3003"));

    private protected override void Start(GuardActions context, GuardCompilation guard)
    {
        var scopes = ScopeCompilation.For(guard);
        context.RegisterSemanticModelAction(file => ReportFile(file, guard, scopes));
    }

    private static void ReportFile(SemanticModelAnalysisContext context, GuardCompilation guard, ScopeCompilation scopes)
    {
        foreach (var request in scopes.RequestsIn(context.SemanticModel, context.CancellationToken))
        {
            var unknown = request.Scopes.Where(scope => scope.IsUnknown).ToList();
            if (unknown.Count > 0)
            {
                guard.Report(context.ReportDiagnostic, Microsoft.CodeAnalysis.Diagnostic.Create(
                    Diagnostic, request.Text.Location, unknown[0].Provider!.Definition.Name, ScopeWording.Quote(unknown.Select(scope => scope.Name)), Nearest(unknown)));
            }
        }
    }

    private static string Nearest(List<JudgedScope> unknown)
    {
        var near = unknown
            .Select(scope => NearestName.Find(scope.Name, scope.Provider!.Catalog.Scopes.Where(known => !known.IsPattern).Select(known => known.Match)))
            .OfType<string>()
            .ToList();
        return near.Count == 0 ? "" : $"; {ScopeWording.Quote(near)} may be meant";
    }
}
