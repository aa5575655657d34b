namespace TokenGuard.Server.Sandbox.Accounts;

/// <summary>What a user of an account is.</summary>
public enum UserRole
{
    EndUser,
    Agent,
    Admin,
}
