using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TokenGuard.CodeFixes.Editing;

namespace TokenGuard.CodeFixes.Logging;

/// <summary>Replaces a value that is part of a message.</summary>
internal static class LoggedValue
{
    /// <summary>What stands in the message instead.</summary>
    public const string Stars = "***";

    private const string Quoted = "\"" + Stars + "\"";

    /// <summary>The edit that takes a value out of a message; null where the value is used otherwise.</summary>
    public static Edit? Mask(SemanticModel model, ExpressionSyntax value)
    {
        value = Whole(value);
        return value.Parent switch
        {
            InterpolationSyntax hole => new Edit(new TextChange(hole.Span, Stars)),
            BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression) && IsText(model, sum) => new Edit(JoinedText.Replace(value, sum, Stars)),
            ArgumentSyntax argument when TakesText(model, value) => MessageTemplate.Drop(model, argument) ?? new Edit(new TextChange(value.Span, Quoted)),
            InitializerExpressionSyntax or ExpressionElementSyntax when TakesText(model, value) => new Edit(new TextChange(value.Span, Quoted)),
            AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax or ImplicitElementAccessSyntax } assignment when assignment.Right == value && TakesText(model, value) => new Edit(new TextChange(value.Span, Quoted)),
            AnonymousObjectMemberDeclaratorSyntax member when IsText(model, value) => new Edit(new TextChange(value.Span, InferredName(member) + Quoted)),
            _ => null,
        };
    }

    /// <summary>The value with what is done to it: <c>token.Trim()</c>, <c>token ?? "none"</c>, <c>(object)token</c>.</summary>
    private static ExpressionSyntax Whole(ExpressionSyntax value) => value.Parent switch
    {
        MemberAccessExpressionSyntax outer => Whole(outer),
        InvocationExpressionSyntax outer when outer.Expression == value => Whole(outer),
        ElementAccessExpressionSyntax outer when outer.Expression == value => Whole(outer),
        ConditionalAccessExpressionSyntax outer => Whole(outer),
        ParenthesizedExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax or AwaitExpressionSyntax => Whole((ExpressionSyntax)value.Parent),
        BinaryExpressionSyntax outer when outer.IsKind(SyntaxKind.CoalesceExpression) => Whole(outer),
        ConditionalExpressionSyntax outer when outer.Condition != value => Whole(outer),
        _ => value,
    };

    /// <summary>A member of an anonymous object that is called like its value keeps the name.</summary>
    private static string InferredName(AnonymousObjectMemberDeclaratorSyntax member) => member switch
    {
        { NameEquals: null, Expression: IdentifierNameSyntax name } => name.Identifier.Text + " = ",
        { NameEquals: null, Expression: MemberAccessExpressionSyntax { Name: var name } } => name.Identifier.Text + " = ",
        _ => "",
    };

    private static bool IsText(SemanticModel model, ExpressionSyntax value) => model.GetTypeInfo(value).Type?.SpecialType == SpecialType.System_String;

    private static bool TakesText(SemanticModel model, ExpressionSyntax value) =>
        model.GetTypeInfo(value).ConvertedType?.SpecialType is SpecialType.System_String or SpecialType.System_Object;
}
