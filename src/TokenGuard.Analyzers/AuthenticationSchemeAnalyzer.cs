using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TokenGuard.Analyzers.Hosting;
using TokenGuard.Analyzers.Http;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers;

/// <summary>TG2005: a credential is handed to an API in a way that the API does not take.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AuthenticationSchemeAnalyzer() : GuardAnalyzer(Diagnostic)
{
    public static readonly DiagnosticDescriptor Diagnostic = new(
        "TG2005",
        title: "Auth scheme does not fit the API",
        messageFormat: "The Authorization header does not fit: {0}",
        category: Category.Transport,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The API refuses the request, or answers it as one without a credential. Hand the credential over as the API's documentation says.",
        helpLinkUri: HelpLink.To("TG2005"));

    private protected override void Start(GuardActions context, GuardCompilation guard)
    {
        if (HttpTypes.AnyIn(guard))
        {
            context.RegisterOperationAction(operation => ReportSetting(operation, guard), OperationKind.ObjectCreation, OperationKind.Invocation, OperationKind.SimpleAssignment);
        }
    }

    private static void ReportSetting(OperationAnalysisContext context, GuardCompilation guard)
    {
        if (AuthorizationReader.Read(context.Operation) is not { } setting || guard.IsQuiet(context.Operation.Syntax.SyntaxTree))
        {
            return;
        }

        var (problem, provider) = Judge(setting, guard);
        if (problem is not null)
        {
            guard.Report(context.ReportDiagnostic, Microsoft.CodeAnalysis.Diagnostic.Create(
                Diagnostic,
                HttpCall.LocationOf(setting.Operation),
                ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperty.Provider, provider),
                problem));
        }
    }

    private static (string? Problem, string? Provider) Judge(AuthorizationSetting setting, GuardCompilation guard)
    {
        if (setting.Problem is not null || setting.Scheme is null)
        {
            return (setting.Problem, null);
        }

        var apis = ProviderApis.For(guard);
        var isHostKnown = false;
        foreach (var address in HeaderOwner.AddressesOf(setting.Operation))
        {
            isHostKnown |= UrlReader.IsAbsolute(address);
            if (apis.Find(address, out var path) is { } api && !IsOpen(api, path) && SchemeFit.Problem(setting, api) is { } problem)
            {
                return (problem, api.Provider?.Id);
            }
        }

        return isHostKnown ? (null, null) : (SchemeFit.ProblemByName(setting, guard.Rules.Catalog.Providers), null);
    }

    /// <summary>Where clients log in, other schemes may hold than for all other calls.</summary>
    private static bool IsOpen(ProviderApi api, string path) => path.Length > 0 && path[0] != FoldedText.Hole && api.IsAnonymous(verb: "", path);
}
