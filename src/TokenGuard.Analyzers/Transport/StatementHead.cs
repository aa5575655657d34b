using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TokenGuard.Analyzers.Transport;

/// <summary>Finds what of a statement is carried out with an expression: not the blocks that the statement holds.</summary>
internal static class StatementHead
{
    public static SyntaxNode Of(SyntaxNode node)
    {
        for (var outer = node; outer is not null; outer = outer.Parent)
        {
            switch (outer)
            {
                case LocalDeclarationStatementSyntax or ExpressionStatementSyntax or ReturnStatementSyntax or ThrowStatementSyntax or YieldStatementSyntax:
                case ArrowExpressionClauseSyntax or VariableDeclarationSyntax or PropertyDeclarationSyntax or AttributeSyntax or ParameterSyntax:
                    return outer is VariableDeclarationSyntax { Parent: LocalDeclarationStatementSyntax statement } ? statement : outer;
                case LambdaExpressionSyntax { ExpressionBody: { } body }:
                    if (body.Span.Contains(node.Span) && !IsPartOfChain(outer))
                    {
                        return body;
                    }

                    break;
                case StatementSyntax or MemberDeclarationSyntax:
                    return node;
            }
        }

        return node;
    }

    /// <summary>A lambda that is an argument belongs to its call: <c>WithUrl(url, options => …)</c>.</summary>
    private static bool IsPartOfChain(SyntaxNode lambda) => lambda.Parent is ArgumentSyntax;
}
