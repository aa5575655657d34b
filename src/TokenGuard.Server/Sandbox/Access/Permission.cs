namespace TokenGuard.Server.Sandbox.Access;

/// <summary>Who may call an endpoint.</summary>
internal enum Permission
{
    Everybody,
    SignedIn,
    Staff,
    ManagesApis,
    Admin,
}
