using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Hosting;
using TokenGuard.Analyzers.Http;
using TokenGuard.Analyzers.Values;
using TokenGuard.Analyzers.Names;

namespace TokenGuard.Analyzers;

/// <summary>TG2006: a credential goes to a host that it is not for, by a shared client, a mistaken request or a redirect.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ForeignHostAnalyzer() : GuardAnalyzer(Diagnostic)
{
    public static readonly DiagnosticDescriptor Diagnostic = new(
        "TG2006",
        title: "Token of one provider sent to another host",
        messageFormat: "{0} is sent to {1}, which it is not for",
        category: Category.Transport,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Whoever runs the other host can use the token. Give each host a client of its own, or set the header on the request.",
        helpLinkUri: HelpLink.To("TG2006"));

    private protected override void Start(GuardActions context, GuardCompilation guard)
    {
        if (HttpTypes.AnyIn(guard))
        {
            context.RegisterOperationAction(operation => ReportCall(operation, guard), OperationKind.Invocation);
            context.RegisterOperationAction(operation => ReportRedirect(operation, guard), OperationKind.ObjectCreation);
        }
    }

    private static void ReportCall(OperationAnalysisContext context, GuardCompilation guard)
    {
        var operation = (IInvocationOperation)context.Operation;
        if (!ClientMethods.IsSend(operation.TargetMethod) || guard.IsQuiet(operation.Syntax.SyntaxTree) || HttpCallReader.Read(operation) is not { } call)
        {
            return;
        }

        if (new ForeignHost(guard, context.CancellationToken).Find(call) is { } found)
        {
            guard.Report(context.ReportDiagnostic, Microsoft.CodeAnalysis.Diagnostic.Create(Diagnostic, call.Location, found.Credential, found.Host));
        }
    }

    /// <summary>On a redirect the runtime drops the header Authorization, but sends all others again.</summary>
    private static void ReportRedirect(OperationAnalysisContext context, GuardCompilation guard)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (creation.Type?.Name != "HttpClient" || creation.Argument("handler") is not { } handler || guard.IsQuiet(creation.Syntax.SyntaxTree)
            || ObjectTracer.Trace(handler).Uses.FirstOrDefault(use => use.Kind == ObjectUseKind.Redirect) is not { } redirect)
        {
            return;
        }

        var header = ObjectTracer.TraceHolder(creation).Uses.FirstOrDefault(use =>
            use is { Kind: ObjectUseKind.Header, Name: { } name } && AuthHeader.MayBe(name)
            && !name.Equals(AuthHeader.Authorization, StringComparison.OrdinalIgnoreCase) && !name.Equals("Cookie", StringComparison.OrdinalIgnoreCase));
        if (header is not null)
        {
            guard.Report(context.ReportDiagnostic, Microsoft.CodeAnalysis.Diagnostic.Create(Diagnostic, redirect.Operation.Syntax.GetLocation(), $"The header {header.Name}", "whatever host a redirect names"));
        }
    }
}
