using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Scopes;

/// <summary>
/// Finds the texts of a file that a value of scopes is made of: through variables, lists and what joins and splits
/// them, one method deep.
/// </summary>
internal sealed class ScopeTextFinder
{
    private const int DeepestExpression = 24;

    private static readonly HashSet<string> PassThrough = new(StringComparer.Ordinal)
    {
        "Split", "Concat", "Append", "Prepend", "Union", "Distinct", "ToArray", "ToList", "ToHashSet", "ToImmutableArray", "ToImmutableList", "AsEnumerable",
        "Join", "Trim", "TrimEnd", "TrimStart", "ToLower", "ToLowerInvariant", "ToString", "Create", "CreateRange", "Of", "EscapeDataString", "UrlEncode", "FromResult",
        "Add", "AddRange", "OrderBy", "Cast", "AsReadOnly",
    };

    private readonly HashSet<ISymbol> seen = new(SymbolEqualityComparer.Default);
    private readonly List<Found> found = [];
    private int depth;
    private int methods;

    /// <summary>A text and where it is written.</summary>
    /// <param name="Text">The text, with holes.</param>
    /// <param name="Syntax">The literal, or the reference to a constant of another file.</param>
    /// <param name="IsElement">True if it is an element of a list.</param>
    internal readonly record struct Found(string Text, SyntaxNode Syntax, bool IsElement);

    /// <summary>The texts, in the order they are found.</summary>
    public static IReadOnlyList<Found> Find(IOperation value)
    {
        var finder = new ScopeTextFinder();
        finder.Visit(value, isElement: false);
        return finder.found;
    }

    private void Visit(IOperation operation, bool isElement)
    {
        if (depth >= DeepestExpression)
        {
            return;
        }

        depth++;
        VisitExpression(operation.Unwrap(), isElement);
        depth--;
    }

    private void VisitExpression(IOperation operation, bool isElement)
    {
        switch (operation)
        {
            case ILiteralOperation { ConstantValue.Value: string text }:
                found.Add(new Found(text, operation.Syntax, isElement));
                break;
            case IInterpolatedStringOperation or IBinaryOperation { Type.SpecialType: SpecialType.System_String }:
                found.Add(new Found(TextFolder.Fold(operation).Text, operation.Syntax, isElement));
                break;
            case ILocalReferenceOperation local:
                Follow(local.Local, local, isElement);
                break;
            case IFieldReferenceOperation field:
                VisitField(field, isElement);
                break;
            case IPropertyReferenceOperation { Property.IsIndexer: false } property:
                Follow(property.Property, property, isElement);
                break;
            case IParameterReferenceOperation parameter:
                FollowInto(parameter.Parameter, parameter, isElement);
                break;
            case IInvocationOperation call:
                VisitCall(call, isElement);
                break;
            case IObjectCreationOperation creation:
                VisitCreation(creation);
                break;
            case IConditionalOperation { WhenFalse: { } whenFalse } conditional:
                Visit(conditional.WhenTrue, isElement);
                Visit(whenFalse, isElement);
                break;
            case ISwitchExpressionOperation choice:
                foreach (var arm in choice.Arms)
                {
                    Visit(arm.Value, isElement);
                }

                break;
            case ICoalesceOperation or IAwaitOperation or IConditionalAccessOperation or ISimpleAssignmentOperation or IArgumentOperation:
                VisitChildren(operation, isElement);
                break;
            case IArrayCreationOperation { Initializer: { } list }:
                VisitAll(list.ElementValues);
                break;
            case IArrayInitializerOperation list:
                VisitAll(list.ElementValues);
                break;
            default:
                VisitUnnamed(operation);
                break;
        }
    }

    /// <summary>Collection expressions, spreads and parameter lists of spans, for which the oldest compiler we run in has no type.</summary>
    private void VisitUnnamed(IOperation operation)
    {
        if (operation.Syntax is CollectionExpressionSyntax or CollectionElementSyntax || operation is { IsImplicit: true, Parent: IArgumentOperation })
        {
            VisitAll(operation.ChildOperations);
        }
    }

    private void VisitAll(IEnumerable<IOperation> elements)
    {
        foreach (var element in elements)
        {
            Visit(element, isElement: true);
        }
    }

    private void VisitChildren(IOperation operation, bool isElement)
    {
        foreach (var child in operation.ChildOperations)
        {
            Visit(child, isElement);
        }
    }

    private void VisitField(IFieldReferenceOperation field, bool isElement)
    {
        if (GoogleScope.Of(field.Field) is { } scope)
        {
            found.Add(new Found(scope, field.Syntax, isElement));
            return;
        }

        Follow(field.Field, field, isElement);
    }

    private void VisitCreation(IObjectCreationOperation creation)
    {
        foreach (var argument in creation.Arguments)
        {
            Visit(argument.Value, isElement: argument.Value.Type?.SpecialType != SpecialType.System_String);
        }

        foreach (var element in creation.Initializer?.Initializers.OfType<IInvocationOperation>().Where(add => add.Arguments.Length == 1) ?? [])
        {
            Visit(element.Arguments[0].Value, isElement: true);
        }
    }

    private void VisitCall(IInvocationOperation call, bool isElement)
    {
        var method = call.TargetMethod;
        if (PassThrough.Contains(method.Name) && method.DeclaringSyntaxReferences.IsEmpty)
        {
            var isJoin = method.Name == "Join";
            var isSplit = method.Name is "Split" or "Trim" or "TrimEnd" or "TrimStart";
            if (call.Instance is { } instance)
            {
                Visit(instance, isElement && !isSplit);
            }

            foreach (var argument in call.Arguments.Where(argument => !isSplit && !(isJoin && argument.Parameter?.Ordinal == 0)))
            {
                Visit(argument.Value, isElement: isElement || isJoin);
            }
        }
        else if (method.Name is "GetValue" or "GetString" or "GetValueOrDefault" or "Get" && call.Argument("defaultValue") is { } fallback)
        {
            Visit(fallback, isElement);
        }
        else if (!method.DeclaringSyntaxReferences.IsEmpty)
        {
            FollowInto(method, call, isElement);
        }
    }

    private void Follow(ISymbol variable, IOperation at, bool isElement)
    {
        if (!seen.Add(variable))
        {
            return;
        }

        var before = found.Count;
        foreach (var value in ValueReader.ValuesOf(variable, at).ToList())
        {
            Visit(value, isElement);
        }

        if (found.Count == before && at.ConstantText() is { } constant)
        {
            // A constant of another file or assembly: what is asked for is decided here.
            found.Add(new Found(constant, at.Syntax, isElement));
        }
    }

    private void FollowInto(ISymbol symbol, IOperation at, bool isElement)
    {
        if (methods == 0 && seen.Add(symbol))
        {
            methods++;
            foreach (var value in ValueReader.ValuesOf(symbol, at).ToList())
            {
                Visit(value, isElement);
            }

            methods--;
        }
    }
}
