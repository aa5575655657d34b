using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TokenGuard.Analyzers.Hosting;
using TokenGuard.Analyzers.Scopes;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Analyzers;

/// <summary>TG3002: code asks for scopes that none of the project's calls needs.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ExcessiveScopeAnalyzer() : GuardAnalyzer(Diagnostic)
{
    public static readonly DiagnosticDescriptor Diagnostic = new(
        "TG3002",
        title: "Scope wider than the calls of this project need",
        messageFormat: "The calls of this project need only {0}",
        category: Category.Scope,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "All calls of this project to the provider work with fewer scopes than it asks for. It is silent as soon as one of the calls is not known.",
        helpLinkUri: HelpLink.To("TG3002"),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    private protected override void Start(GuardActions context, GuardCompilation guard)
    {
        var scopes = ScopeCompilation.For(guard);
        if (!scopes.Index.Providers.Any(provider => provider.Catalog.Scopes.Any(scope => scope.Grants.Count > 0)))
        {
            return;
        }

        var requests = new ConcurrentBag<JudgedText>();
        var files = new ConcurrentBag<ApiCallFinder>();
        context.RegisterSemanticModelAction(file => Gather(file, guard, scopes, requests, files));
        context.RegisterCompilationEndAction(end => Report(end, guard, [.. requests], [.. files]));
    }

    private static void Gather(SemanticModelAnalysisContext context, GuardCompilation guard, ScopeCompilation scopes, ConcurrentBag<JudgedText> requests, ConcurrentBag<ApiCallFinder> files)
    {
        var tree = context.SemanticModel.SyntaxTree;
        if (guard.IsQuiet(tree) || !scopes.MayCompare)
        {
            return;
        }

        foreach (var request in scopes.RequestsIn(context.SemanticModel, context.CancellationToken).Where(request => request.Scopes.Any(scope => scope.Provider is not null)))
        {
            requests.Add(request);
        }

        if (ScopeFile.MayCall(tree))
        {
            var finder = new ApiCallFinder(context.SemanticModel);
            finder.Visit(tree.GetRoot(context.CancellationToken));
            files.Add(finder);
        }
    }

    private static void Report(CompilationAnalysisContext context, GuardCompilation guard, IReadOnlyList<JudgedText> requests, IReadOnlyList<ApiCallFinder> files)
    {
        if (requests.Count == 0 || files.Count == 0)
        {
            return;
        }

        var calls = files.SelectMany(file => file.Calls).ToList();
        var bases = files.SelectMany(file => file.Bases).Distinct().ToList();
        foreach (var provider in requests.SelectMany(request => request.Scopes).Select(scope => scope.Provider).OfType<ScopeProvider>().Distinct())
        {
            var own = requests.Where(request => request.Scopes.Any(scope => scope.Provider == provider)).ToList();
            if (!ScopeSink.HasClientOf(provider, context.Compilation) && LeastOf(provider, own, ProviderCalls.To(provider, calls, bases)) is { } least)
            {
                ReportRequests(context, guard, own, least, provider);
            }
        }
    }

    private static IReadOnlyList<string>? LeastOf(ScopeProvider provider, List<JudgedText> requests, ProviderCalls calls)
    {
        var asked = requests.SelectMany(request => request.Scopes).Select(scope => scope.Definition).ToList();
        return calls.AreAllKnown && calls.Calls.Count > 0 && asked.TrueForAll(definition => definition is { Grants.Count: > 0 })
            ? LesserScopes.Find(provider.Catalog, [.. asked.OfType<ScopeDefinition>().Distinct()], calls.Calls)
            : null;
    }

    private static void ReportRequests(CompilationAnalysisContext context, GuardCompilation guard, IEnumerable<JudgedText> requests, IReadOnlyList<string> least, ScopeProvider provider)
    {
        foreach (var request in requests.Where(request => !request.Scopes.All(scope => least.Contains(scope.Definition!.Match))))
        {
            guard.Report(context.ReportDiagnostic, Microsoft.CodeAnalysis.Diagnostic.Create(
                Diagnostic, request.Text.Location, string.Join(provider.Catalog.Separator, least)));
        }
    }
}
