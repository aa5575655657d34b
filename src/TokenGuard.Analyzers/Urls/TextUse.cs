using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Logging;
using TokenGuard.Analyzers.Names;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Urls;

/// <summary>Tells what a text is used for: compared, shown, or gone to.</summary>
internal static class TextUse
{
    /// <summary>True for texts that are compared, searched, replaced, shown to people or written about; not called.</summary>
    public static bool IsQuiet(IOperation whole) => whole.ParentIgnoringConversions() switch
    {
        IArgumentOperation { Parent: IInvocationOperation call } => IsQuietCall(call),
        IArgumentOperation { Parent: IObjectCreationOperation { Type.Name: var type } } =>
            type.EndsWith("Exception", StringComparison.Ordinal) || type is "Regex" or "XmlQualifiedName" or "XElement" or "XAttribute" or "Claim" or "Cookie"
            || (type.EndsWith("Attribute", StringComparison.Ordinal) && !QueryDeclaration.IsVerb(type)),
        IBinaryOperation { OperatorKind: not BinaryOperatorKind.Add } or IIsPatternOperation or IPatternOperation or ICaseClauseOperation => true,
        IInvocationOperation { Instance: not null, TargetMethod.ContainingType.SpecialType: SpecialType.System_String } call => IsQuietCall(call),
        _ => false,
    };

    /// <summary>The name of what a text is given to: a variable, property, parameter or method that returns it.</summary>
    public static string TargetOf(IOperation whole)
    {
        switch (whole.ParentIgnoringConversions())
        {
            case IAssignmentOperation assignment:
                return QueryValue.NameOf(assignment.Target);
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                return declarator.Symbol.Name;
            case IFieldInitializerOperation { InitializedFields: { IsEmpty: false } fields }:
                return fields[0].Name;
            case IPropertyInitializerOperation { InitializedProperties: { IsEmpty: false } properties }:
                return properties[0].Name;
            case IParameterInitializerOperation initializer:
                return initializer.Parameter.Name;
            case IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "Append" or "Insert", ContainingType.Name: "StringBuilder" }, Instance: { } builder } }:
                return NameOfBuilder(builder);
            case IArgumentOperation { Parameter.Name: var name }:
                return name;
            case IReturnOperation when whole.SemanticModel?.GetEnclosingSymbol(whole.Syntax.SpanStart) is { } method:
                return method is IMethodSymbol { AssociatedSymbol: { } property } ? property.Name : method.Name;
            default:
                return "";
        }
    }

    /// <summary>True for names of addresses and of parts of them.</summary>
    public static bool IsAddress(string name) => NameWords.Split(name).Any(word => word is
        "url" or "uri" or "urls" or "endpoint" or "address" or "query" or "link" or "href" or "path" or "base" or "resource" or "location" or "host" or "querystring" or "qs" or "requesturi" or "baseurl" or "site" or "redirect" or "route" or "authority" or "server");

    private static string NameOfBuilder(IOperation builder)
    {
        while (builder.Unwrap() is IInvocationOperation { Instance: { } inner })
        {
            builder = inner;
        }

        return QueryValue.NameOf(builder);
    }

    private static bool IsQuietCall(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (method.ContainingType is not { } type)
        {
            return false;
        }

        return type.SpecialType == SpecialType.System_String
            || LogSink.PlaceOf(call) is not null
            || type.Name is "Regex" or "Assert" or "XNamespace" or "XName" or "XmlNamespaceManager" or "XmlSerializerNamespaces" or "Process" or "MessageBox" or "Match"
            || method.Name is "Contains" or "StartsWith" or "EndsWith" or "IndexOf" or "Equals" or "Replace" or "Split" or "AddNamespace" or "Should" or "Be" or "StartsWithSegments"
            || (method.Name.StartsWith("Is", StringComparison.Ordinal) && method.Name.Length > 2 && char.IsUpper(method.Name[2]));
    }
}
