namespace TokenGuard.Server.Sandbox.OAuth;

/// <summary>An OAuth token to be made.</summary>
/// <param name="Account">The account's subdomain.</param>
/// <param name="User">The e-mail address of the user as whom it acts.</param>
public sealed record OAuthTokenSeed(string Account, string User)
{
    /// <summary>The secret; null makes one up.</summary>
    public string? Value { get; init; }

    /// <summary>None is everything; unknown ones make every call fail.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = ["read", "write"];

    /// <summary>The identifier of its client; null is the account's first one.</summary>
    public string? Client { get; init; }

    /// <summary>Null is now.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Null is never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Null is never.</summary>
    public DateTimeOffset? UsedAt { get; init; }

    /// <summary>The secret of its refresh token; null for one without.</summary>
    public string? RefreshValue { get; init; }

    public DateTimeOffset? RefreshExpiresAt { get; init; }

    /// <summary>The secrets are not in it.</summary>
    public override string ToString() => $"OAuth token of {User} at {Account}";
}
