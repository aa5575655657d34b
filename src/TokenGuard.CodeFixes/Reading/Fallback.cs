using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace TokenGuard.CodeFixes.Reading;

/// <summary>A secret that stands in for a value which is read already: <c>Environment.GetEnvironmentVariable("X") ?? "…"</c>.</summary>
/// <param name="Name">The variable or key that is read.</param>
/// <param name="Span">Where the secret stands.</param>
internal sealed record Fallback(string Name, TextSpan Span)
{
    /// <summary>Finds what an expression stands in for; null if nothing.</summary>
    public static Fallback? Find(SemanticModel model, ExpressionSyntax value)
    {
        while (value.Parent is ParenthesizedExpressionSyntax parenthesized)
        {
            value = parenthesized;
        }

        return value.Parent is BinaryExpressionSyntax coalesce && coalesce.IsKind(SyntaxKind.CoalesceExpression) && coalesce.Right == value
            && ReadName(model, coalesce.Left) is { } name
            ? new Fallback(name, value.Span)
            : null;
    }

    private static string? ReadName(SemanticModel model, ExpressionSyntax read) => read switch
    {
        ParenthesizedExpressionSyntax inner => ReadName(model, inner.Expression),
        ConditionalAccessExpressionSyntax conditional => ReadName(model, conditional.WhenNotNull),
        ElementAccessExpressionSyntax { ArgumentList.Arguments: [var key] } => Constant(model, key),
        ElementBindingExpressionSyntax { ArgumentList.Arguments: [var key] } => Constant(model, key),
        InvocationExpressionSyntax { ArgumentList.Arguments: [var key, ..] } call when CalledName(call) is "GetEnvironmentVariable" or "GetValue" or "GetConnectionString" => Constant(model, key),
        _ => null,
    };

    private static string? CalledName(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };

    private static string? Constant(SemanticModel model, ArgumentSyntax key) =>
        model.GetConstantValue(key.Expression) is { HasValue: true, Value: string { Length: > 0 } name } && name.All(c => c is not ('"' or '\\' or '\n' or '\r')) ? name : null;
}
