using Microsoft.CodeAnalysis;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Http;

/// <summary>Finds the base address that a registration gives to the client of a call.</summary>
internal static class Registered
{
    /// <summary>The address; null if the call has a whole one of its own or nothing is registered.</summary>
    public static FoldedText? AddressOf(HttpCall call, Compilation compilation)
    {
        if (UrlReader.IsAbsolute(call.Url) || !ClientRegistrations.For(compilation).AnyAddress || call.Client is not { Address: null } client)
        {
            return null;
        }

        FoldedText? address = null;
        foreach (var type in client.InjectedInto)
        {
            ClientRegistrations.For(compilation).IsPlain(type, out address);
        }

        foreach (var name in client.FactoryNames)
        {
            ClientRegistrations.For(compilation).IsPlain(name, out address);
        }

        return address;
    }
}
