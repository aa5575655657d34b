using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TokenGuard.Analyzers.Values;

/// <summary>Small questions about operations that many analyzers ask.</summary>
internal static class OperationExtensions
{
    /// <summary>The operation without conversions and parentheses around it.</summary>
    public static IOperation Unwrap(this IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation conversion:
                    operation = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                default:
                    return operation;
            }
        }
    }

    /// <summary>The outermost operation that holds this one: a method's body, an initializer, an attribute.</summary>
    public static IOperation Root(this IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }

    /// <summary>The nearest operation around this one that is no conversion and no parenthesis.</summary>
    public static IOperation? ParentIgnoringConversions(this IOperation operation)
    {
        var parent = operation.Parent;
        while (parent is IConversionOperation or IParenthesizedOperation)
        {
            parent = parent.Parent;
        }

        return parent;
    }

    /// <summary>The operation, or what stands before the <c>?.</c> that it belongs to.</summary>
    public static IOperation? Receiver(this IOperation operation)
    {
        operation = operation.Unwrap();
        if (operation is not IConditionalAccessInstanceOperation)
        {
            return operation;
        }

        IOperation inner = operation;
        for (var outer = operation.Parent; outer is not null; inner = outer, outer = outer.Parent)
        {
            if (outer is IConditionalAccessOperation access && inner == access.WhenNotNull)
            {
                return access.Operation.Unwrap();
            }
        }

        return null;
    }

    /// <summary>
    /// True for <c>[a, b]</c> and for the arguments of a <c>params</c> span, which have no operation type of their own in
    /// the oldest compiler we run in.
    /// </summary>
    public static bool IsCollectionExpression(this IOperation operation) =>
        (int)operation.Kind == CollectionExpressionOperation || operation.Syntax.RawKind == CollectionExpressionSyntax;

    private const int CollectionExpressionOperation = 127;
    public const int CollectionExpressionSyntax = 9076;

    /// <summary>The constant text of an operation, or null.</summary>
    public static string? ConstantText(this IOperation operation) => operation.ConstantValue is { HasValue: true, Value: string text } ? text : null;

    /// <summary>The value given for a parameter, by its name; null if the call has no such parameter.</summary>
    public static IOperation? Argument(this IInvocationOperation invocation, string parameter) => Find(invocation.Arguments, parameter);

    /// <inheritdoc cref="Argument(IInvocationOperation, string)"/>
    public static IOperation? Argument(this IObjectCreationOperation creation, string parameter) => Find(creation.Arguments, parameter);

    /// <summary>Says whether a type is, derives from or implements one of some types.</summary>
    public static bool Is(this ITypeSymbol? type, IEnumerable<INamedTypeSymbol> wanted)
    {
        if (type is null)
        {
            return false;
        }

        foreach (var one in wanted)
        {
            for (var current = type; current is not null; current = current.BaseType)
            {
                if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, one))
                {
                    return true;
                }
            }

            if (one.TypeKind == TypeKind.Interface && type.AllInterfaces.Any(implemented => SymbolEqualityComparer.Default.Equals(implemented.OriginalDefinition, one)))
            {
                return true;
            }
        }

        return false;
    }

    private static IOperation? Find(IEnumerable<IArgumentOperation> arguments, string parameter) =>
        arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter)?.Value;
}
