using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TokenGuard.Analyzers.Values;

/// <summary>
/// Finds all texts of the source that may flow into a value: through variables of the method and the type, through
/// alternatives, through text that is put together, one method deep.
/// </summary>
internal sealed class OriginFinder
{
    private const int DeepestExpression = 24;

    private readonly HashSet<ISymbol> seen = new(SymbolEqualityComparer.Default);
    private readonly Stack<ISymbol> path = new();
    private readonly List<Origin> origins = [];
    private int depth;
    private int methods;

    /// <summary>The texts, in the order they are found; each expression once.</summary>
    public static IReadOnlyList<Origin> Find(IOperation value)
    {
        var finder = new OriginFinder();
        finder.Visit(value);
        return finder.origins;
    }

    private void Visit(IOperation operation)
    {
        operation = operation.Unwrap();
        if (depth >= DeepestExpression)
        {
            return;
        }

        depth++;
        if (!TakeText(operation))
        {
            VisitParts(operation);
        }

        depth--;
    }

    /// <summary>A variable's constant stands where the variable is declared; every other complete text stands here.</summary>
    private bool TakeText(IOperation operation)
    {
        if (operation is ILocalReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation or IParameterReferenceOperation
            or IInvocationOperation { Instance: null, TargetMethod.DeclaringSyntaxReferences.IsEmpty: false }
            or ILiteralOperation { ConstantValue.Value: not (string or char) }
            or IInvocationOperation { Instance: IInstanceReferenceOperation } or ICoalesceOperation or IConditionalOperation or ISwitchExpressionOperation)
        {
            return false;
        }

        if (TextFolder.Fold(operation) is { IsComplete: true } text && operation.ConstantValue is not { HasValue: true, Value: null } && IsWritten(operation))
        {
            origins.Add(new Origin(text.Text, operation.Syntax, path.Count == 0 ? null : path.Peek().Name, IsPiece(operation)) { Operation = operation });
            return true;
        }

        return false;
    }

    /// <summary>Had the whole been known, it would have been taken as one.</summary>
    private static bool IsPiece(IOperation operation) =>
        operation.ParentIgnoringConversions() is IInterpolatedStringContentOperation or IBinaryOperation { OperatorKind: BinaryOperatorKind.Add }
            or IArgumentOperation { Parameter: { Name: "newValue", ContainingType.SpecialType: SpecialType.System_String } };

    /// <summary>
    /// Text put together of variables belongs to the variables; that which is only encoded or copied belongs to what
    /// is encoded.
    /// </summary>
    private static bool IsWritten(IOperation operation) =>
        operation is not IInvocationOperation { TargetMethod.Name: "GetBytes" or "GetString" or "ToBase64String" or "FromBase64String" or "FromHexString" or "ToArray" or "ToList" or "AsSpan" or "AsMemory" or "ToCharArray" or "Trim" or "EscapeDataString" }
        && IsMadeOfLiterals(operation);

    private static bool IsMadeOfLiterals(IOperation operation) =>
        operation is ILiteralOperation or IUtf8StringOperation or IArrayCreationOperation or IArrayInitializerOperation
        || operation.DescendantsAndSelf().Any(part => part is ILiteralOperation { ConstantValue.Value: string { Length: > 7 } });

    private void VisitParts(IOperation operation)
    {
        switch (operation)
        {
            case ILocalReferenceOperation local:
                Follow(local.Local, local);
                break;
            case IFieldReferenceOperation field:
                Follow(field.Field, field);
                break;
            case IPropertyReferenceOperation { Property.IsIndexer: false } property:
                Follow(property.Property, property);
                break;
            case IParameterReferenceOperation parameter:
                FollowInto(parameter.Parameter, parameter);
                break;
            case IInvocationOperation call:
                VisitCall(call);
                break;
            case IDelegateCreationOperation creation:
                Visit(creation.Target);
                break;
            case IAnonymousFunctionOperation function:
                VisitResults(function);
                break;
            case IPropertyReferenceOperation or INameOfOperation or ITypeOfOperation or ILiteralOperation or IThrowOperation:
            case IInvalidOperation:
                // What is called here the compiler does not know either, as while somebody types: its arguments may be for anything.
                break;
            case IArrayCreationOperation array:
                VisitElements(array);
                break;
            case IConditionalOperation { WhenFalse: { } whenFalse } conditional:
                Visit(conditional.WhenTrue);
                Visit(whenFalse);
                break;
            case ISwitchExpressionOperation choice:
                foreach (var arm in choice.Arms)
                {
                    Visit(arm.Value);
                }

                break;
            default:
                foreach (var child in operation.ChildOperations)
                {
                    Visit(child);
                }

                break;
        }
    }

