using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Hosting;
using TokenGuard.Analyzers.Urls;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers;

/// <summary>TG2003: a credential stands in the query or the fragment of an address.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TokenInQueryAnalyzer() : GuardAnalyzer(Diagnostic)
{
    public static readonly DiagnosticDescriptor Diagnostic = new(
        "TG2003",
        title: "Token in a URL's query",
        messageFormat: "The query parameter '{0}' puts a credential into the URL",
        category: Category.Transport,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Servers, proxies and browsers write addresses into logs and histories, and hand them on as referrers. Send the credential in a header.",
        helpLinkUri: HelpLink.To("TG2003"));

    private protected override void Start(GuardActions context, GuardCompilation guard)
    {
        context.RegisterOperationAction(action => CheckText(action, guard), OperationKind.Literal);
        context.RegisterOperationAction(action => CheckCall(action, guard), OperationKind.Invocation);
        context.RegisterOperationAction(action => CheckAssignment(action, guard), OperationKind.SimpleAssignment);
        context.RegisterOperationAction(action => CheckCreation(action, guard), OperationKind.ObjectCreation);
        if (guard.HasType("Refit.GetAttribute") || guard.HasType("RestEase.GetAttribute"))
        {
            context.RegisterMethodAction(action => CheckDeclaration(action, guard));
        }
    }

    private static void CheckText(OperationAnalysisContext context, GuardCompilation guard)
    {
        if (context.Operation.ConstantText() is { } text && QueryText.MayHold(text) && !guard.IsQuiet(context.Operation.Syntax.SyntaxTree)
            && new QueryText(guard, context.CancellationToken).Find(context.Operation, text) is { } name)
        {
            Report(context, guard, context.Operation.Syntax.GetLocation(), name);
        }
    }

    private static void CheckCall(OperationAnalysisContext context, GuardCompilation guard)
    {
        foreach (var (at, name) in new QueryCall(guard, context.CancellationToken).Find((IInvocationOperation)context.Operation))
        {
            Report(context, guard, at.Syntax.GetLocation(), name);
        }
    }

    private static void CheckAssignment(OperationAnalysisContext context, GuardCompilation guard)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (assignment.Target is IPropertyReferenceOperation { Property.IsIndexer: true }
            && new QueryCall(guard, context.CancellationToken).Find(assignment) is var (at, name))
        {
            Report(context, guard, at.Syntax.GetLocation(), name);
        }
    }

    private static void CheckCreation(OperationAnalysisContext context, GuardCompilation guard)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (creation.Type is { Name: "OAuth2UriQueryParameterAuthenticator" })
        {
            Report(context, guard, creation.Syntax.GetLocation(), "oauth_token");
        }
        else if (creation.Type is { Name: "QueryParameter", ContainingNamespace.Name: "RestSharp" } && creation.Arguments.Length > 1
            && creation.Arguments[0].Value.ConstantText() is { } name && new QueryValue(guard, context.CancellationToken).IsCredential(name, creation.Arguments[1].Value))
        {
            Report(context, guard, creation.Arguments[0].Value.Syntax.GetLocation(), name);
        }
    }

    private static void CheckDeclaration(SymbolAnalysisContext context, GuardCompilation guard)
    {
        foreach (var (parameter, name) in QueryDeclaration.Find((IMethodSymbol)context.Symbol))
        {
            if (parameter.Locations[0] is { SourceTree: { } tree } place && !guard.IsQuiet(tree))
            {
                guard.Report(context.ReportDiagnostic, Microsoft.CodeAnalysis.Diagnostic.Create(Diagnostic, place, name));
            }
        }
    }

    private static void Report(OperationAnalysisContext context, GuardCompilation guard, Location location, string name)
    {
        if (!guard.IsQuiet(location.SourceTree!))
        {
            guard.Report(context.ReportDiagnostic, Microsoft.CodeAnalysis.Diagnostic.Create(Diagnostic, location, name));
        }
    }
}
