using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Text;
using TokenGuard.Analyzers.Urls;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Transport;

/// <summary>What an address is used for, where it stands.</summary>
internal static class UrlPlace
{
    private static readonly HashSet<string> Clients = new(StringComparer.Ordinal)
    {
        "HttpClient", "HttpClientExtensions", "HttpClientJsonExtensions", "WebClient", "WebRequest", "HttpWebRequest", "RestClient", "RestClientOptions", "RestClientExtensions", "RestRequest", "HttpRequestMessage", "FlurlClient", "FlurlRequest",
        "GeneratedExtensions", "Url", "RestService", "HttpClientFactoryExtensions", "GrpcChannel", "Channel", "HubConnectionBuilderHttpExtensions", "ClientWebSocket", "IRestClient", "IRestRequest", "ProtocolRequest", "HttpMessageInvoker",
    };

    /// <summary>Names of things that an address is given to without being called with a credential.</summary>
    private static readonly string[] NotCalled =
        ["redirect", "callback", "returnur", "cancelur", "successur", "failureur", "clienturi", "policyuri", "tosuri", "origin", "referer", "referrer", "namespace", "issuer", "audience", "realm", "doc", "help", "schema", "icon", "logo", "image", "homepage", "website", "license", "terms", "claim", "proxy", "description", "subject", "xmlns"];

    private static readonly string[] Authorities =
        ["authority", "tokenendpoint", "tokenurl", "tokenuri", "identityserver", "authorizationendpoint", "userinformationendpoint", "userinfoendpoint", "metadataaddress", "introspectionendpoint", "authurl", "loginurl", "authenticationurl", "revocationendpoint", "authserver", "authorizationserver"];

    /// <summary>The largest expression that an address is, joined and made a <see cref="Uri"/>, or chosen among others.</summary>
    public static IOperation WholeOf(IOperation part)
    {
        var whole = TextParts.WholeOf(part);
        while (true)
        {
            var parent = whole.ParentIgnoringConversions();
            switch (parent)
            {
                case IArgumentOperation { Parent: IObjectCreationOperation { Type.Name: "Uri" or "UriBuilder" or "Url" or "GrpcChannelOptions" } creation }:
                    whole = TextParts.WholeOf(creation);
                    break;
                case IConditionalOperation { Type: not null } or ICoalesceOperation or ISwitchExpressionArmOperation or ISwitchExpressionOperation:
                    whole = parent;
                    break;
                default:
                    return whole;
            }
        }
    }

    /// <summary>True if the address is certainly requested: given to a client, or named as an address.</summary>
    public static bool IsRequested(IOperation whole)
    {
        switch (whole.ParentIgnoringConversions())
        {
            case IArgumentOperation { Parent: IInvocationOperation call, Parameter: var parameter }:
                return Clients.Contains(call.TargetMethod.ContainingType?.Name ?? "") || (parameter is not null && TextUse.IsAddress(parameter.Name));
            case IArgumentOperation { Parent: IObjectCreationOperation creation, Parameter: var parameter }:
                return Clients.Contains(creation.Type?.Name ?? "") || (parameter is not null && TextUse.IsAddress(parameter.Name));
            case IInvocationOperation call when call.Instance is not null:
                return Clients.Contains(call.TargetMethod.ContainingType?.Name ?? "");
            default:
                return TextUse.IsAddress(TextUse.TargetOf(whole));
        }
    }

    /// <summary>True for the address of a client that further requests are sent with.</summary>
    public static bool IsBase(IOperation whole) => whole.ParentIgnoringConversions() switch
    {
        IAssignmentOperation => true,
        IArgumentOperation { Parent: IObjectCreationOperation { Type.Name: var type } } => !type.Contains("Request"),
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "ForAddress" or "WithUrl" or "For" or "Connect" or "ConnectAsync" } } => true,
        IVariableInitializerOperation or IFieldInitializerOperation or IPropertyInitializerOperation => true,
        _ => false,
    };

    /// <summary>True if what the address is given to is called like a server that issues tokens.</summary>
    public static bool IsAuthority(IOperation whole)
    {
        if (whole.ParentIgnoringConversions() is IArgumentOperation { Parent: IObjectCreationOperation { Type.Name: var made } } && (made.Contains("Token") || made.Contains("Descriptor")))
        {
            return false;
        }

        if (IsOfProtocol(whole))
        {
            return true;
        }

        var name = TextUse.TargetOf(whole).Replace("_", "").ToLowerInvariant();
        return Authorities.Any(name.Contains) || name is "issuer" or "issueruri" or "issuerurl" && !IsOfTokens(whole);
    }

    /// <summary>True for the target of links, names of things and addresses that others call.</summary>
    public static bool IsNotCalled(IOperation whole)
    {
        var name = (ListOf(whole) ?? TextUse.TargetOf(whole)).Replace("_", "").ToLowerInvariant();
        return TextUse.IsQuiet(whole) || NotCalled.Any(name.Contains)
            || whole.ParentIgnoringConversions() is IArgumentOperation { Parent: IObjectCreationOperation { Type.Name: "WebProxy" } or IInvocationOperation { TargetMethod: { Name: "Add", ContainingType.Name: "Dictionary" } } }
                or IAssignmentOperation { Target: IPropertyReferenceOperation { Property: { IsIndexer: true, ContainingType.Name: "Dictionary" } } };
    }

    /// <summary>The name of the list that an address is put into: <c>RedirectUris = { "…" }</c>; null if it stands alone.</summary>
    private static string? ListOf(IOperation whole) => whole.ParentIgnoringConversions() switch
    {
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "Add", Parameters.Length: 1 } } add } => add switch
        {
            { Parent: IObjectOrCollectionInitializerOperation { Parent: IMemberInitializerOperation { InitializedMember: IPropertyReferenceOperation list } } } => list.Property.Name,
            { Parent: IObjectOrCollectionInitializerOperation { Parent: IObjectCreationOperation made } } => TextUse.TargetOf(made),
            { Instance: IPropertyReferenceOperation list } => list.Property.Name,
            _ => null,
        },
        IArrayInitializerOperation { Parent: IArrayCreationOperation array } => TextUse.TargetOf(array),
        _ => null,
    };

    /// <summary>The requests of OAuth libraries: all of them carry a secret or fetch the addresses for those that do.</summary>
    private static bool IsOfProtocol(IOperation whole) => whole.ParentIgnoringConversions() switch
    {
        IAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "Address", ContainingType: { Name: var type } owner } } } =>
            type == "ProtocolRequest" || owner.ContainingNamespace?.Name is "Client" && owner.ContainingNamespace.ContainingNamespace?.Name == "IdentityModel",
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: var method } } => method.Contains("DiscoveryDocument") || (method.StartsWith("Request", StringComparison.Ordinal) && method.Contains("Token")),
        _ => false,
    };

    private static bool IsOfTokens(IOperation whole) =>
        whole.ParentIgnoringConversions() is IAssignmentOperation { Target: IPropertyReferenceOperation { Property.ContainingType.Name: var type } } && (type.Contains("Token") || type.Contains("Descriptor") || type.Contains("Jwt"));
}
