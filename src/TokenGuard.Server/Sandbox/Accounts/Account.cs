namespace TokenGuard.Server.Sandbox.Accounts;

/// <summary>A customer of the provider, with a subdomain of its own.</summary>
internal sealed record Account
{
    public required long Id { get; init; }

    public required string Subdomain { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Whether API tokens may be used at all, as the owner switched it.</summary>
    public required bool TokenAccess { get; init; }

    /// <summary>Whether the plan has an audit log.</summary>
    public required bool Enterprise { get; init; }

    /// <summary>Requests a minute.</summary>
    public required long RateLimit { get; init; }

    /// <summary>The most API tokens that it may have.</summary>
    public required long TokenCap { get; init; }
}
