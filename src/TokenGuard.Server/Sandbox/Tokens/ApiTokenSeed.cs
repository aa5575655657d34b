namespace TokenGuard.Server.Sandbox.Tokens;

/// <summary>An API token to be made, also where the provider would refuse to create one.</summary>
/// <param name="Account">The account's subdomain.</param>
public sealed record ApiTokenSeed(string Account)
{
    /// <summary>The secret; null makes one up.</summary>
    public string? Value { get; init; }

    public string? Description { get; init; }

    public bool Active { get; init; } = true;

    /// <summary>Null is now.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Null is never.</summary>
    public DateTimeOffset? LastUsed { get; init; }

    /// <summary>When one that is not active was deactivated; null is now.</summary>
    public DateTimeOffset? DeactivatedAt { get; init; }

    /// <summary>The e-mail address of its creator; null is the account's first user.</summary>
    public string? Creator { get; init; }

    /// <summary>The secret is not in it.</summary>
    public override string ToString() => $"API token of {Account}";
}
