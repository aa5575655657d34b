using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TokenGuard.Analyzers.Scopes;

/// <summary>Hands on the scopes that stand inside texts, or are put into them.</summary>
internal sealed class ScopeFieldFinder(ScopeTextCollector collector)
{
    public void Visit(ExpressionSyntax expression)
    {
        if (expression is LiteralExpressionSyntax { Token.Value: not string } || (expression is BinaryExpressionSyntax && !expression.IsKind(SyntaxKind.AddExpression))
            || !TextParts.IsTop(expression) || !TextParts.Mentions(expression, "scope") || IsCompared(expression))
        {
            return;
        }

        var parts = TextParts.Of(expression);
        if (IsAnswer(parts.Text))
        {
            return;
        }

        var isOAuth = parts.Text.IndexOf("client_id", StringComparison.Ordinal) >= 0 || parts.Text.IndexOf("grant_type", StringComparison.Ordinal) >= 0;
        foreach (var field in EmbeddedScopes.Find(parts.Text))
        {
            var place = new ScopePlace(expression) { IsOAuth = isOAuth, IsField = true };
            foreach (var operand in parts.OperandsIn(field.Start, field.Length))
            {
                collector.Take(operand, place);
            }

            if (ScopeList.LooksLikeScopes(field.Text))
            {
                var node = parts.At(field.Start) is InterpolatedStringTextSyntax { Parent: { } whole } ? whole : parts.At(field.Start);
                collector.Add(field.Text, node, ScopeSpan.Of(node, field.Text), place, isWhole: false);
            }
        }
    }

    /// <summary>What a server answers says what was granted, not what is asked for.</summary>
    private static bool IsAnswer(string text) =>
        (text.IndexOf("\"access_token\"", StringComparison.Ordinal) >= 0 || text.IndexOf("\"token_type\"", StringComparison.Ordinal) >= 0)
        && text.IndexOf("grant_type", StringComparison.Ordinal) < 0;

    private static bool IsCompared(ExpressionSyntax expression) => expression.Parent switch
    {
        BinaryExpressionSyntax comparison when comparison.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression => true,
        PatternSyntax => true,
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: var call } } =>
            ScopeSyntax.IsQuestion(ScopeSyntax.LastName(call)) || call is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Assert" } },
        _ => false,
    };
}
