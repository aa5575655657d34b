using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Http;

/// <summary>What RestSharp's methods do with clients and requests.</summary>
internal static class RestSharpCalls
{
    /// <inheritdoc cref="ClientMethods.Describe"/>
    public static IReadOnlyList<(ObjectUseKind Kind, string? Name, IOperation? Value)> Describe(IInvocationOperation call)
    {
        var name = call.Argument("name");
        var value = call.Argument("value");
        switch (call.TargetMethod.Name)
        {
            case "AddHeader" or "AddOrUpdateHeader" or "AddDefaultHeader" when name is not null:
                return [(ObjectUseKind.Header, ClientMethods.HeaderName(name), value)];
            case "AddHeaders" or "AddOrUpdateHeaders" or "AddDefaultHeaders":
                return NamedValues.Of(call.Arguments[call.Arguments.Length - 1].Value, ObjectUseKind.Header);
            case "AddParameter" or "AddOrUpdateParameter" or "AddDefaultParameter" or "AddQueryParameter" or "AddDefaultQueryParameter" when name is not null:
                var place = call.Argument("type")?.Unwrap() is IFieldReferenceOperation { Field.Name: "HttpHeader" } ? ObjectUseKind.Header : ObjectUseKind.Query;
                return [(place, ClientMethods.HeaderName(name), value)];
            case "AddParameter" or "AddOrUpdateParameter" or "AddParameters" or "AddDefaultParameter" or "AddOrUpdateParameters":
                return [(ObjectUseKind.Escape, null, null)];
            case "AddCookie":
                return [(ObjectUseKind.Credential, null, null)];
            default:
                return ClientMethods.IsNamedForAuthentication(call.TargetMethod.Name) ? [(ObjectUseKind.Credential, null, null)] : [];
        }
    }
}
