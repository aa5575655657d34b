namespace TokenGuard.Server.Sandbox.StandIns;

/// <summary>A token of a stand-in for another provider.</summary>
/// <param name="Provider"><c>github</c>, <c>gitlab</c>, <c>slack</c> or <c>oauth-server</c>.</param>
public sealed record StandInSeed(string Provider)
{
    /// <summary>The secret; null makes one up in the provider's format.</summary>
    public string? Value { get; init; }

    /// <summary>At the OAuth server: <c>access_token</c>, <c>refresh_token</c>, or <c>client</c> for a secret of a client.</summary>
    public string Kind { get; init; } = "access_token";

    /// <summary>The login, user or client whose it is.</summary>
    public string Owner { get; init; } = "demo";

    /// <summary>Tokens of one grant: revoking its refresh token revokes them all.</summary>
    public string? Grant { get; init; }

    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>Null is never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The secret is not in it.</summary>
    public override string ToString() => $"{Kind} of {Owner} at {Provider}";
}
