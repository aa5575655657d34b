using Microsoft.CodeAnalysis;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Analyzers.Scopes;

/// <summary>Knows the libraries that take scopes: whose they are, and in which flow the token is obtained.</summary>
internal static class ScopeSink
{
    private static readonly HashSet<string> Methods = new(StringComparer.Ordinal)
    {
        "AcquireTokenForClient", "AcquireTokenOnBehalfOf", "AcquireTokenInteractive", "AcquireTokenSilent", "AcquireTokenWithDeviceCode",
        "AcquireTokenByAuthorizationCode", "AcquireTokenByUsernamePassword", "AcquireTokenByIntegratedWindowsAuth", "AcquireTokenForClientAsync",
        "WithExtraScopesToConsent", "EnableTokenAcquisitionToCallDownstreamApi", "GetAccessTokenForUserAsync", "GetAccessTokenForAppAsync",
        "CreateAuthorizationHeaderForUserAsync", "CreateAuthorizationHeaderForAppAsync", "CreateAuthorizationHeaderAsync", "GetAuthenticationResultForUserAsync",
        "GetAuthenticationResultForAppAsync", "CreateScoped", "AuthorizeAsync", "TokenRequestContext", "GraphServiceClient", "NewAuthorization", "RequestAccessToken",
        "GetAuthorizationUrl", "BuildAuthorizationUrl",
    };

    /// <summary>Namespaces whose types take the scopes of one provider.</summary>
    private static readonly (string Namespace, string Provider)[] Libraries =
    [
        ("Octokit", "github"), ("Google.Apis", "google"), ("Google.Cloud", "google"), ("Microsoft.Identity.Client", "microsoft"),
        ("Microsoft.Identity.Web", "microsoft"), ("Microsoft.Identity.Abstractions", "microsoft"), ("Microsoft.Graph", "microsoft"), ("Azure.Core", "microsoft"),
        ("Azure.Identity", "microsoft"), ("Stripe", "stripe"), ("SlackNet", "slack"), ("NGitLab", "gitlab"), ("GitLabApiClient", "gitlab"), ("Discord", "discord"),
        ("DSharpPlus", "discord"), ("ZendeskApi_v2", "zendesk"), ("ZendeskApi", "zendesk"),
    ];

    /// <summary>Namespaces of OAuth clients that serve any provider.</summary>
    private static readonly string[] OAuthLibraries = ["IdentityModel", "Duende.IdentityModel", "Microsoft.AspNetCore.Authentication", "AspNet.Security.OAuth", "OpenIddict.Client"];

    /// <summary>True for the name of a method or type that is known to take scopes.</summary>
    public static bool IsNamed(string name) => Methods.Contains(name);

    /// <summary>The flow that a method or type of this name serves.</summary>
    public static ScopeFlow FlowOf(string name) => name switch
    {
        "AcquireTokenForClient" or "AcquireTokenForClientAsync" or "GetAccessTokenForAppAsync" or "GetAuthenticationResultForAppAsync"
            or "CreateAuthorizationHeaderForAppAsync" or "TokenRequestContext" or "ClientCredentialsTokenRequest" => ScopeFlow.Application,
        "AcquireTokenInteractive" or "AcquireTokenSilent" or "AcquireTokenWithDeviceCode" or "AcquireTokenByUsernamePassword"
            or "AcquireTokenByIntegratedWindowsAuth" or "WithExtraScopesToConsent" or "OpenIdConnectOptions" or "DeviceAuthorizationRequest"
            or "PasswordTokenRequest" => ScopeFlow.Delegated,
        _ => ScopeFlow.Any,
    };

    /// <summary>The place that a member's or parameter's owner makes it.</summary>
    public static ScopePlace PlaceOf(SyntaxNode node, ITypeSymbol? owner, string? member, ProviderIndex index)
    {
        var name = owner?.Name ?? "";
        var space = owner?.ContainingNamespace?.ToDisplayString() ?? "";
        var flow = FlowOf(member ?? name);
        return new ScopePlace(node)
        {
            Flow = flow == ScopeFlow.Any ? FlowOf(name) : flow,
            Provider = IsOfSource(owner) ? null : ProviderOf(name, space, index),
            IsOAuth = flow != ScopeFlow.Any || OAuthLibraries.Any(library => IsIn(space, library)),
        };
    }

    /// <summary>True if the compilation refers to a client library of a provider, whose calls are not seen.</summary>
    public static bool HasClientOf(ScopeProvider provider, Compilation compilation) =>
        compilation.ReferencedAssemblyNames.Any(reference => Libraries.Any(library => provider.IsNamed(library.Provider) && IsIn(reference.Name, library.Namespace)));

    /// <summary>A library's own code speaks of scopes of every kind.</summary>
    private static bool IsOfSource(ITypeSymbol? owner) => owner is { DeclaringSyntaxReferences.IsEmpty: false };

    private static string? ProviderOf(string type, string space, ProviderIndex index)
    {
        foreach (var (library, provider) in Libraries)
        {
            if (IsIn(space, library))
            {
                return provider;
            }
        }

        return OAuthLibraries.Any(library => IsIn(space, library)) ? index.Named(type).FirstOrDefault()?.Definition.Id : null;
    }

    private static bool IsIn(string space, string library) =>
        space.StartsWith(library, StringComparison.Ordinal) && (space.Length == library.Length || space[library.Length] == '.');
}
