namespace TokenGuard.Server.Sandbox.Accounts;

/// <summary>A user to be made.</summary>
/// <param name="Account">The account's subdomain.</param>
/// <param name="Email">Unlike that of any other user of the account.</param>
public sealed record UserSeed(string Account, string Email)
{
    /// <summary>Null takes the part of the address before the at sign.</summary>
    public string? Name { get; init; }

    public UserRole Role { get; init; } = UserRole.Agent;

    /// <summary>An agent with the right to manage APIs.</summary>
    public bool ManagesApis { get; init; }

    public bool Verified { get; init; } = true;

    /// <summary>False for one who was deleted.</summary>
    public bool Active { get; init; } = true;

    public bool Suspended { get; init; }
}
