using Microsoft.CodeAnalysis;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Http;

/// <summary>Judges what stands between a client and the wire.</summary>
internal static class ClientHandler
{
    /// <summary>True for a handler of the runtime's own that adds no credential to a request.</summary>
    public static bool IsPlain(IOperation handler)
    {
        if (handler.Unwrap().ConstantValue is { HasValue: true, Value: null })
        {
            return true;
        }

        var traced = ObjectTracer.Trace(handler);
        return !traced.IsUnknown
            && traced is { InjectedInto.Count: 0, FactoryNames.Count: 0, Creations.Count: > 0 }
            && traced.Creations.All(creation => IsPlainType(creation.Type))
            && !traced.Uses.Any(use => use.Kind is ObjectUseKind.Credential or ObjectUseKind.Escape);
    }

    private static bool IsPlainType(ITypeSymbol? type) =>
        type is { Name: "HttpClientHandler" or "SocketsHttpHandler" or "WinHttpHandler" or "WebRequestHandler" } && type.OutermostNamespace() == "System";
}
