using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TokenGuard.CodeFixes.Reading;

/// <summary>Tells places where the language takes constants only.</summary>
internal static class ConstantUse
{
    /// <summary>True in attributes, default values, case labels and patterns.</summary>
    public static bool IsDemandedAt(SyntaxNode place) => place.AncestorsAndSelf().TakeWhile(node => !IsBody(node)).Any(node => node switch
    {
        AttributeArgumentSyntax or CaseSwitchLabelSyntax or ConstantPatternSyntax or RelationalPatternSyntax or EnumMemberDeclarationSyntax => true,
        BinaryExpressionSyntax test when test.IsKind(SyntaxKind.IsExpression) => true,
        EqualsValueClauseSyntax { Parent: ParameterSyntax } => true,
        GotoStatementSyntax => true,
        _ => false,
    });

    /// <summary>The declaration of constants that a place belongs to; null if none.</summary>
    public static SyntaxNode? DeclarationAt(SyntaxNode place) => place.AncestorsAndSelf().TakeWhile(node => !IsBody(node)).FirstOrDefault(node => node switch
    {
        FieldDeclarationSyntax field => field.Modifiers.Any(SyntaxKind.ConstKeyword),
        LocalDeclarationStatementSyntax local => local.IsConst,
        _ => false,
    });

    private static bool IsBody(SyntaxNode node) => node is BlockSyntax or AnonymousFunctionExpressionSyntax or BaseTypeDeclarationSyntax or CompilationUnitSyntax;
}
