using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Hosting;
using TokenGuard.Analyzers.Values;
using TokenGuard.Engine.Rules;
using TokenGuard.Analyzers.Names;

namespace TokenGuard.Analyzers.Http;

/// <summary>Judges whether a call takes a credential to a host that it is not for.</summary>
internal sealed class ForeignHost(GuardCompilation guard, CancellationToken cancellation)
{
    private readonly ProviderApis apis = ProviderApis.For(guard);

    /// <summary>What is sent, and to which host; null if nothing is known to be wrong.</summary>
    public (string Credential, string Host)? Find(HttpCall call)
    {
        var address = call.Addresses(registered: null).FirstOrDefault();
        if (address.Text is null || IsTokenEndpoint(address.Text))
        {
            return null;
        }

        var host = UrlReader.HostOf(address.Text);
        var owner = apis.OwnerOf(host);
        if (owner is null && !HostKind.IsPublic(host))
        {
            return null;
        }

        var isIssuerKnown = false;
        foreach (var use in CredentialsOf(call))
        {
            if (TokenOwner.Of(use.Value, guard, cancellation) is { } issuer)
            {
                isIssuerKnown = true;
                if (IsForeign(issuer, owner, host, address.Text))
                {
                    return ($"The {issuer.Name} token", Shown(host));
                }
            }
        }

        return isIssuerKnown ? null : FindShared(call, host, owner, address.Text);
    }

    /// <summary>A client that carries a credential of its own and calls more than one host.</summary>
    private (string Credential, string Host)? FindShared(HttpCall call, string host, ProviderDefinition? owner, string address)
    {
        if (call.Library is HttpLibrary.WebClient or HttpLibrary.WebRequest || !UrlReader.IsAbsolute(call.Url) || call.Client is not { } client
            || !client.Uses.Any(use => IsCredential(use) && Precedes(use, call) && !IsReplaced(use, call)))
        {
            return null;
        }

        var home = HomeOf(client);
        if (home.Length == 0 || home == host || HostKind.AreSameSite(home, host))
        {
            return null;
        }

        var homeOwner = apis.OwnerOf(home);
        var isForeign = homeOwner is not null ? IsForeign(homeOwner, owner, host, address) : HostKind.IsPublic(home) && HostKind.IsPublic(host);
        return isForeign ? ($"The credential of the client for {Shown(home)}", Shown(host)) : null;
    }

    private static IEnumerable<ObjectUse> CredentialsOf(HttpCall call) =>
        call.Uses.Where(use => IsCredential(use) && UseOrder.MayPrecede(use, call.Operation) && Precedes(use, call) && !IsReplaced(use, call));

    /// <summary>The base address' host, else that of the first call to a provider's whose request brings no credential of its own.</summary>
    private string HomeOf(HttpObject client)
    {
        if (client.Uses.Any(use => use.Kind == ObjectUseKind.Address))
        {
            return client.Address is { } address ? UrlReader.HostOf(address.Text) : "";
        }

        var hosts =
            from use in client.Uses
            where use.Kind == ObjectUseKind.Send
            orderby use.Operation.Syntax.SpanStart
            let call = use.Operation is IInvocationOperation send ? HttpCallReader.Read(send) : null
            where call is not null && UrlReader.IsAbsolute(call.Url) && !IsTokenEndpoint(call.Url.Text) && call.Request?.Uses.Any(IsCredential) != true
            select UrlReader.HostOf(call.Url.Text);
        return hosts.FirstOrDefault(host => apis.OwnerOf(host) is not null) ?? "";
    }

    /// <summary>A provider's own server may stand in anybody's domain, and gateways name it in the path.</summary>
    private bool IsForeign(ProviderDefinition issuer, ProviderDefinition? owner, string host, string address) =>
        owner?.Id != issuer.Id
        && (owner is not null || (HostKind.IsPublic(host) && !TokenOwner.RunsAnywhere(issuer) && !host.StartsWith("git", StringComparison.Ordinal)))
        && address.IndexOf(issuer.Id, StringComparison.OrdinalIgnoreCase) < 0
        && !apis.Owns(issuer, host);

    private static bool IsCredential(ObjectUse use) => use is { Kind: ObjectUseKind.Header, Name: not null } && AuthHeader.MayBe(use.Name);

    /// <summary>A field's header may be set by any method, but what stands behind the call in its own method is meant for the next one.</summary>
    private static bool Precedes(ObjectUse use, HttpCall call) =>
        UseOrder.MayPrecede(use with { IsLocal = true }, call.Operation);

    /// <summary>A header of the request takes the place of the client's.</summary>
    private static bool IsReplaced(ObjectUse use, HttpCall call) =>
        call.Client is { } client && client.Uses.Contains(use)
        && call.Request?.Uses.Any(own => own.Kind == ObjectUseKind.Header && string.Equals(own.Name, use.Name, StringComparison.OrdinalIgnoreCase)) == true;

    /// <summary>Where a token is obtained, often from a host of its own and without one.</summary>
    private static bool IsTokenEndpoint(string address)
    {
        var path = address.IndexOf('/', Math.Min(address.IndexOf("://", StringComparison.Ordinal) + 3, address.Length));
        return path > 0 && ((string[])["oauth", "/token", "/connect/", "/authorize", "/login", "openid"]).Any(word => address.IndexOf(word, path, StringComparison.OrdinalIgnoreCase) >= 0);
    }

    private static string Shown(string host) => host.Replace(FoldedText.Hole, '*');
}
