namespace TokenGuard.TokenApi.Audit;

/// <summary>What was done.</summary>
public enum AuditAction
{
    Verify,
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
