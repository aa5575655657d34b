namespace TokenGuard.Server.Sandbox.Access;

/// <summary>What an endpoint asks of its caller.</summary>
/// <param name="Permission">Who may call it.</param>
/// <param name="Resource">The resource of its granular scopes; null where only the global ones do.</param>
internal sealed record EndpointRule(Permission Permission, string? Resource = null)
{
    /// <summary>The scopes of which one is enough, the narrowest first.</summary>
    public IReadOnlyList<string> ScopesFor(string method)
    {
        var access = HttpMethods.IsGet(method) || HttpMethods.IsHead(method) ? "read" : "write";
        return Resource is null ? [access] : [$"{Resource}:{access}", access];
    }

    /// <summary>A resource alone is both its scopes; no scope at all is everything.</summary>
    public bool IsGrantedBy(IReadOnlyList<string> scopes, string method) =>
        scopes.Count == 0 || ScopesFor(method).Any(scopes.Contains) || (Resource is not null && scopes.Contains(Resource));
}
