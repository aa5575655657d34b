using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TokenGuard.CodeFixes.Reading;

namespace TokenGuard.CodeFixes.Http;

/// <summary>An OAuth token that an address carries as <c>access_token=…</c>, which servers take as a header just as well (RFC 6750).</summary>
/// <param name="Address">The expression of the address.</param>
/// <param name="Value">The expression of the token.</param>
/// <param name="Removals">The changes that leave the address without it.</param>
internal sealed record QueryToken(ExpressionSyntax Address, ExpressionSyntax Value, params TextChange[] Removals)
{
    private const string Name = "access_token";
    private const string Parameter = Name + "=";

    /// <summary>Finds the token in an address; null if it is put together otherwise.</summary>
    public static QueryToken? Find(ExpressionSyntax address) => address switch
    {
        InterpolatedStringExpressionSyntax text => FindHole(text),
        BinaryExpressionSyntax { Left: LiteralExpressionSyntax left, Right: var token } sum when sum.IsKind(SyntaxKind.AddExpression) && IsSimple(token) => FindOperand(sum, left, token),
        InvocationExpressionSyntax call => FindArgument(call),
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
                return Removal(before.Span.End, before.Text, hole.Span.End, next) is { } removal ? new QueryToken(text, hole.Expression, removal) : null;
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

    private static QueryToken? FindOperand(BinaryExpressionSyntax sum, LiteralExpressionSyntax left, ExpressionSyntax token) =>
        StringToken.Read(left.Token) is { } literal && IsParameter(literal.Source(literal.Content.Start, literal.Content.End))
            ? new QueryToken(
                sum,
                token,
                new TextChange(TextSpan.FromBounds(literal.Content.End - Parameter.Length - 1, literal.Content.End), ""),
                new TextChange(TextSpan.FromBounds(left.Span.End, token.Span.End), ""))
            : null;

    /// <summary><c>QueryHelpers.AddQueryString(address, "access_token", token)</c>, of which the address stays.</summary>
    private static QueryToken? FindArgument(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AddQueryString", Expression: var owner } && owner.ToString().EndsWith("QueryHelpers", StringComparison.Ordinal)
        && call.ArgumentList.Arguments is [{ NameColon: null, Expression: var address }, { NameColon: null, Expression: LiteralExpressionSyntax { Token.ValueText: Name } }, { NameColon: null, Expression: var token }]
        && IsSimple(token)
            ? new QueryToken(call, token, new TextChange(TextSpan.FromBounds(call.SpanStart, address.SpanStart), ""), new TextChange(TextSpan.FromBounds(address.Span.End, call.Span.End), ""))
            : null;

    private static bool IsParameter(string text) => text.EndsWith("?" + Parameter, StringComparison.Ordinal) || text.EndsWith("&" + Parameter, StringComparison.Ordinal);

    private static bool IsSimple(ExpressionSyntax value) => value is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax or ThisExpressionSyntax };
}
