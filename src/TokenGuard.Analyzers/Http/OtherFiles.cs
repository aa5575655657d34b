using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TokenGuard.Analyzers.Http;

/// <summary>Looks, by name alone, whether other files of a compilation may change what a field or property holds.</summary>
internal static class OtherFiles
{
    /// <summary>True if a file other than the declaring one sets the member, sets something of it, or hands it on.</summary>
    public static bool MayChange(ISymbol member, Compilation compilation, SyntaxTree own)
    {
        if (member.DeclaredAccessibility == Accessibility.Private && member.ContainingType.DeclaringSyntaxReferences.Length == 1)
        {
            return false;
        }

        foreach (var tree in Others(member, compilation, own))
        {
            if (tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>().Any(name => name.Identifier.ValueText == member.Name && IsChange(name)))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<SyntaxTree> Others(ISymbol member, Compilation compilation, SyntaxTree own) =>
        (member.DeclaredAccessibility == Accessibility.Private ? member.ContainingType.DeclaringSyntaxReferences.Select(reference => reference.SyntaxTree) : compilation.SyntaxTrees)
        .Where(tree => tree != own && tree.Mentions(member.Name));

    private static bool IsChange(SimpleNameSyntax name)
    {
        SyntaxNode whole = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        return whole.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == whole,
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "DefaultRequestHeaders" or "Headers" or "Authenticator" or "Options" } => true,
            MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax, Name.Identifier.ValueText: var method } => ClientMethods.IsNamedForAuthentication(method),
            ArgumentSyntax => true,
            _ => false,
        };
    }
}
