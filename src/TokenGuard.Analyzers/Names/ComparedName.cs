using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Names;

/// <summary>Finds the name of what a text is compared with: <c>password == "…"</c> is a login that everybody knows.</summary>
internal static class ComparedName
{
    /// <summary>The name, or null where the text is compared with nothing that has one.</summary>
    public static string? Of(IOperation text)
    {
        var parent = text.ParentIgnoringConversions();
        return parent switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison =>
                ContextName.OfTarget(comparison.LeftOperand.Unwrap() == text ? comparison.RightOperand : comparison.LeftOperand),
            ISingleValueCaseClauseOperation { Parent.Parent: ISwitchOperation choice } => ContextName.OfTarget(choice.Value),
            IConstantPatternOperation pattern => OfPattern(pattern),
            IInvocationOperation { Arguments: [var other, ..] } call when IsComparison(call) && call.Instance?.Unwrap() == text => ContextName.OfTarget(other.Value),
            IArgumentOperation { Parent: IInvocationOperation { Instance: { } instance } call } when IsComparison(call) => ContextName.OfTarget(instance),
            IArgumentOperation { Parent: IInvocationOperation { Arguments: [var first, var second, ..] } call } argument when IsComparison(call) =>
                ContextName.OfTarget(argument == first ? second.Value : first.Value),
            _ => null,
        };
    }

    private static string? OfPattern(IOperation pattern) => pattern.Parent switch
    {
        IIsPatternOperation test => ContextName.OfTarget(test.Value),
        ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation choice } => ContextName.OfTarget(choice.Value),
        IPatternCaseClauseOperation { Parent.Parent: ISwitchOperation choice } => ContextName.OfTarget(choice.Value),
        IBinaryPatternOperation or INegatedPatternOperation => OfPattern(pattern.Parent),
        _ => null,
    };

    private static bool IsComparison(IInvocationOperation call) => call.TargetMethod is { Name: "Equals", ContainingType.SpecialType: SpecialType.System_String };
}
