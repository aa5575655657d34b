using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
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
            && traced.Creations.All(creation => IsPlainType(creation.Type) || InertHandler.Is(creation.Type))
            && !traced.Uses.Any(use => use.Kind == ObjectUseKind.Credential || (use.Kind == ObjectUseKind.Escape && !GivesInner(use.Operation)));
    }

    /// <summary>True for what gives an inert handler the next one, which is plain too.</summary>
    private static bool GivesInner(IOperation use) => use switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "InnerHandler" } } assignment => IsPlain(assignment.Value),
        IObjectCreationOperation creation => InertHandler.Is(creation.Type) && Inner(creation).All(IsPlain),
        _ => false,
    };

    private static IEnumerable<IOperation> Inner(IObjectCreationOperation creation) =>
        creation.Arguments.Select(argument => argument.Value).Where(value => value.Unwrap().Type.IsOrDerives("System.Net.Http", "HttpMessageHandler"));

    private static bool IsPlainType(ITypeSymbol? type) =>
        type is { Name: "HttpClientHandler" or "SocketsHttpHandler" or "WinHttpHandler" or "WebRequestHandler" } && type.OutermostNamespace() == "System";
}
