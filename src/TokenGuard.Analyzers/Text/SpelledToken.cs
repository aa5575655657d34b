using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Embedded;
using TokenGuard.Analyzers.Hosting;
using TokenGuard.Analyzers.Names;
using TokenGuard.Analyzers.Values;
using TokenGuard.Engine;

namespace TokenGuard.Analyzers.Text;

/// <summary>The token that only the compiler sees: in text that is put together, and in a value whose name stands elsewhere.</summary>
internal static class SpelledToken
{
    /// <summary>Shorter values are no tokens of any provider.</summary>
    private const int ShortestToken = 16;

    private const int LongestText = 1 << 16;

    /// <summary>Says whether a collection expression may spell a text.</summary>
    public static bool MayBe(SyntaxNode collection) => collection.ChildNodes().FirstOrDefault()?.ChildNodes().FirstOrDefault()
        is { RawKind: (int)SyntaxKind.CharacterLiteralExpression or (int)SyntaxKind.NumericLiteralExpression or (int)SyntaxKind.CastExpression };

    /// <summary>The token, or null if there is none, or the text of the file shows it.</summary>
    /// <param name="guard">The rules, and what they find in the file.</param>
    /// <param name="operation">A literal, or an expression that makes a text.</param>
    /// <param name="owner">The member whose code it stands in.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static Finding? Of(GuardCompilation guard, IOperation operation, ISymbol owner, CancellationToken cancellation)
    {
        if (operation is ILiteralOperation literal)
        {
            return literal.ConstantValue is { HasValue: true, Value: string { Length: >= ShortestToken and <= LongestText } text } && IsWorthNaming(literal, text)
                && ContextName.Of(literal, owner) is var name && (name is not null || IsEscaped(literal))
                ? Find(guard, literal, name ?? "", text, cancellation)
                : null;
        }

        return (IsWholeText(operation) || (operation.IsCollectionExpression() && MayBe(operation.Syntax)))
            && TextFolder.Fold(operation) is { IsUnknown: false, Text: { Length: >= ShortestToken and <= LongestText } whole }
            ? Find(guard, operation, ContextName.Of(operation, owner) ?? "", whole, cancellation)
            : null;
    }

    private static Finding? Find(GuardCompilation guard, IOperation operation, string name, string text, CancellationToken cancellation)
    {
        var tree = operation.Syntax.SyntaxTree;
        foreach (var (finding, value) in WrittenText.Find(guard.Rules, guard.Acceptance.RelativePath(tree.FilePath), name, text))
        {
            if (!EmbeddedRules.Owns(finding.Rule) && !guard.FindingsIn(tree, cancellation).Touches(operation.Syntax.Span) && !StandsInVariable(operation, value))
            {
                return finding;
            }
        }

        return null;
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
