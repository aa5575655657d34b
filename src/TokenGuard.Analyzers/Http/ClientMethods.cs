using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Http;

/// <summary>What the methods of clients, requests and headers do.</summary>
internal static class ClientMethods
{
    private static readonly HashSet<string> Senders = new(StringComparer.Ordinal)
    {
        "HttpClient", "HttpMessageInvoker", "HttpClientJsonExtensions", "HttpClientExtensions", "WebClient", "WebRequest", "HttpWebRequest",
        "IRestClient", "RestClient", "RestClientExtensions", "GeneratedExtensions", "IFlurlRequest", "FlurlRequest", "DownloadExtensions", "MultipartExtensions",
    };

    /// <summary>Says whether a method sends a request; compares names before anything else.</summary>
    public static bool IsSend(IMethodSymbol method) =>
        IsNamedForSending(method.Name) && method.DeclaringType() is { } type && Senders.Contains(type.Name) && IsLibrary(type);

    /// <summary>Says whether the object that a method is called on is what it returns.</summary>
    public static bool ReturnsReceiver(IInvocationOperation call, out IOperation receiver)
    {
        receiver = call.Instance ?? (call.TargetMethod.IsExtensionMethod && call.Arguments.Length > 0 ? call.Arguments[0].Value : call);
        return receiver != call
            && call.TargetMethod.ContainingType.OutermostNamespace() is "RestSharp" or "Flurl"
            && !IsSend(call.TargetMethod)
            && (call.TargetMethod.Name.StartsWith("Add", StringComparison.Ordinal) || call.TargetMethod.Name.StartsWith("With", StringComparison.Ordinal)
                || call.TargetMethod.Name.StartsWith("Set", StringComparison.Ordinal) || call.TargetMethod.Name.StartsWith("Use", StringComparison.Ordinal)
                || call.TargetMethod.Name.StartsWith("Append", StringComparison.Ordinal) || call.TargetMethod.Name.StartsWith("Allow", StringComparison.Ordinal));
    }

    /// <summary>Says whether a call asks a factory for a client.</summary>
    /// <param name="call">The call.</param>
    /// <param name="name">The client's name; empty for the unnamed one, null for one not known.</param>
    public static bool FactoryName(IInvocationOperation call, out string? name)
    {
        name = null;
        if (call.TargetMethod is not { Name: "CreateClient", ContainingType: { Name: "IHttpClientFactory" or "HttpClientFactoryExtensions" } type } || type.OutermostNamespace() != "System")
        {
            return false;
        }

        var given = call.Argument("name");
        name = given is null ? "" : TextFolder.Fold(given) is { IsComplete: true } text ? text.Text : null;
        return true;
    }

    /// <summary>Says whether what is created is a client that is given its handler, its options or another client.</summary>
    public static bool IsPartOfClient(IObjectCreationOperation creation) =>
        creation.Type is { Name: "HttpClient" or "HttpMessageInvoker" or "RestClient" or "FlurlClient" or "RestClientOptions" or "Lazy" };

    /// <summary>Says whether a method is called as if it gave a credential: <c>SetBearerToken</c>, <c>AddAuthentication</c>.</summary>
    public static bool IsNamedForAuthentication(string method)
    {
        foreach (var word in (string[])["Auth", "Bearer", "Token", "Credential", "ApiKey", "Sign", "Secret"])
        {
            if (method.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The header that an expression names; null if it is not known.</summary>
    public static string? HeaderName(IOperation name) => name.Unwrap() switch
    {
        IFieldReferenceOperation { Field: { ContainingType: { TypeKind: TypeKind.Enum, Name: "HttpRequestHeader" } } field } => field.Name,
        IPropertyReferenceOperation { Property: { ContainingType.Name: "HeaderNames" } property } => property.Name,
        IFieldReferenceOperation { Field: { ContainingType.Name: "HeaderNames" } field } => field.Name,
        var text => TextFolder.Fold(text) is { IsComplete: true } known ? known.Text.Trim() : null,
    };

    /// <summary>What a call does with the object that it is made on; null if that is not known.</summary>
    public static IReadOnlyList<(ObjectUseKind Kind, string? Name, IOperation? Value)>? Describe(IInvocationOperation call)
    {
        var type = call.TargetMethod.ContainingType;
        return type.OutermostNamespace() switch
        {
            "System" => SystemCalls.Describe(call),
            "RestSharp" => RestSharpCalls.Describe(call),
            "Flurl" => FlurlCalls.Describe(call),
            _ => null,
        };
    }

    private static bool IsLibrary(INamedTypeSymbol type) => type.OutermostNamespace() is "System" or "RestSharp" or "Flurl";

    private static bool IsNamedForSending(string method) => method.Length > 2 && method[0] switch
    {
        'G' => StartsWith(method, "Get") && !StartsWith(method, "GetType") && !StartsWith(method, "GetHashCode") && !StartsWith(method, "GetRequestStream") && method != "GetLifetimeService",
        'P' => StartsWith(method, "Post") || StartsWith(method, "Put") || StartsWith(method, "Patch"),
        'D' => StartsWith(method, "Delete") || StartsWith(method, "Download"),
        'S' => StartsWith(method, "Send"),
        'U' => StartsWith(method, "Upload"),
        'O' => StartsWith(method, "OpenRead") || StartsWith(method, "OpenWrite") || StartsWith(method, "Options"),
        'E' => StartsWith(method, "Execute"),
        'H' => StartsWith(method, "Head"),
        'B' => method == "BeginGetResponse",
        _ => false,
    };

    private static bool StartsWith(string text, string start) => text.StartsWith(start, StringComparison.Ordinal);
}
