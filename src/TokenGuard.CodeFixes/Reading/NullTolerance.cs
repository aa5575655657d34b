using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.CodeFixes.Reading;

/// <summary>Says where null may stand, so that a value which may be missing needs no check.</summary>
internal static class NullTolerance
{
    /// <summary>True if null at an expression brings no warning of the compiler.</summary>
    public static bool IsAt(SemanticModel model, ExpressionSyntax expression)
    {
        if (!model.GetNullableContext(expression.SpanStart).WarningsEnabled())
        {
            return true;
        }

        var value = Outermost(expression);
        return value.Parent switch
        {
            InterpolationSyntax => true,
            BinaryExpressionSyntax sum => sum.IsKind(SyntaxKind.AddExpression),
            ArgumentSyntax argument => model.OperationOf(argument) is IArgumentOperation { Parameter: { } parameter } && TakesNull(parameter),
            AssignmentExpressionSyntax assignment => assignment.Right == value && model.GetTypeInfo(assignment.Left).Nullability.Annotation == NullableAnnotation.Annotated && TakesNull(model.GetSymbolInfo(assignment.Left).Symbol),
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } } => declaration.Type is NullableTypeSyntax,
            EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => property.Type is NullableTypeSyntax,
            ArrowExpressionClauseSyntax or ReturnStatementSyntax => model.GetEnclosingSymbol(value.SpanStart) is IMethodSymbol { ReturnType: { SpecialType: SpecialType.System_String, NullableAnnotation: NullableAnnotation.Annotated } },
            _ => false,
        };
    }

    /// <summary>The largest expression whose value the expression may be.</summary>
    private static ExpressionSyntax Outermost(ExpressionSyntax expression) => expression.Parent switch
    {
        ParenthesizedExpressionSyntax outer => Outermost(outer),
        ConditionalExpressionSyntax outer when outer.Condition != expression => Outermost(outer),
        BinaryExpressionSyntax outer when outer.IsKind(SyntaxKind.CoalesceExpression) => Outermost(outer),
        SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax outer } => Outermost(outer),
        _ => expression,
    };

    private static bool TakesNull(IParameterSymbol parameter)
    {
        var type = parameter is { IsParams: true, Type: IArrayTypeSymbol array } ? array.ElementType : parameter.Type;
        return type.NullableAnnotation == NullableAnnotation.Annotated;
    }

    private static bool TakesNull(ISymbol? variable) => variable switch
    {
        ILocalSymbol local => local.NullableAnnotation == NullableAnnotation.Annotated,
        IFieldSymbol field => field.NullableAnnotation == NullableAnnotation.Annotated,
        IPropertySymbol property => property.NullableAnnotation == NullableAnnotation.Annotated,
        IParameterSymbol parameter => parameter.NullableAnnotation == NullableAnnotation.Annotated,
        _ => false,
    };
}
