using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Certificates;
using TokenGuard.Analyzers.Connections;
using TokenGuard.Analyzers.Guards;
using TokenGuard.Analyzers.Hosting;
using TokenGuard.Analyzers.Text;
using TokenGuard.Analyzers.Urls;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers;

/// <summary>TG2007: a client accepts every certificate, so anybody on the way can read its tokens.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CertificateCheckAnalyzer() : GuardAnalyzer(Diagnostic)
{
    public static readonly DiagnosticDescriptor Diagnostic = new(
        "TG2007",
        title: "Certificate checks switched off",
        messageFormat: "Every certificate is accepted here, so tokens and passwords can be read on their way",
        category: Category.Transport,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "TLS without a check of the certificate protects against nobody who can redirect the connection. Trust the issuer, or compare the one expected certificate.",
        helpLinkUri: HelpLink.To("TG2007"));

    private const string ShortestTrust = "trustservercertificate=1";

    private protected override void Start(GuardActions context, GuardCompilation guard)
    {
        context.RegisterOperationAction(action => CheckDelegate(action, guard), OperationKind.DelegateCreation);
        context.RegisterOperationAction(action => CheckAssignment(action, guard), OperationKind.SimpleAssignment);
        context.RegisterOperationAction(action => CheckCall(action, guard), OperationKind.Invocation);
        if (guard.HasType("System.Net.ICertificatePolicy"))
        {
            context.RegisterOperationAction(action => CheckCreation(action, guard), OperationKind.ObjectCreation);
        }

        if (guard.HasType("System.Net.Http.HttpClientHandler"))
        {
            context.RegisterOperationAction(action => CheckProperty(action, guard), OperationKind.PropertyReference);
        }

        if (guard.HasType("System.Data.Common.DbConnectionStringBuilder"))
        {
            context.RegisterOperationAction(action => CheckText(action, guard), OperationKind.Literal);
        }
    }

    private static void CheckDelegate(OperationAnalysisContext context, GuardCompilation guard)
    {
        var creation = (IDelegateCreationOperation)context.Operation;
        if (CertificateDelegate.Is(creation.Type) && AlwaysTrue.Is(creation.Target))
        {
            Report(context, guard, creation.Target is IAnonymousFunctionOperation ? creation.Target : creation);
        }
        else if (creation.Target is IAnonymousFunctionOperation { Body.Operations.Length: 1 or 2 } lambda && IsAccepting(lambda))
        {
            Report(context, guard, creation);
        }
    }

    /// <summary>An event handler that says <c>e.Accept = true</c> and nothing else.</summary>
    private static bool IsAccepting(IAnonymousFunctionOperation lambda) =>
        lambda.Body.Operations[0] is IExpressionStatementOperation
        {
            Operation: ISimpleAssignmentOperation
            {
                Target: IPropertyReferenceOperation { Property: { Name: "Accept" or "AcceptCertificate" or "IsValid", ContainingType.Name: var arguments } },
                Value.ConstantValue: { HasValue: true, Value: true },
            },
        }
        && (arguments.Contains("SslValidation") || arguments.Contains("CertificateValidation") || arguments.Contains("ValidateCertificate"));

    private static void CheckAssignment(OperationAnalysisContext context, GuardCompilation guard)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (CertificateSwitch.IsOff(assignment))
        {
            Report(context, guard, assignment);
        }
    }

    private static void CheckProperty(OperationAnalysisContext context, GuardCompilation guard)
    {
        var property = ((IPropertyReferenceOperation)context.Operation).Property;
        if (property is { Name: "DangerousAcceptAnyServerCertificateValidator", ContainingType.Name: "HttpClientHandler" })
        {
            Report(context, guard, context.Operation);
        }
    }

    private static void CheckCall(OperationAnalysisContext context, GuardCompilation guard)
    {
        var call = (IInvocationOperation)context.Operation;
        if (CertificateSwitch.IsOff(call))
        {
            Report(context, guard, call);
        }
    }

    /// <summary>The policy object of old frameworks, whose one method judges certificates.</summary>
    private static void CheckCreation(OperationAnalysisContext context, GuardCompilation guard)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (creation.Type is INamedTypeSymbol { AllInterfaces: { IsEmpty: false } interfaces } type && interfaces.Any(implemented => implemented.Name == "ICertificatePolicy")
            && type.GetMembers("CheckValidationResult").OfType<IMethodSymbol>().Any(method => AlwaysTrue.Is(method, creation)))
        {
            Report(context, guard, creation);
        }
    }

    /// <summary>A connection string that trusts any server with a password.</summary>
    private static void CheckText(OperationAnalysisContext context, GuardCompilation guard)
    {
        if (context.Operation.ConstantText() is not { } text || text.Length < ShortestTrust.Length || text.IndexOf("Trust", StringComparison.OrdinalIgnoreCase) < 0)
        {
            return;
        }

        if (ConnectionText.IsTrue(ConnectionText.Read(text, ';'), "trustservercertificate")
            && ConnectionText.Read(TextParts.Of(TextParts.WholeOf(context.Operation)).Text, ';') is var pairs
            && ConnectionText.HasPassword(pairs) && !Hosts.IsLocal(ConnectionText.Server(pairs)))
        {
            Report(context, guard, context.Operation);
        }
    }

    private static void Report(OperationAnalysisContext context, GuardCompilation guard, IOperation at)
    {
        if (!guard.IsQuiet(at.Syntax.SyntaxTree) && !DevelopmentGuard.Covers(at))
        {
            guard.Report(context.ReportDiagnostic, Microsoft.CodeAnalysis.Diagnostic.Create(Diagnostic, at.Syntax.GetLocation()));
        }
    }
}
