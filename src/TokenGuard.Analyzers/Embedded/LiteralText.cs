using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Embedded;

/// <summary>A text as it is written in the code: one literal, or several that are put together.</summary>
/// <param name="Whole">The whole expression.</param>
internal readonly record struct LiteralText(ExpressionSyntax Whole)
{
    /// <summary>The text that a literal belongs to; null if another literal, further left, speaks for it.</summary>
    public static LiteralText? StartedBy(SyntaxNode literal)
    {
        var whole = literal;
        while (Enclosing(whole) is { } enclosing)
        {
            whole = enclosing;
        }

        return whole is ExpressionSyntax expression && (whole == literal || whole.DescendantNodesAndSelf().First(IsText) == literal) ? new(expression) : null;
    }

    /// <summary>The text, as far as it is known.</summary>
    public FoldedText Fold(SemanticModel model, CancellationToken cancellation) => Whole switch
    {
        LiteralExpressionSyntax literal => new(literal.Token.ValueText),
        _ => model.OperationOf(Whole, cancellation) is { } operation ? TextFolder.Fold(operation) : FoldedText.Unknown,
    };

    /// <summary>
    /// The place of a credential: its value where that stands in one piece, else the piece with its key; null if
    /// neither is written here but where a constant is declared.
    /// </summary>
    public (TextSpan Place, bool IsValue)? Find(in EmbeddedCredential credential)
    {
        var pieces = Whole.DescendantTokens().Where(IsPiece).ToList();
        foreach (var piece in pieces)
        {
            if (piece.Text.IndexOf(credential.Value, StringComparison.Ordinal) is >= 0 and var at && !IsKeyAlone(piece, credential))
            {
                return (new TextSpan(piece.SpanStart + at, credential.Value.Length), true);
            }
        }

        foreach (var piece in pieces)
        {
            if (piece.ValueText.IndexOf(credential.Mark, StringComparison.Ordinal) >= 0)
            {
                return (piece.Span, false);
            }
        }

        return null;
    }

    /// <summary>A short value may be part of the key, as in <c>password=word</c>.</summary>
    private static bool IsKeyAlone(SyntaxToken piece, in EmbeddedCredential credential) =>
        credential.Mark.Contains(credential.Value) && piece.ValueText.TrimEnd().TrimEnd('=').EndsWith(credential.Mark, StringComparison.Ordinal);

    private static SyntaxNode? Enclosing(SyntaxNode node) => node.Parent switch
    {
        ParenthesizedExpressionSyntax parenthesized => parenthesized,
        BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression) => sum,
        InterpolationSyntax { Parent: InterpolatedStringExpressionSyntax interpolated } => interpolated,
        ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } } when IsJoining(call) => call,
        _ => null,
    };

    private static bool IsJoining(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Format" or "Concat" or "Join", Expression: PredefinedTypeSyntax or IdentifierNameSyntax { Identifier.ValueText: "String" } };

    private static bool IsText(SyntaxNode node) =>
        node.RawKind is (int)SyntaxKind.StringLiteralExpression or (int)SyntaxKind.InterpolatedStringExpression or (int)SyntaxKind.Utf8StringLiteralExpression;

    private static bool IsPiece(SyntaxToken token) => (SyntaxKind)token.RawKind
        is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
        or SyntaxKind.Utf8StringLiteralToken or SyntaxKind.Utf8SingleLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken;
}
