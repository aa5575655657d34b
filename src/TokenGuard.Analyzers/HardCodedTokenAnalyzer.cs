using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Embedded;
using TokenGuard.Analyzers.Hosting;
using TokenGuard.Analyzers.Names;
using TokenGuard.Analyzers.Text;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers;

/// <summary>TG1001: a provider's token stands in the code, in whatever way it is written.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HardCodedTokenAnalyzer() : GuardAnalyzer(Diagnostic)
{
    public static readonly DiagnosticDescriptor Diagnostic = new(
        "TG1001",
        title: "Hard-coded token",
        messageFormat: "{0} ({1}) is hard-coded",
        category: Category.HardCoded,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Everyone who can read the code, the assembly or the history can use the token. Revoke it, and read its successor from configuration or a secret store.",
        helpLinkUri: HelpLink.To("TG1001"));

    /// <summary>Shorter values are no tokens of any provider.</summary>
    private const int ShortestToken = 16;

    private const int LongestText = 1 << 16;

    protected override GeneratedCodeAnalysisFlags GeneratedCode => GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics;

    private protected override void Start(CompilationStartAnalysisContext context, GuardCompilation guard)
    {
        context.RegisterSyntaxTreeAction(tree => ReportText(tree, guard));
        context.RegisterOperationAction(
            operation => ReportOperation(operation, guard),
            OperationKind.Literal,
            OperationKind.Binary,
            OperationKind.InterpolatedString,
            OperationKind.Utf8String,
            OperationKind.Invocation,
            OperationKind.ArrayCreation);
        context.RegisterSyntaxNodeAction(node => ReportCollection(node, guard), (SyntaxKind)Values.OperationExtensions.CollectionExpressionSyntax);
    }

    /// <summary>What the scanner sees in the file.</summary>
    private static void ReportText(SyntaxTreeAnalysisContext context, GuardCompilation guard)
    {
        foreach (var found in guard.FindingsIn(context.Tree, context.CancellationToken).All.Where(found => !EmbeddedRules.Owns(found.Finding.Rule)))
        {
            guard.ReportToken(context.ReportDiagnostic, Diagnostic, found.Finding, context.Tree.GetLocation(found.Span));
        }
    }

    /// <summary>What only the compiler sees: text that is put together, and values whose name stands elsewhere.</summary>
    private static void ReportOperation(OperationAnalysisContext context, GuardCompilation guard)
    {
        var operation = context.Operation;
        if (operation is ILiteralOperation literal)
        {
            if (literal.ConstantValue is { HasValue: true, Value: string { Length: >= ShortestToken and <= LongestText } text } && IsWorthNaming(literal, text)
                && ContextName.Of(literal, context.ContainingSymbol) is var name && (name is not null || IsEscaped(literal)))
            {
                Report(context.ReportDiagnostic, guard, literal, name ?? "", text, context.CancellationToken);
            }
        }
        else if (IsWholeText(operation) && TextFolder.Fold(operation) is { IsUnknown: false, Text: { Length: >= ShortestToken and <= LongestText } text })
        {
            Report(context.ReportDiagnostic, guard, operation, ContextName.Of(operation, context.ContainingSymbol) ?? "", text, context.CancellationToken);
        }
    }

    private static void ReportCollection(SyntaxNodeAnalysisContext context, GuardCompilation guard)
    {
        if (context.Node.ChildNodes().FirstOrDefault()?.ChildNodes().FirstOrDefault() is { RawKind: (int)SyntaxKind.CharacterLiteralExpression or (int)SyntaxKind.NumericLiteralExpression or (int)SyntaxKind.CastExpression }
            && context.SemanticModel.OperationOf(context.Node, context.CancellationToken) is { } operation
            && TextFolder.Fold(operation) is { IsUnknown: false, Text: { Length: >= ShortestToken and <= LongestText } text })
        {
            Report(context.ReportDiagnostic, guard, operation, ContextName.Of(operation, context.ContainingSymbol!) ?? "", text, context.CancellationToken);
        }
    }

    private static void Report(
        Action<Microsoft.CodeAnalysis.Diagnostic> report, GuardCompilation guard, IOperation operation, string name, string text, CancellationToken cancellation)
    {
        var tree = operation.Syntax.SyntaxTree;
        var found = WrittenText.Find(guard.Rules, guard.Acceptance.RelativePath(tree.FilePath), name, text);
        foreach (var (finding, value) in found)
        {
            if (!EmbeddedRules.Owns(finding.Rule) && !guard.FindingsIn(tree, cancellation).Touches(operation.Syntax.Span) && !StandsInVariable(operation, value))
            {
                guard.ReportToken(report, Diagnostic, finding, operation.Syntax.GetLocation());
                return;
            }
        }
    }

    /// <summary>True if a variable of the expression holds the whole token: it is reported there.</summary>
    private static bool StandsInVariable(IOperation operation, string value) => operation.Descendants().Any(part =>
        part is ILocalReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation or IInvocationOperation
        && part.Type?.SpecialType == SpecialType.System_String
        && TextFolder.Fold(part).Text.Contains(value));

    /// <summary>A value without a form of its own has digits and letters and no space.</summary>
    private static bool IsWorthNaming(ILiteralOperation literal, string text)
    {
        bool digit = false, letter = false;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                return IsEscaped(literal);
            }

            digit |= c is >= '0' and <= '9';
            letter |= c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
        }

        return digit && letter;
    }

    private static bool IsEscaped(ILiteralOperation literal) =>
        literal.Syntax is LiteralExpressionSyntax { Token: var token } && token.IsKind(SyntaxKind.StringLiteralToken) && token.Text.IndexOf('\\') >= 0;

    /// <summary>Text put together of several pieces, and no piece of a larger text itself.</summary>
    private static bool IsWholeText(IOperation operation)
    {
        if (operation.Parent is IInterpolatedStringContentOperation || operation.ParentIgnoringConversions() is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String })
        {
            return false;
        }

        return operation switch
        {
            IBinaryOperation sum => sum is { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String },
            IInterpolatedStringOperation interpolated => interpolated.Parts.Length > 1,
            IUtf8StringOperation => true,
            IArrayCreationOperation { Initializer.ElementValues: [var first, ..] } => first.Unwrap().Type?.SpecialType is SpecialType.System_Char or SpecialType.System_Byte or SpecialType.System_Int32,
            IInvocationOperation { TargetMethod: { ContainingType: { } type } method } => type.SpecialType == SpecialType.System_String
                ? method.Name is "Concat" or "Join" or "Format"
                : method.Name == "ToString" && type.Name == "StringBuilder",
            _ => false,
        };
    }
}
