using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TokenGuard.Analyzers.Credentials;

/// <summary>
/// Knows the types in which libraries hand out what a token endpoint answered. Their <c>ToString</c> shows no more than their name:
/// they give a token away where they are taken apart or serialized.
/// </summary>
internal static class TokenResponse
{
    public static bool Is(ITypeSymbol? type) => type?.Name switch
    {
        "TokenResponse" => IsOf(type, "Duende.IdentityModel.Client") || IsOf(type, "IdentityModel.Client") || IsOf(type, "Google.Apis.Auth.OAuth2.Responses"),
        "OAuthTokenResponse" => IsOf(type, "Microsoft.AspNetCore.Authentication.OAuth"),
        "AuthenticationResult" => IsOf(type, "Microsoft.Identity.Client") || IsOf(type, "Microsoft.IdentityModel.Clients.ActiveDirectory"),
        _ => false,
    };

    /// <summary>The text of the answer: <c>response.Raw</c>.</summary>
    public static bool IsText(IPropertyReferenceOperation reference) => reference.Property.Name is "Raw" or "Json" && Is(reference.Instance?.Type);

    private static bool IsOf(ITypeSymbol type, string space) => type.ContainingNamespace?.ToDisplayString() == space;
}
