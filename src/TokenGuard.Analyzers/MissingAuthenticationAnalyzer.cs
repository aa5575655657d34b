using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Hosting;
using TokenGuard.Analyzers.Http;

namespace TokenGuard.Analyzers;

/// <summary>TG2001: a request goes to an API that wants a credential, and nothing gives it one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MissingAuthenticationAnalyzer() : GuardAnalyzer(Diagnostic)
{
    public static readonly DiagnosticDescriptor Diagnostic = new(
        "TG2001",
        title: "Request to an authenticated API without an auth header",
        messageFormat: "The request to {0} has no Authorization header: {1}",
        category: Category.Transport,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The API refuses requests without a credential. Neither the request nor the client, its handler or its registration gives one.",
        helpLinkUri: HelpLink.To("TG2001"));

    private protected override void Start(GuardActions context, GuardCompilation guard)
    {
        if (!HttpTypes.AnyIn(guard))
        {
            return;
        }

        context.RegisterOperationAction(operation => ReportCall(operation, guard), OperationKind.Invocation);
        if (guard.HasType(RefitCalls.ServiceType))
        {
            var reported = new RefitReport();
            context.RegisterOperationAction(operation => ReportInterface(operation, guard, reported), OperationKind.Invocation);
        }
    }

    private static void ReportCall(OperationAnalysisContext context, GuardCompilation guard)
    {
        var operation = (IInvocationOperation)context.Operation;
        if (!ClientMethods.IsSend(operation.TargetMethod) || guard.IsQuiet(operation.Syntax.SyntaxTree) || HttpCallReader.Read(operation) is not { } call)
        {
            return;
        }

        foreach (var address in call.Addresses(Registered.AddressOf(call, context.Compilation)))
        {
            if (ProviderApis.For(guard).Find(address, out var path) is { } api)
            {
                if (!api.IsAnonymous(call.Verb, path) && CallCredential.IsMissing(call, api, address, context.Compilation))
                {
                    guard.Report(context.ReportDiagnostic, Describe(call.Location, api));
                }

                return;
            }
        }
    }

    private static void ReportInterface(OperationAnalysisContext context, GuardCompilation guard, RefitReport reported)
    {
        var operation = (IInvocationOperation)context.Operation;
        if (!RefitCalls.IsRegistration(operation.TargetMethod) || guard.IsQuiet(operation.Syntax.SyntaxTree))
        {
            return;
        }

        foreach (var (address, verb, location) in RefitCalls.Unauthenticated(operation))
        {
            if (ProviderApis.For(guard).Find(address, out var path) is { } api && !api.IsAnonymous(verb, path) && reported.Add(location))
            {
                guard.Report(context.ReportDiagnostic, Describe(location, api));
            }
        }
    }

    private static Diagnostic Describe(Location location, ProviderApi api) => Microsoft.CodeAnalysis.Diagnostic.Create(
        Diagnostic,
        location,
        ImmutableDictionary<string, string?>.Empty
            .Add(DiagnosticProperty.Provider, api.Provider?.Id)
            .Add(DiagnosticProperty.Scheme, api.Definition.Schemes.Contains("Bearer") ? "Bearer" : api.Definition.Schemes is [var first, ..] ? first : null),
        api.Name,
        SchemeHint.For(api));
}
