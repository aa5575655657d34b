using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Http;

/// <summary>Finds the places of a file where a variable or a method is named.</summary>
internal static class References
{
    /// <summary>The operations that refer to a variable, in the order of the text.</summary>
    public static IEnumerable<IOperation> To(ISymbol variable, SemanticModel model)
    {
        foreach (var scope in Scopes(variable, model.SyntaxTree))
        {
            foreach (var name in scope.DescendantNodes().OfType<SimpleNameSyntax>())
            {
                if (name.Identifier.ValueText == variable.Name
                    && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name).Symbol?.OriginalDefinition, variable.OriginalDefinition)
                    && model.OperationOf(Whole(name)) is { } operation)
                {
                    yield return operation;
                }
            }
        }
    }

    /// <summary>The declaration that a local variable, parameter or member may be named in, as far as it stands in the file.</summary>
    private static IEnumerable<SyntaxNode> Scopes(ISymbol variable, SyntaxTree tree)
    {
        if (variable is ILocalSymbol or IParameterSymbol)
        {
            return variable.DeclaringSyntaxReferences.Where(reference => reference.SyntaxTree == tree).Take(1).Select(reference => Member(reference.GetSyntax()));
        }

        return variable.DeclaredAccessibility == Accessibility.Private && variable.ContainingType is { } type
            ? type.DeclaringSyntaxReferences.Where(reference => reference.SyntaxTree == tree).Select(reference => reference.GetSyntax())
            : [tree.GetRoot()];
    }

    /// <summary>The member around a place; the file for the statements of a program, the type for parameters of a primary constructor.</summary>
    public static SyntaxNode Member(SyntaxNode node)
    {
        while (node.Parent is { } parent && node is not (MemberDeclarationSyntax and not GlobalStatementSyntax))
        {
            node = parent;
        }

        return node;
    }

    /// <summary>The member access that a name ends.</summary>
    private static ExpressionSyntax Whole(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Name == name => access,
        MemberBindingExpressionSyntax binding => binding,
        InvocationExpressionSyntax call when name.Parent.IsKind(SyntaxKind.InvocationExpression) && call.Expression == name => call,
        _ => name,
    };
}
