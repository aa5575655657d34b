using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Hosting;
using TokenGuard.Analyzers.Names;
using TokenGuard.Analyzers.Values;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Analyzers;

/// <summary>TG4001: code uses a kind of credential that its provider is about to switch off.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RetiringCredentialAnalyzer() : GuardAnalyzer(Diagnostic)
{
    public static readonly DiagnosticDescriptor Diagnostic = new(
        "TG4001",
        title: "Retiring credential kind",
        messageFormat: "{0} stops working on {1}: move to an OAuth client with the least scopes",
        category: Category.Retirement,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The provider has announced the day on which it stops accepting this kind of credential. What still uses it then fails.",
        helpLinkUri: HelpLink.To("TG4001"));

    /// <summary>The login form of Zendesk's API tokens: <c>mail/token:value</c>.</summary>
    private const string Login = "/token";

    private const string ZendeskRule = "zendesk-api-token";

    private protected override void Start(GuardActions context, GuardCompilation guard)
    {
        context.RegisterSyntaxTreeAction(tree => OnTree(tree, guard));
        if (guard.Rules.Catalog.Rules.FirstOrDefault(rule => rule.Id == ZendeskRule && rule.Retires is not null) is { } zendesk)
        {
            context.RegisterOperationAction(operation => OnLiteral(operation, guard, zendesk), OperationKind.Literal);
            context.RegisterOperationAction(operation => OnArgument(operation, guard, zendesk), OperationKind.Argument);
            context.RegisterOperationAction(operation => OnAssignment(operation, guard, zendesk), OperationKind.SimpleAssignment);
        }
    }

    private static void OnTree(SyntaxTreeAnalysisContext context, GuardCompilation guard)
    {
        foreach (var found in guard.FindingsIn(context.Tree, context.CancellationToken).All)
        {
            if (found.Finding.Rule.Retires is not null)
            {
                Report(context.ReportDiagnostic, guard, found.Finding.Rule, context.Tree.GetLocation(found.Span));
            }
        }
    }

    private static void OnLiteral(OperationAnalysisContext context, GuardCompilation guard, TokenRule rule)
    {
        if (context.Operation.ConstantText() is not { } text || text.IndexOf(Login, StringComparison.Ordinal) < 0)
        {
            return;
        }

        var whole = WholeText(context.Operation);
        var folded = TextFolder.Fold(whole).Text;
        if (folded.IndexOf("://", StringComparison.Ordinal) < 0
            && (IsLogin(folded) || (folded.Length > Login.Length && folded.EndsWith(Login, StringComparison.Ordinal) && IsUserName(whole, context.ContainingSymbol))))
        {
            Report(context.ReportDiagnostic, guard, rule, whole.Syntax.GetLocation());
        }
    }

    /// <summary>Zendesk's clients say by a parameter's name that they take an API token.</summary>
    private static void OnArgument(OperationAnalysisContext context, GuardCompilation guard, TokenRule rule)
    {
        var argument = (IArgumentOperation)context.Operation;
        if (argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: { } parameter }
            && parameter.ContainingSymbol is IMethodSymbol method && IsZendesk(method) && IsApiToken(parameter.Name, method) && IsGiven(argument.Value))
        {
            Report(context.ReportDiagnostic, guard, rule, argument.Syntax.GetLocation());
        }
    }

    private static void OnAssignment(OperationAnalysisContext context, GuardCompilation guard, TokenRule rule)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (assignment.Target is IPropertyReferenceOperation { Property: { IsIndexer: false } property }
            && SaysZendesk(property.ContainingType.Name) && IsApiToken(property.Name, property) && IsGiven(assignment.Value))
        {
            Report(context.ReportDiagnostic, guard, rule, assignment.Syntax.GetLocation());
        }
    }

    private static void Report(Action<Microsoft.CodeAnalysis.Diagnostic> report, GuardCompilation guard, TokenRule rule, Location location)
    {
        if (!guard.IsQuiet(location.SourceTree!))
        {
            guard.Report(report, Microsoft.CodeAnalysis.Diagnostic.Create(Diagnostic, location, rule.Name, rule.Retires));
        }
    }

    private static IOperation WholeText(IOperation part)
    {
        var whole = part;
        while (whole.Parent is IInterpolatedStringContentOperation or IInterpolatedStringOperation or IParenthesizedOperation
            or IBinaryOperation { OperatorKind: BinaryOperatorKind.Add }
            || (whole.Parent is IConversionOperation && whole.Parent.Parent is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add }))
        {
            whole = whole.Parent!;
        }

        return whole;
    }

    /// <summary>A mail address, something unknown or nothing yet, then <c>/token:</c>.</summary>
    private static bool IsLogin(string text)
    {
        var at = text.IndexOf(Login + ":", StringComparison.Ordinal);
        return at >= 0 && (at == 0 || text[at - 1] is FoldedText.Hole or '}' || char.IsLetterOrDigit(text[at - 1])) && text.IndexOf('/') == at && !text.StartsWith("urn:", StringComparison.Ordinal);
    }

    private static bool IsUserName(IOperation whole, ISymbol owner) =>
        ContextName.Of(whole, owner) is { } name && NameWords.Split(name) is [.., var last] && last is "user" or "username" or "login" or "email" or "name";

    /// <summary>A library's <c>token</c> is an API token; in a project's own types the name must say so.</summary>
    private static bool IsApiToken(string name, ISymbol member) =>
        NameWords.Split(name) is { Count: > 0 } words && words[words.Count - 1] == "token" && !words.Contains("oauth") && !words.Contains("access")
        && (member.DeclaringSyntaxReferences.IsEmpty || words.Contains("api"));

    private static bool IsZendesk(IMethodSymbol method) => SaysZendesk(method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : method.Name);

    private static bool SaysZendesk(string name) => name.IndexOf("Zendesk", StringComparison.OrdinalIgnoreCase) >= 0;

    private static bool IsGiven(IOperation value) => value.Unwrap() is not (ILiteralOperation { ConstantValue.Value: null or "" } or IDefaultValueOperation);
}
