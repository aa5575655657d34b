using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TokenGuard.CodeFixes.Reading;

namespace TokenGuard.CodeFixes.Http;

/// <summary>An OAuth token that an address carries as <c>access_token=…</c>, which servers take as a header just as well (RFC 6750).</summary>
/// <param name="Value">The expression of the token.</param>
/// <param name="Removals">The changes that leave the address without it.</param>
internal sealed record QueryToken(ExpressionSyntax Value, params TextChange[] Removals)
{
    private const string Parameter = "access_token=";

    /// <summary>Finds the token in an address; null if it is put together otherwise.</summary>
    public static QueryToken? Find(ExpressionSyntax address) => address switch
    {
        InterpolatedStringExpressionSyntax text => FindHole(text),
        BinaryExpressionSyntax { Left: LiteralExpressionSyntax left, Right: var token } sum when sum.IsKind(SyntaxKind.AddExpression) && IsSimple(token) => FindOperand(left, token),
        _ => null,
    };

    private static QueryToken? FindHole(InterpolatedStringExpressionSyntax text)
    {
        for (var i = 1; i < text.Contents.Count; i++)
        {
            if (text.Contents[i] is InterpolationSyntax { FormatClause: null, AlignmentClause: null } hole && IsSimple(hole.Expression)
                && text.Contents[i - 1] is InterpolatedStringTextSyntax { TextToken: var before } && IsParameter(before.Text))
            {
                var next = i + 1 < text.Contents.Count ? (text.Contents[i + 1] as InterpolatedStringTextSyntax)?.TextToken.Text ?? "=" : "";
                return Removal(before.Span.End, before.Text, hole.Span.End, next) is { } removal ? new QueryToken(hole.Expression, removal) : null;
            }
        }

        return null;
    }

    /// <summary>The question mark stays for other parameters, and goes with the only one.</summary>
    private static TextChange? Removal(int tokenStart, string before, int tokenEnd, string next)
    {
        var start = tokenStart - Parameter.Length;
        return next.Length == 0 || (next[0] == '&' && before[before.Length - Parameter.Length - 1] == '&') ? new TextChange(TextSpan.FromBounds(start - 1, tokenEnd), "")
            : next[0] == '&' ? new TextChange(TextSpan.FromBounds(start, tokenEnd + 1), "")
            : null;
    }

    private static QueryToken? FindOperand(LiteralExpressionSyntax left, ExpressionSyntax token) =>
        StringToken.Read(left.Token) is { } literal && IsParameter(literal.Source(literal.Content.Start, literal.Content.End))
            ? new QueryToken(
                token,
                new TextChange(TextSpan.FromBounds(literal.Content.End - Parameter.Length - 1, literal.Content.End), ""),
                new TextChange(TextSpan.FromBounds(left.Span.End, token.Span.End), ""))
            : null;

    private static bool IsParameter(string text) => text.EndsWith("?" + Parameter, StringComparison.Ordinal) || text.EndsWith("&" + Parameter, StringComparison.Ordinal);

    private static bool IsSimple(ExpressionSyntax value) => value is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax or ThisExpressionSyntax };
}
