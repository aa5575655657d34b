using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TokenGuard.CodeFixes.Editing;

namespace TokenGuard.CodeFixes.Reading;

/// <summary>An expression that reads a value at run time, fitted into the place where a secret stood.</summary>
/// <param name="Text">The expression.</param>
/// <param name="Imports">Namespaces that it needs.</param>
internal sealed record ReadExpression(string Text, IReadOnlyList<string> Imports)
{
    public static ReadExpression OfVariable(SemanticModel model, int position, string variable)
    {
        var environment = TypeName.At(model, position, "System", "Environment");
        return new ReadExpression($"{environment.Text}.GetEnvironmentVariable(\"{variable}\")", List(environment));
    }

    public static ReadExpression OfKey(string configuration, string key) => new($"{configuration}[\"{key}\"]", []);

    /// <summary>The exception for a value that is missing.</summary>
    public static ReadExpression Missing(SemanticModel model, int position, string name)
    {
        var exception = TypeName.At(model, position, "System", "InvalidOperationException");
        return new ReadExpression($"throw new {exception.Text}(\"{name} is not set\")", List(exception));
    }

    /// <summary>Adds what the site asks for: a check for null, bytes, parentheses.</summary>
    public ReadExpression FitInto(SecretSite site, SemanticModel model, string name)
    {
        var position = site.Expression.SpanStart;
        if (site.IsPart || (!site.IsUtf8 && NullTolerance.IsAt(model, site.Expression)))
        {
            return this;
        }

        var missing = Missing(model, position, name);
        var checkedText = $"{Text} ?? {missing.Text}";
        if (site.IsUtf8)
        {
            var encoding = TypeName.At(model, position, "System.Text", "Encoding");
            return new ReadExpression($"{encoding.Text}.UTF8.GetBytes({checkedText})", [.. Imports, .. missing.Imports, .. List(encoding)]);
        }

        return new ReadExpression(BindsTighter(site.Expression) ? $"({checkedText})" : checkedText, [.. Imports, .. missing.Imports]);
    }

    private static bool BindsTighter(ExpressionSyntax place) => place.Parent switch
    {
        BinaryExpressionSyntax parent => !(parent.IsKind(SyntaxKind.CoalesceExpression) && parent.Right == place),
        MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or ConditionalAccessExpressionSyntax or CastExpressionSyntax => true,
        PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax or AwaitExpressionSyntax or SwitchExpressionSyntax or IsPatternExpressionSyntax => true,
        ConditionalExpressionSyntax parent => parent.Condition == place,
        _ => false,
    };

    private static IReadOnlyList<string> List(TypeName name) => name.Import is { } import ? [import] : [];
}
