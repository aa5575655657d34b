using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TokenGuard.CodeFixes.Transport;

/// <summary>Reads what an assignment sets.</summary>
internal static class AssignedName
{
    /// <summary>The simple name of the variable or member, or the key without spaces; null if it has none.</summary>
    public static string? Of(AssignmentExpressionSyntax assignment) => assignment.Left switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        ElementAccessExpressionSyntax { ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax key }] } => key.Token.ValueText.Replace(" ", ""),
        _ => null,
    };
}