    /// <summary>How long an array is says nothing about what it holds.</summary>
    private void VisitElements(IArrayCreationOperation array)
    {
        foreach (var element in array.Initializer?.ElementValues ?? ImmutableArray<IOperation>.Empty)
        {
            Visit(element);
        }
    }

    private void VisitResults(IAnonymousFunctionOperation function)
    {
        foreach (var result in function.Body.Descendants().OfType<IReturnOperation>())
        {
            if (result.ReturnedValue is { } value)
            {
                Visit(value);
            }
        }
    }

    private void VisitCall(IInvocationOperation call)
    {
        if (!call.TargetMethod.DeclaringSyntaxReferences.IsEmpty)
        {
            FollowInto(call.TargetMethod, call);
            return;
        }

        if (!PassesThrough(call.TargetMethod))
        {
            // The value of a setting that is not there: configuration.GetValue("ApiKey", "…").
            if (call.Argument("defaultValue") is { } fallback)
            {
                Visit(fallback);
            }

            return;
        }

        if (call.Instance is { } instance)
        {
            Visit(instance);
        }

        foreach (var argument in call.Arguments.Where(argument => !IsTakenOut(argument)))
        {
            Visit(argument.Value);
        }
    }

    /// <summary>What is cut off, replaced or put between is none of the text that flows on: <c>Replace("%20", "+")</c>.</summary>
    private static bool IsTakenOut(IArgumentOperation argument) =>
        argument.Parameter is { Name: "oldValue" or "oldChar" or "separator" or "trimChar" or "trimChars", ContainingType.SpecialType: SpecialType.System_String };

    /// <summary>Library calls whose result holds their text; all others, such as a look-up by key, make a new value.</summary>
    private static bool PassesThrough(IMethodSymbol method) => method switch
    {
        { ContainingType.SpecialType: SpecialType.System_String } => method.Name is "Concat" or "Join" or "Format" or "Trim" or "TrimStart" or "TrimEnd" or "ToString" or "ToCharArray" or "Replace" or "ToLowerInvariant" or "ToUpperInvariant",
        { ContainingType.Name: "StringBuilder" } => method.Name is "Append" or "AppendFormat" or "ToString",
        { Name: "GetBytes" or "GetString" or "ToBase64String" or "FromBase64String" or "FromHexString" or "ToArray" or "ToList" or "AsSpan" or "AsMemory" or "EscapeDataString" or "UrlEncode" or "FromResult" } => true,
        _ => false,
    };

    private void Follow(ISymbol variable, IOperation at)
    {
        if (!seen.Add(variable))
        {
            return;
        }

        var before = origins.Count;
        path.Push(variable);
        foreach (var value in ValueReader.ValuesOf(variable, at).ToList())
        {
            Visit(value);
        }

        path.Pop();

        if (origins.Count == before && at.ConstantText() is { } constant && variable.DeclaringSyntaxReferences.Length > 0)
        {
            // A constant of another file: its place is known, its meaning need not be asked for.
            origins.Add(new Origin(constant, variable.DeclaringSyntaxReferences[0].GetSyntax(), variable.Name));
        }
    }

    private void FollowInto(ISymbol symbol, IOperation at)
    {
        if (methods == 0 && seen.Add(symbol))
        {
            methods++;
            path.Push(symbol);
            foreach (var value in ValueReader.ValuesOf(symbol, at).ToList())
            {
                Visit(value);
            }

            path.Pop();
            methods--;
        }
    }
}
