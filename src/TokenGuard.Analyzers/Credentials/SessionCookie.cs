using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Names;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Credentials;

/// <summary>Knows the values of cookies that keep somebody logged in: whoever has one needs no password.</summary>
internal static class SessionCookie
{
    private const string Sent = "Set-Cookie";

    /// <summary><c>Request.Cookies["session"]</c>, <c>cookies["session"].Value</c> and <c>Headers.SetCookie</c>.</summary>
    public static bool Is(IPropertyReferenceOperation reference) => reference.Property switch
    {
        { IsIndexer: true, Type.SpecialType: SpecialType.System_String } => IsNamed(reference),
        { IsIndexer: true, ContainingType.Name: "IHeaderDictionary" or "HeaderDictionary" or "WebHeaderCollection" or "NameValueCollection" } =>
            reference.Arguments is [{ Value: var key }] && IsSent(key.ConstantText()),
        { Name: "Value", Type.SpecialType: SpecialType.System_String, ContainingType.Name: "Cookie" or "HttpCookie" } =>
            reference.Instance?.Receiver()?.Unwrap() is IPropertyReferenceOperation { Property.IsIndexer: true } cookie && IsNamed(cookie),
        { Name: "SetCookie", ContainingType.Name: "IHeaderDictionary" } => true,
        _ => false,
    };

    /// <summary><c>container.GetCookieHeader(uri)</c> and <c>headers.GetValues("Set-Cookie")</c>.</summary>
    public static bool Is(IInvocationOperation call) => call.TargetMethod switch
    {
        { Name: "GetCookieHeader", ContainingType.Name: "CookieContainer" } => true,
        { Name: "GetValues", ContainingType.Name: "HttpHeaders" or "HttpResponseHeaders" or "WebHeaderCollection" } => call.Arguments is [{ Value: var key }] && IsSent(key.ConstantText()),
        _ => false,
    };

    private static bool IsNamed(IPropertyReferenceOperation indexer) =>
        IsList(indexer.Property.ContainingType)
        && indexer.Arguments is [{ Value: var key }] && key.ConstantText() is { } name && (SessionCookieName.Is(name) || CredentialKey.IsKey(name));

    /// <summary>True for the cookies of a request, or of an answer.</summary>
    public static bool IsList(ITypeSymbol? type) => type?.Name is "IRequestCookieCollection" or "CookieCollection" or "HttpCookieCollection";

    /// <summary>True for the header by which cookies are given.</summary>
    public static bool IsSent(string? header) => Sent.Equals(header, StringComparison.OrdinalIgnoreCase);
}
