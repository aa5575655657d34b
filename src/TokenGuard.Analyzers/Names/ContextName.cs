using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Names;

/// <summary>Finds the name that the code gives a value: of the variable, parameter, key, property or method that it goes to.</summary>
internal static class ContextName
{
    private static readonly string[] Makers = ["Provider", "Factory", "Getter", "Func"];

    /// <summary>The name, or null where the value goes to nothing that has one.</summary>
    /// <param name="value">The value.</param>
    /// <param name="owner">The member whose code it stands in: it names what is returned.</param>
    public static string? Of(IOperation value, ISymbol owner)
    {
        for (var child = value; child.Parent is { } parent; child = parent)
        {
            switch (parent)
            {
                case IConversionOperation or IParenthesizedOperation or ICoalesceOperation or ISwitchExpressionArmOperation or ISwitchExpressionOperation
                    or IArrayInitializerOperation or IArrayCreationOperation or IVariableInitializerOperation or IExpressionStatementOperation:
                    break;
                case IConditionalOperation conditional when child != conditional.Condition:
                    break;
                case IInvocationOperation encoding when IsSameText(encoding.TargetMethod):
                case IArgumentOperation { Parent: IInvocationOperation encoder } when IsSameText(encoder.TargetMethod):
                    break;
                case IArgumentOperation { Parent: IObjectCreationOperation { Type.Name: "StringContent" } content }
                    when content.ParentIgnoringConversions() is IArgumentOperation { Parent: IInvocationOperation part } && part.Argument("name")?.ConstantText() is { } field:
                    return field;
                case IArgumentOperation { Parent: IObjectCreationOperation { Type.Name: "Lazy" or "ValueTask" } }:
                case IObjectCreationOperation { Type.Name: "Lazy" or "ValueTask" }:
                    break;
                case IVariableDeclaratorOperation declarator:
                    return declarator.Symbol.Name;
                case IFieldInitializerOperation { InitializedFields: [var field, ..] }:
                    return field.Name;
                case IPropertyInitializerOperation { InitializedProperties: [var property, ..] }:
                    return property.Name;
                case IParameterInitializerOperation initializer:
                    return initializer.Parameter.Name;
                case IAssignmentOperation assignment when child == assignment.Value:
                    return OfTarget(assignment.Target);
                case IArgumentOperation argument:
                    return OfArgument(argument);
                case ITupleOperation tuple:
                    return OfElement(tuple, child);
                case IReturnOperation:
                    return OfResult(parent, owner);
                case var list when list.IsCollectionExpression():
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    /// <summary>
    /// The name of what the value takes the place of where that is missing: <c>configuration["Api:Key"] ?? "…"</c>; null if
    /// it takes no other's place.
    /// </summary>
    public static string? OfAlternative(IOperation value)
    {
        var whole = value;
        while (whole.Parent is IConversionOperation or IParenthesizedOperation)
        {
            whole = whole.Parent;
        }

        return whole.Parent switch
        {
            ICoalesceOperation coalesce when coalesce.WhenNull == whole => OfSource(coalesce.Value),
            ICoalesceAssignmentOperation assignment when assignment.Value == whole => OfSource(assignment.Target),
            IConditionalOperation { WhenFalse: { } other } choice when choice.WhenTrue == whole => OfSource(other),
            IConditionalOperation choice when choice.WhenFalse == whole => OfSource(choice.WhenTrue),
            _ => null,
        };
    }

    /// <summary>The name of a variable, or the constant key of an element.</summary>
    public static string? OfTarget(IOperation target) => target.Unwrap() switch
    {
        ILocalReferenceOperation local => local.Local.Name,
        IFieldReferenceOperation field => field.Field.Name,
        IParameterReferenceOperation parameter => parameter.Parameter.Name,
        IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: [var key, ..] } => key.Value.Unwrap().ConstantText(),
        IPropertyReferenceOperation property => property.Property.Name,
        IArrayElementReferenceOperation element => OfTarget(element.ArrayReference),
        IConditionalAccessOperation access => OfTarget(access.WhenNotNull),
        IDeclarationExpressionOperation declaration => OfTarget(declaration.Expression),
        _ => null,
    };

    /// <summary>The name of a variable, or the key that a setting is read by.</summary>
    private static string? OfSource(IOperation source) => source.Unwrap() switch
    {
        IInvocationOperation { TargetMethod.Name: "GetEnvironmentVariable" or "GetValue" or "GetSection" or "GetSetting" or "GetAppSetting" or "Get", Arguments: { IsEmpty: false } arguments } call =>
            (call.Argument("key") ?? call.Argument("variable") ?? arguments[0].Value).Unwrap().ConstantText(),
        IPropertyReferenceOperation { Property: { IsIndexer: false, Name: "Value" }, Instance: IInvocationOperation section } => OfSource(section),
        var other => OfTarget(other),
    };

    /// <summary>Calls that change how a text is held, not what it says.</summary>
    private static bool IsSameText(IMethodSymbol method) => method switch
    {
        { ContainingType.SpecialType: SpecialType.System_String } => method.Name is "ToCharArray" or "Trim" or "ToString",
        { Name: "GetBytes" or "GetString" } => method.Parameters.Length == 1 && method.ContainingType.Name.EndsWith("Encoding", StringComparison.Ordinal),
        { Name: "FromBase64String" or "FromHexString" } => method.ContainingType.Name == "Convert",
        { Name: "FromResult" } => method.ContainingType.Name is "Task" or "ValueTask",
        { Name: "AsSpan" or "AsMemory" or "ToArray" } => true,
        _ => false,
    };

    /// <summary>The parameter's name, or the key that is given before the value, or what a method says that it sets.</summary>
    private static string? OfArgument(IArgumentOperation argument)
    {
        if (argument.Parameter is not { } parameter || parameter.ContainingSymbol is not IMethodSymbol method || method.ContainingType?.SpecialType == SpecialType.System_String)
        {
            return null;
        }

        return (CredentialName.IsPassword(parameter.Name) ? parameter.Name : KeyBefore(argument, parameter))
            ?? (method is { Parameters.Length: 1, Name: { Length: > 3 } name } && name.StartsWith("Set", StringComparison.Ordinal) && !CredentialName.IsCredential(parameter.Name) ? name[3..] : parameter.Name);
    }

    private static string? KeyBefore(IArgumentOperation argument, IParameterSymbol parameter)
    {
        if (parameter.Ordinal == 0)
        {
            return null;
        }

        var arguments = argument.Parent switch
        {
            IInvocationOperation { TargetMethod.Name: not ("Replace" or "Equal" or "AreEqual" or "Compare" or "Equals") } invocation => invocation.Arguments,
            IObjectCreationOperation creation => creation.Arguments,
            _ => default,
        };
        if (arguments.IsDefault)
        {
            return null;
        }

        foreach (var other in arguments)
        {
            if (other.Parameter is { } before && before.Ordinal == parameter.Ordinal - 1 && before.Name is "key" or "name" or "variable" or "header" or "headerName" or "parameterName" or "field" or "property" or "propertyName" or "keyword")
            {
                return other.Value.Unwrap().ConstantText();
            }
        }

        return null;
    }

    private static string? OfElement(ITupleOperation tuple, IOperation element)
    {
        var index = tuple.Elements.IndexOf(element);
        if (index < 0)
        {
            return null;
        }

        if (tuple.ParentIgnoringConversions() is IDeconstructionAssignmentOperation assignment)
        {
            var target = assignment.Target is IDeclarationExpressionOperation declaration ? declaration.Expression : assignment.Target;
            return target.Unwrap() is ITupleOperation targets && targets.Elements.Length > index ? OfTarget(targets.Elements[index]) : null;
        }

        return (tuple.Parent is IConversionOperation { Type: INamedTypeSymbol { IsTupleType: true } converted } ? converted : tuple.NaturalType as INamedTypeSymbol) is { } type
            && type.TupleElements.Length > index
            && type.TupleElements[index] is { IsImplicitlyDeclared: false } named ? named.Name : null;
    }

    /// <summary>A <c>tokenProvider</c> yields a token.</summary>
    private static string WithoutMaker(string name) =>
        Makers.FirstOrDefault(maker => name.Length > maker.Length && name.EndsWith(maker, StringComparison.Ordinal)) is { } ending ? name[..^ending.Length] : name;

    private static string? OfResult(IOperation result, ISymbol owner)
    {
        for (var parent = result.Parent; parent is not null; parent = parent.Parent)
        {
            switch (parent)
            {
                case ILocalFunctionOperation function:
                    return function.Symbol.Name;
                case IAnonymousFunctionOperation function:
                    return function.Parent is IDelegateCreationOperation creation && Of(creation, owner) is { } name ? WithoutMaker(name) : null;
            }
        }

        return owner is IMethodSymbol { AssociatedSymbol: { } property } ? property.Name : owner.Name;
    }
}
