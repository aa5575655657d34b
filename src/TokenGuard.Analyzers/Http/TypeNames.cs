using Microsoft.CodeAnalysis;

namespace TokenGuard.Analyzers.Http;

/// <summary>Compares types with metadata names, whatever assembly they come from.</summary>
internal static class TypeNames
{
    /// <summary>Says whether a type is called so; base types do not count.</summary>
    public static bool IsNamed(this ITypeSymbol? type, string space, string name) =>
        type is not null && type.Name == name && type.ContainingNamespace?.ToDisplayString() == space;

    /// <summary>Says whether a type or one of its base types or interfaces is called so.</summary>
    public static bool IsOrDerives(this ITypeSymbol? type, string space, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.IsNamed(space, name))
            {
                return true;
            }
        }

        return type?.AllInterfaces.Any(one => one.IsNamed(space, name)) == true;
    }

    /// <summary>The type in whose file a method stands: blocks of extension members are types of their own to the compiler, without a name to call.</summary>
    public static INamedTypeSymbol? DeclaringType(this IMethodSymbol method)
    {
        var type = method.ContainingType;
        while (type is { ContainingType: { } outer } && (type.Name.Length == 0 || type.Name[0] == '<'))
        {
            type = outer;
        }

        return type;
    }

    /// <summary>The first part of the namespace that a type stands in; empty for the global one.</summary>
    public static string OutermostNamespace(this ITypeSymbol? type)
    {
        var current = type?.ContainingNamespace;
        while (current is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
        {
            current = current.ContainingNamespace;
        }

        return current is { IsGlobalNamespace: false } ? current.Name : "";
    }
}
