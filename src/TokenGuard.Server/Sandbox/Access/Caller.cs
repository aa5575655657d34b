using TokenGuard.Server.Sandbox.Accounts;
using TokenGuard.Server.Sandbox.OAuth;

namespace TokenGuard.Server.Sandbox.Access;

/// <summary>Who calls: a user by an API token or an OAuth token, or nobody known.</summary>
/// <param name="User">Null is anonymous.</param>
/// <param name="OAuth">The token, if it is an OAuth token: only those have scopes.</param>
internal sealed record Caller(User? User, OAuthToken? OAuth)
{
    public bool Has(Permission permission) => permission switch
    {
        Permission.Everybody => true,
        Permission.SignedIn => User is not null,
        Permission.Staff => User is { Role: not UserRole.EndUser },
        Permission.ManagesApis => User is { Role: UserRole.Admin } or { Role: UserRole.Agent, ManagesApis: true },
        _ => User is { Role: UserRole.Admin },
    };
}
