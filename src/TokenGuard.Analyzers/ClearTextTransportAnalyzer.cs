using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Connections;
using TokenGuard.Analyzers.Guards;
using TokenGuard.Analyzers.Hosting;
using TokenGuard.Analyzers.Text;
using TokenGuard.Analyzers.Transport;
using TokenGuard.Analyzers.Urls;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers;

/// <summary>TG2002: a credential goes over a line that is not encrypted.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ClearTextTransportAnalyzer() : GuardAnalyzer(Diagnostic)
{
    public static readonly DiagnosticDescriptor Diagnostic = new(
        "TG2002",
        title: "Token sent without TLS",
        messageFormat: "A credential is sent without TLS",
        category: Category.Transport,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Everybody on the way can read and keep a token or password that is sent without TLS. Use the encrypted form of the protocol.",
        helpLinkUri: HelpLink.To("TG2002"));

    private const int ShortestConnection = 10;

    private protected override void Start(GuardActions context, GuardCompilation guard)
    {
        context.RegisterOperationAction(action => CheckText(action, guard), OperationKind.Literal);
        context.RegisterOperationAction(action => CheckAssignment(action, guard), OperationKind.SimpleAssignment);
        context.RegisterOperationAction(action => CheckCreation(action, guard), OperationKind.ObjectCreation);
        context.RegisterOperationAction(action => CheckCall(action, guard), OperationKind.Invocation);
        if (guard.HasType("Grpc.Core.ChannelCredentials"))
        {
            context.RegisterOperationAction(action => CheckProperty(action, guard), OperationKind.PropertyReference);
        }
    }

    private static void CheckText(OperationAnalysisContext context, GuardCompilation guard)
    {
        if (context.Operation.ConstantText() is not { } text)
        {
            return;
        }

        if (ClearTextUrl.MayBegin(text))
        {
            if (!guard.IsQuiet(context.Operation.Syntax.SyntaxTree))
            {
                foreach (var place in new ClearTextRequest(guard, context.CancellationToken).Find(context.Operation))
                {
                    guard.Report(context.ReportDiagnostic, Microsoft.CodeAnalysis.Diagnostic.Create(Diagnostic, place.GetLocation()));
                }
            }
        }
        else if (text.Length >= ShortestConnection && text.IndexOf('=') >= 0 && IsOpenConnection(context.Operation, text) && !TextUse.IsQuiet(TextParts.WholeOf(context.Operation)))
        {
            Report(context, guard, context.Operation.Syntax);
        }
    }

    /// <summary>A connection string that switches encryption off and has a password.</summary>
    private static bool IsOpenConnection(IOperation literal, string text)
    {
        if (text.IndexOf("ncrypt", StringComparison.OrdinalIgnoreCase) < 0 && text.IndexOf("ssl", StringComparison.OrdinalIgnoreCase) < 0)
        {
            return false;
        }

        if (SwitchesOff(ConnectionText.Read(text, ';')) && ConnectionText.Read(TextParts.Of(TextParts.WholeOf(literal)).Text, ';') is var pairs)
        {
            return ConnectionText.HasPassword(pairs) && !Hosts.IsLocal(ConnectionText.Server(pairs));
        }

        if (!ConnectionText.Says(ConnectionText.Read(text, ','), "ssl", "false"))
        {
            return false;
        }

        var whole = TextParts.Of(TextParts.WholeOf(literal)).Text;
        return ConnectionText.HasPassword(ConnectionText.Read(whole, ',')) && !Hosts.IsLocal(whole.Split(',', ':')[0]);
    }

    private static bool SwitchesOff(Dictionary<string, string> pairs) =>
        ConnectionText.Says(pairs, "encrypt", "false", "no", "optional") || ConnectionText.Says(pairs, "sslmode", "none", "disable", "disabled");

    private static void CheckAssignment(OperationAnalysisContext context, GuardCompilation guard)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (ClearTextSwitch.IsOpen(assignment) && !DevelopmentGuard.Covers(assignment))
        {
            Report(context, guard, assignment.Syntax);
        }
    }

    private static void CheckCreation(OperationAnalysisContext context, GuardCompilation guard)
    {
        if (ClearTextMail.Find((IObjectCreationOperation)context.Operation) is { } place && !DevelopmentGuard.Covers(context.Operation))
        {
            Report(context, guard, place);
        }
    }

    private static void CheckCall(OperationAnalysisContext context, GuardCompilation guard)
    {
        var call = (IInvocationOperation)context.Operation;
        if ((ClearTextMail.Find(call) ?? (ClearTextSwitch.IsOpen(call) ? call.Syntax : null)) is { } place && !DevelopmentGuard.Covers(call))
        {
            Report(context, guard, place);
        }
    }

    /// <summary>A channel without encryption whose calls log in; where a switch allows that, the switch is reported.</summary>
    private static void CheckProperty(OperationAnalysisContext context, GuardCompilation guard)
    {
        if (context.Operation is IPropertyReferenceOperation { Property: { Name: "Insecure", ContainingType.Name: "ChannelCredentials" } } insecure && insecure.SemanticModel is { } model
            && !DevelopmentGuard.Covers(insecure)
            && insecure.Syntax.FirstAncestorOrSelf<InitializerExpressionSyntax>()?.Expressions.Any(ClearTextSwitch.IsInsecureCall) != true
            && !(insecure.ParentIgnoringConversions() is IArgumentOperation { Parent: IObjectCreationOperation { Arguments: { IsEmpty: false } arguments } }
                && TextFolder.Fold(arguments[0].Value) is { IsComplete: true } target && Hosts.IsLocal(target.Text.Split(':')[0]))
            && new CredentialTravel(model).Carries(insecure.Syntax, isBase: true))
        {
            Report(context, guard, insecure.Syntax);
        }
    }

    private static void Report(OperationAnalysisContext context, GuardCompilation guard, SyntaxNode place)
    {
        if (!guard.IsQuiet(place.SyntaxTree))
        {
            guard.Report(context.ReportDiagnostic, Microsoft.CodeAnalysis.Diagnostic.Create(Diagnostic, place.GetLocation()));
        }
    }
}
