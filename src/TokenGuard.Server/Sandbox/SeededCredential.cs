namespace TokenGuard.Server.Sandbox;

/// <summary>A credential that was put into the sandbox, with its throw-away secret.</summary>
/// <param name="Id">Its id at the provider.</param>
/// <param name="Reference">What the request log calls it, as in <c>api_token:7000000001</c>.</param>
/// <param name="Value">The secret.</param>
public sealed record SeededCredential(long Id, string Reference, string Value)
{
    /// <summary>The secret is not in it.</summary>
    public override string ToString() => Reference;
}
