namespace TokenGuard.Server.Sandbox.Accounts;

/// <summary>An account to be made.</summary>
/// <param name="Subdomain">Its name in addresses.</param>
public sealed record AccountSeed(string Subdomain)
{
    /// <summary>Null for long ago, when API tokens could be created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Whether API tokens may be used.</summary>
    public bool TokenAccess { get; init; } = true;

    /// <summary>Whether the plan has an audit log.</summary>
    public bool Enterprise { get; init; } = true;

    /// <summary>Requests a minute, as the plans have 200, 400, 700 or 2500.</summary>
    public int RateLimit { get; init; } = 2500;

    /// <summary>The most API tokens: 256, and 2048 where there were more before the limit came.</summary>
    public int TokenCap { get; init; } = 256;
}
