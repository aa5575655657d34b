namespace TokenGuard.TokenApi.Audit;

/// <summary>What was done.</summary>
public enum AuditAction
{
    Verify,
    Inspect,
    Propose,
    Approve,
    Revoke,
    Prove,
    Create,
    Update,
    Deactivate,
    Reactivate,
    Delete,
    Store,
}
