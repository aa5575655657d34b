using Microsoft.CodeAnalysis;

namespace TokenGuard.Analyzers.Credentials;

/// <summary>Tells the types that can hold a credential from those that are only called like one: of cancellation, of a grammar.</summary>
internal static class TextType
{
    public static bool Is(ITypeSymbol? type) => type switch
    {
        null => false,
        { SpecialType: SpecialType.System_String or SpecialType.System_Object } or IDynamicTypeSymbol => true,
        IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Char or SpecialType.System_Byte } => true,
        INamedTypeSymbol { Arity: 1, Name: "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory", TypeArguments: var of } =>
            of[0].SpecialType is SpecialType.System_Char or SpecialType.System_Byte,
        INamedTypeSymbol { Arity: 1, OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: var of } => Is(of[0]) && of[0].SpecialType != SpecialType.System_Object,
        _ => type.Name is "StringValues" or "StringBuilder" or "AuthenticationHeaderValue" or "SecureString",
    };

    /// <summary>True for a text, and for the promise of one.</summary>
    public static bool IsOrYields(ITypeSymbol? type) =>
        Is(type) || (type is INamedTypeSymbol { Arity: 1, Name: "Task" or "ValueTask", TypeArguments: var of } && Is(of[0]));
}
