using Microsoft.CodeAnalysis;

namespace TokenGuard.Analyzers.Urls;

/// <summary>Finds parameters of declared HTTP interfaces (Refit, RestEase) that go into the query.</summary>
internal static class QueryDeclaration
{
    private static readonly HashSet<string> Verbs = new(StringComparer.Ordinal)
    {
        "GetAttribute", "PostAttribute", "PutAttribute", "DeleteAttribute", "PatchAttribute", "HeadAttribute", "OptionsAttribute",
    };

    /// <summary>True for the attribute of a method that sends a request.</summary>
    public static bool IsVerb(string attribute) => Verbs.Contains(attribute);

    /// <summary>The parameters that are called like a credential and have no other place.</summary>
    public static IEnumerable<(IParameterSymbol Parameter, string Name)> Find(IMethodSymbol method)
    {
        if (method.ContainingType is not { TypeKind: TypeKind.Interface } || method.Parameters.IsEmpty
            || method.GetAttributes().FirstOrDefault(attribute => Verbs.Contains(attribute.AttributeClass?.Name ?? "")) is not { } verb)
        {
            yield break;
        }

        var path = verb.ConstructorArguments.Length > 0 && verb.ConstructorArguments[0] is { Kind: TypedConstantKind.Primitive, Value: string text } ? text : "";
        foreach (var parameter in method.Parameters)
        {
            var name = parameter.Name;
            var isElsewhere = false;
            foreach (var attribute in parameter.GetAttributes())
            {
                name = attribute.AttributeClass?.Name switch
                {
                    "AliasAsAttribute" or "QueryAttribute" when attribute.ConstructorArguments.Length > 0 && attribute.ConstructorArguments[0] is { Kind: TypedConstantKind.Primitive, Value: string alias } => alias,
                    _ => name,
                };
                isElsewhere |= attribute.AttributeClass?.Name is "HeaderAttribute" or "BodyAttribute" or "AuthorizeAttribute" or "PropertyAttribute" or "HeaderCollectionAttribute" or "PathAttribute";
            }

            if (!isElsewhere && parameter.Type.SpecialType == SpecialType.System_String && QueryName.Judge(name) == QueryNameKind.Credential
                && path.IndexOf("{" + name + "}", StringComparison.OrdinalIgnoreCase) < 0 && path.IndexOf("{" + parameter.Name + "}", StringComparison.OrdinalIgnoreCase) < 0)
            {
                yield return (parameter, name);
            }
        }
    }
}
