using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TokenGuard.Analyzers.Guards;

/// <summary>Tells code that runs on a developer's machine only, because the program asks where it runs.</summary>
internal static class DevelopmentGuard
{
    /// <summary>Says whether a condition around an operation, or one that returned before it, keeps it from production.</summary>
    public static bool Covers(IOperation operation)
    {
        var inner = operation;
        for (var outer = operation.Parent; outer is not null; inner = outer, outer = outer.Parent)
        {
            var covered = outer switch
            {
                IConditionalOperation choice when inner == choice.WhenTrue => Says(choice.Condition, development: true),
                IConditionalOperation choice when inner == choice.WhenFalse => Says(choice.Condition, development: false),
                IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both when inner == both.RightOperand => Says(both.LeftOperand, development: true),
                IBlockOperation block => HasLeft(block, inner),
                _ => false,
            };
            if (covered)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Says whether the truth of a condition means development; or, asked the other way, whether its falsehood does.</summary>
    private static bool Says(IOperation condition, bool development)
    {
        while (true)
        {
            switch (condition)
            {
                case IParenthesizedOperation parenthesized:
                    condition = parenthesized.Operand;
                    break;
                case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                    condition = not.Operand;
                    development = !development;
                    break;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both when development:
                    return Says(both.LeftOperand, development) || Says(both.RightOperand, development);
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either:
                    return development == false
                        ? Says(either.LeftOperand, development) || Says(either.RightOperand, development)
                        : Says(either.LeftOperand, development) && Says(either.RightOperand, development);
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } unequal:
                    return Names(unequal, !development);
                default:
                    return Names(condition, development);
            }
        }
    }

    private static bool Names(IOperation condition, bool development) => condition.DescendantsAndSelf().Any(part => part switch
    {
        IInvocationOperation call => Means(call.TargetMethod.Name, development),
        ILocalReferenceOperation local => Means(local.Local.Name, development),
        IParameterReferenceOperation parameter => Means(parameter.Parameter.Name, development),
        IFieldReferenceOperation field => Means(field.Field.Name, development),
        IPropertyReferenceOperation property => Means(property.Property.Name, development),
        ILiteralOperation { ConstantValue.Value: string text } => Means(text, development),
        _ => false,
    });

    private static bool Means(string name, bool development) => development
        ? Has(name, "development") || Has(name, "localhost") || name is "Dev" or "dev" or "IsDev" or "isDev" or "_isDev" or "IsLocal" or "isLocal" or "Local"
        : Has(name, "production") || name is "IsProd" or "isProd" or "_isProd" or "Prod" or "prod";

    private static bool Has(string name, string word) => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>True if a statement before leaves the block unless this is development: <c>if (!env.IsDevelopment()) return;</c>.</summary>
    private static bool HasLeft(IBlockOperation block, IOperation until)
    {
        foreach (var statement in block.Operations)
        {
            if (statement == until)
            {
                return false;
            }

            if (statement is IConditionalOperation { WhenFalse: null } choice && Leaves(choice.WhenTrue) && Says(choice.Condition, development: false))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Leaves(IOperation statement) => statement switch
    {
        IReturnOperation or IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation } => true,
        IBlockOperation { Operations: { IsEmpty: false } statements } => Leaves(statements[statements.Length - 1]),
        _ => false,
    };
}
