using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Credentials;
using TokenGuard.Analyzers.Hosting;
using TokenGuard.Analyzers.Logging;
using TokenGuard.Analyzers.Values;
using TokenGuard.Analyzers.Names;

namespace TokenGuard.Analyzers;

/// <summary>TG2004: a credential is written to a log, the console, telemetry or the text of an exception.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LoggedTokenAnalyzer() : GuardAnalyzer(Diagnostic)
{
    public static readonly DiagnosticDescriptor Diagnostic = new(
        "TG2004",
        title: "Token written to a log",
        messageFormat: "A credential is written to {0}",
        category: Category.Transport,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Logs are kept for long, copied to many places and read by many people. Write that there is a credential, its id or a hash of it.",
        helpLinkUri: HelpLink.To("TG2004"));

    private protected override void Start(GuardActions context, GuardCompilation guard)
    {
        context.RegisterOperationAction(action => CheckCall(action, guard), OperationKind.Invocation);
        context.RegisterOperationAction(action => CheckException(action, guard), OperationKind.ObjectCreation);
        context.RegisterOperationAction(action => CheckAssignment(action, guard), OperationKind.SimpleAssignment);
        if (guard.HasType("Microsoft.Extensions.Logging.LoggerMessageAttribute"))
        {
            context.RegisterMethodAction(action => CheckDeclaration(action, guard));
        }
    }

    private static void CheckCall(OperationAnalysisContext context, GuardCompilation guard)
    {
        var call = (IInvocationOperation)context.Operation;
        if (IsWrittenHeader(call))
        {
            Report(context, guard, call.Arguments[call.Arguments.Length - 1].Value, LogPlace.Log);
            return;
        }

        if (LogSink.PlaceOf(call) is not { } place || guard.IsQuiet(call.Syntax.SyntaxTree))
        {
            return;
        }

        var isNamed = LogSink.IsLoggerMessage(call.TargetMethod);
        var reported = false;
        foreach (var argument in call.Arguments)
        {
            if (argument.ArgumentKind is ArgumentKind.DefaultValue || argument.Value.Unwrap() == call.Instance)
            {
                continue;
            }

            var found = Find(context, guard, argument.Value)
                ?? (isNamed && argument.Parameter is { } parameter && TextType.Is(parameter.Type) && CredentialKey.IsVariable(parameter.Name)
                    && !argument.Value.ConstantValue.HasValue && argument.Value.Unwrap() is not IInvocationOperation ? argument.Value : null);
            if (found is not null)
            {
                reported = true;
                Report(context, guard, found, place);
            }
        }

        if (!reported && !CredentialCall.IsGrammar(context.ContainingSymbol.ContainingType) && FindNamed(call) is { } named)
        {
            Report(context, guard, named, place);
        }
    }

    /// <summary>By the placeholders of the message.</summary>
    private static IOperation? FindNamed(IInvocationOperation call)
    {
        for (var i = 0; i < call.Arguments.Length; i++)
        {
            if (call.Arguments[i].Value.ConstantText() is { } template && template.IndexOf('{') >= 0)
            {
                return LogTemplate.FindNamed(template, [.. call.Arguments.Skip(i + 1).SelectMany(Elements)]);
            }
        }

        return null;
    }

    private static IEnumerable<IOperation> Elements(IArgumentOperation argument) => argument switch
    {
        { ArgumentKind: ArgumentKind.DefaultValue } => [],
        { Value: IArrayCreationOperation { Initializer: { } list } } => list.ElementValues,
        { Value: var value } when value.IsCollectionExpression() => value.ChildOperations,
        _ => [argument.Value],
    };

    private static void CheckException(OperationAnalysisContext context, GuardCompilation guard)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (creation.Type is not { } type || creation.Arguments.IsEmpty || !type.Name.EndsWith("Exception", StringComparison.Ordinal) || !IsException(type)
            || guard.IsQuiet(creation.Syntax.SyntaxTree))
        {
            return;
        }

        foreach (var argument in creation.Arguments)
        {
            if (argument is { ArgumentKind: not ArgumentKind.DefaultValue, Parameter.Name: not "paramName" } && Find(context, guard, argument.Value) is { } found)
            {
                Report(context, guard, found, LogPlace.Exception);
            }
        }
    }

    private static bool IsException(ITypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType!)
        {
            if (current is { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary><c>exception.Data["token"] = token</c> and the properties of telemetry.</summary>
    private static void CheckAssignment(OperationAnalysisContext context, GuardCompilation guard)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (assignment.Target is IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } instance }
            && instance.Unwrap() is IPropertyReferenceOperation { Property: { Name: "Data" or "Properties" or "GlobalProperties", ContainingType: { } owner } property }
            && (property.Name == "Data" ? IsException(owner) : owner.Name.EndsWith("Telemetry", StringComparison.Ordinal) || owner.Name.StartsWith("Telemetry", StringComparison.Ordinal)
                || owner.Name == "ISupportProperties")
            && !guard.IsQuiet(assignment.Syntax.SyntaxTree) && Find(context, guard, assignment.Value) is { } found)
        {
            Report(context, guard, found, property.Name == "Data" ? LogPlace.Exception : LogPlace.Telemetry);
        }
        else if (assignment.Target is IPropertyReferenceOperation { Property: { Name: "LogCompleteSecurityArtifact", ContainingType.Name: "IdentityModelEventSource" } }
            && assignment.Value.ConstantValue is { HasValue: true, Value: true })
        {
            Report(context, guard, assignment, LogPlace.Log);
        }
    }

    /// <summary>A header that the logging of HTTP is told to show.</summary>
    private static bool IsWrittenHeader(IInvocationOperation call) =>
        call is { TargetMethod.Name: "Add", Arguments.Length: 1 or 2, Instance: IPropertyReferenceOperation { Property: { Name: "RequestHeaders" or "LoggedHeaderNames", ContainingType.Name: "HttpLoggingOptions" or "DiagnosticsOptions" } } }
        && call.Arguments[0].Value.ConstantText() is { } header && AuthHeader.Is(header);

    /// <summary>A log method that nobody calls in its file yet says by its parameters what it will write.</summary>
    private static void CheckDeclaration(SymbolAnalysisContext context, GuardCompilation guard)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (!method.IsPartialDefinition || !LogSink.IsLoggerMessage(method) || method.DeclaringSyntaxReferences.IsEmpty)
        {
            return;
        }

        foreach (var parameter in method.Parameters)
        {
            if (TextType.Is(parameter.Type) && CredentialKey.IsVariable(parameter.Name) && !guard.IsQuiet(method.DeclaringSyntaxReferences[0].SyntaxTree) && !IsCalled(method))
            {
                guard.Report(context.ReportDiagnostic, Microsoft.CodeAnalysis.Diagnostic.Create(Diagnostic, parameter.Locations[0], LogPlace.Log));
            }
        }
    }

    private static bool IsCalled(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences[0].SyntaxTree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => call.Expression switch
        {
            IdentifierNameSyntax name => name.Identifier.ValueText == method.Name,
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText == method.Name,
            _ => false,
        });

    private static IOperation? Find(OperationAnalysisContext context, GuardCompilation guard, IOperation value)
    {
        var found = new CredentialValue(guard, context.CancellationToken).Find(value) ?? LogTemplate.FindLabelled(value);
        return found is null || LogGrammar.Covers(found, value, context.ContainingSymbol) ? null : found;
    }

    private static void Report(OperationAnalysisContext context, GuardCompilation guard, IOperation at, string place)
    {
        if (!guard.IsQuiet(at.Syntax.SyntaxTree))
        {
            guard.Report(context.ReportDiagnostic, Microsoft.CodeAnalysis.Diagnostic.Create(Diagnostic, at.Syntax.GetLocation(), place));
        }
    }
}
