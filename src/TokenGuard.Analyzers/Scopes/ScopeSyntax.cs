using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TokenGuard.Analyzers.Scopes;

/// <summary>Reads names and keys of scopes off the syntax.</summary>
internal static class ScopeSyntax
{
    /// <summary>Calls that ask whether a scope is there.</summary>
    private static readonly string[] Questions =
    [
        "Has", "Is", "Require", "Contains", "Check", "Validate", "Verify", "Ensure", "Begin", "Log", "Assert", "Should", "Equal", "Are", "Remove", "Deny", "Allow", "Supports",
        "Throw", "Revoke", "Parse", "Find", "Starts", "Ends", "Match",
    ];

    /// <summary>True for the name of a call or attribute that asks for nothing but checks something.</summary>
    public static bool IsQuestion(string name)
    {
        foreach (var question in Questions)
        {
            if (name.StartsWith(question, StringComparison.Ordinal) && (name.Length == question.Length || char.IsUpper(name[question.Length])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for the key of a field that holds scopes: a literal, or a library's constant for it.</summary>
    public static bool IsKey(ExpressionSyntax expression, SemanticModel model) => expression switch
    {
        LiteralExpressionSyntax { Token.Value: string text } => ScopeName.IsKey(text),
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Scope" or "Scopes" } or IdentifierNameSyntax { Identifier.ValueText: "Scope" } =>
            model.GetConstantValue(expression) is { HasValue: true, Value: string text } && ScopeName.IsKey(text),
        _ => false,
    };

    /// <summary>The last name of an expression or a type.</summary>
    public static string LastName(SyntaxNode expression) => expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };
}
