using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Names;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Credentials;

/// <summary>Knows variables that a look-up fills: <c>Request.Headers.TryGetValue("Authorization", out var value)</c>.</summary>
internal static class HandedOut
{
    /// <summary>True for a variable that is ever filled by a look-up of a key that names a credential, or a session's cookie.</summary>
    public static bool Is(ILocalReferenceOperation local)
    {
        foreach (var argument in local.Root().Syntax.DescendantNodes().OfType<ArgumentSyntax>())
        {
            if (argument.RefKindKeyword.IsKind(SyntaxKind.OutKeyword) && NameOf(argument.Expression) == local.Local.Name
                && argument.Parent?.Parent is InvocationExpressionSyntax syntax && local.SemanticModel?.OperationOf(syntax) is IInvocationOperation call
                && IsLookUp(call) && call.Arguments.Any(one => one.Syntax == argument && IsOf(one.Value, local.Local)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for types beside texts that hold one which is looked up: lists of a header's values, elements of JSON.</summary>
    public static bool MayBe(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_String } => true,
        INamedTypeSymbol { Arity: 1, Name: "IEnumerable" or "IList" or "List" or "IReadOnlyList", TypeArguments: [{ SpecialType: SpecialType.System_String }] } => true,
        _ => type?.Name is "JsonElement" or "JToken" or "JsonNode",
    };

    private static string? NameOf(ExpressionSyntax target) => target switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        DeclarationExpressionSyntax { Designation: SingleVariableDesignationSyntax one } => one.Identifier.ValueText,
        _ => null,
    };

    private static bool IsOf(IOperation target, ILocalSymbol local) => target.Unwrap() switch
    {
        IDeclarationExpressionOperation declaration => IsOf(declaration.Expression, local),
        ILocalReferenceOperation reference => SymbolEqualityComparer.Default.Equals(reference.Local, local),
        _ => false,
    };

    private static bool IsLookUp(IInvocationOperation call)
    {
        if (call.TargetMethod.Name is not ("TryGetValue" or "TryGetValues" or "TryGetProperty" or "TryGetPropertyValue" or "TryGet")
            || CredentialValue.SpeaksToPeople((call.Instance ?? call.Arguments[0].Value).Unwrap().Type))
        {
            return false;
        }

        var key = call.Arguments.Select(argument => argument.Value.Unwrap().ConstantText()).FirstOrDefault(text => text is not null);
        return key is not null && (CredentialKey.IsKey(key) || SessionCookie.IsSent(key) || (SessionCookie.IsList(call.TargetMethod.ContainingType) && SessionCookieName.Is(key)));
    }
}
