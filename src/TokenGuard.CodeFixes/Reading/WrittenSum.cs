using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace TokenGuard.CodeFixes.Reading;

/// <summary>A secret that is put together of literals: all of them go. If a variable held a piece, that would stay in the code.</summary>
internal static class WrittenSum
{
    /// <summary>The site of an expression that is reported as a whole.</summary>
    public static SecretSite? Find(ExpressionSyntax expression) => expression switch
    {
        BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression) && Operands(sum) is var operands && operands.All(IsText) => OfSum(sum, [.. operands]),
        InterpolatedStringExpressionSyntax text when text.Contents.All(part => part is InterpolatedStringTextSyntax or InterpolationSyntax { Expression: LiteralExpressionSyntax }) => OfText(text),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Concat" }, ArgumentList.Arguments: { Count: > 1 } pieces } call
            when pieces.All(piece => IsText(piece.Expression)) => SecretSite.Whole(call),
        _ => null,
    };

    private static SecretSite OfSum(BinaryExpressionSyntax sum, List<ExpressionSyntax> operands) =>
        HeaderScheme.IsAtEnd(((LiteralExpressionSyntax)operands[0]).Token.ValueText)
            ? new SecretSite(sum, TextSpan.FromBounds(operands[1].SpanStart, sum.Span.End), [], 0) { IsPiece = true }
            : SecretSite.Whole(sum);

    private static SecretSite OfText(InterpolatedStringExpressionSyntax text) =>
        text.Contents[0] is InterpolatedStringTextSyntax { TextToken.ValueText: var before } && HeaderScheme.IsAtEnd(before)
            ? new SecretSite(text, TextSpan.FromBounds(text.Contents[1].SpanStart, text.StringEndToken.SpanStart), [], SecretSite.Dollars(text))
            : SecretSite.Whole(text);

    private static IEnumerable<ExpressionSyntax> Operands(ExpressionSyntax expression) => expression switch
    {
        BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression) => Operands(sum.Left).Concat(Operands(sum.Right)),
        ParenthesizedExpressionSyntax inner => Operands(inner.Expression),
        _ => [expression],
    };

    private static bool IsText(ExpressionSyntax expression) => expression.IsKind(SyntaxKind.StringLiteralExpression);
}
