using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Values;
using TokenGuard.Analyzers.Names;

namespace TokenGuard.Analyzers.Http;

/// <summary>What Flurl's methods do with addresses, requests and clients.</summary>
internal static class FlurlCalls
{
    /// <inheritdoc cref="ClientMethods.Describe"/>
    public static IReadOnlyList<(ObjectUseKind Kind, string? Name, IOperation? Value)> Describe(IInvocationOperation call)
    {
        switch (call.TargetMethod.Name)
        {
            case "WithOAuthBearerToken":
                return [(ObjectUseKind.Header, AuthHeader.Authorization, call.Argument("token"))];
            case "WithBasicAuth":
                return [(ObjectUseKind.Header, AuthHeader.Authorization, call.Argument("password"))];
            case "WithHeader" when call.Argument("name") is { } name:
                return [(ObjectUseKind.Header, ClientMethods.HeaderName(name), call.Argument("value"))];
            case "WithHeaders" when call.Argument("headers") is { } headers:
                return NamedValues.Of(headers, ObjectUseKind.Header);
            case "WithCookie" or "WithCookies":
                return [(ObjectUseKind.Credential, null, null)];
            case "SetQueryParam" or "AppendQueryParam" when call.Argument("name") is { } name:
                return [(ObjectUseKind.Query, ClientMethods.HeaderName(name), call.Argument("value"))];
            case "SetQueryParams" or "AppendQueryParam" when call.Arguments.Length > 1:
                return NamedValues.Of(call.Arguments[1].Value, ObjectUseKind.Query);
            case "WithClient" or "BeforeCall" or "OnRedirect" or "ConfigureInnerHandler" or "AddMiddleware" or "ConfigureHttpClient":
                return [(ObjectUseKind.Escape, null, null)];
            default:
                return [];
        }
    }
}
