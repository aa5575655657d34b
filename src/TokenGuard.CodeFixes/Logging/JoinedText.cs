using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TokenGuard.CodeFixes.Reading;

namespace TokenGuard.CodeFixes.Logging;

/// <summary>Writes a text in place of an operand of a sum, into the literals beside it if there are any.</summary>
internal static class JoinedText
{
    /// <summary>The change, by which <c>"a" + value + "b"</c> becomes one literal.</summary>
    /// <param name="value">The operand.</param>
    /// <param name="sum">The sum that it is the left or the right of.</param>
    /// <param name="text">What stands there instead; nothing in it may need an escape.</param>
    public static TextChange Replace(ExpressionSyntax value, BinaryExpressionSyntax sum, string text)
    {
        var before = sum.Right == value ? Content(Last(sum.Left)) : null;
        var after = sum.Left == value ? Content(sum.Right) : sum.Parent is BinaryExpressionSyntax outer && outer.IsKind(SyntaxKind.AddExpression) && outer.Left == sum ? Content(outer.Right) : null;
        if (before is { } front && after is { } back && front.Opening == back.Opening && IsBlank(value, front.Span.End, back.Span.Start))
        {
            return new TextChange(TextSpan.FromBounds(front.Span.End, back.Span.Start), text);
        }

        if (before is { } left && IsBlank(value, left.Span.End, value.Span.End))
        {
            return new TextChange(TextSpan.FromBounds(left.Span.End, value.Span.End), text + left.Closing);
        }

        return after is { } right && IsBlank(value, value.SpanStart, right.Span.Start)
            ? new TextChange(TextSpan.FromBounds(value.SpanStart, right.Span.Start), right.Opening + text)
            : new TextChange(value.Span, $"\"{text}\"");
    }

    private static ExpressionSyntax Last(ExpressionSyntax sum) => sum is BinaryExpressionSyntax binary && binary.IsKind(SyntaxKind.AddExpression) ? binary.Right : sum;

    /// <summary>What stands between the quotation marks of a text of one line, and the marks.</summary>
    private static (TextSpan Span, string Opening, string Closing)? Content(ExpressionSyntax operand) => operand switch
    {
        LiteralExpressionSyntax { Token: var token } when !token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken) && StringToken.Read(token) is { IsUtf8: false, Content: var content } =>
            (content, token.Text[..(content.Start - token.SpanStart)], token.Text[(content.End - token.SpanStart)..]),
        InterpolatedStringExpressionSyntax { StringStartToken: var start, StringEndToken: var end } when !start.IsKind(SyntaxKind.InterpolatedMultiLineRawStringStartToken) =>
            (TextSpan.FromBounds(start.Span.End, end.SpanStart), start.Text, end.Text),
        _ => null,
    };

    /// <summary>No comment, and nothing for the preprocessor, stands in what goes.</summary>
    private static bool IsBlank(SyntaxNode value, int start, int end) =>
        !value.SyntaxTree.GetRoot().DescendantTrivia(TextSpan.FromBounds(start, end)).Any(trivia =>
            trivia.SpanStart >= start && trivia.Span.End <= end && !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia));
}
