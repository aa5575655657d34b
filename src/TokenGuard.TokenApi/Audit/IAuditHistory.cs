namespace TokenGuard.TokenApi.Audit;

/// <summary>What was written down before: how an interrupted run knows what it did.</summary>
public interface IAuditHistory
{
    /// <summary>The records of one secret, oldest first.</summary>
    /// <exception cref="AuditException">The log cannot be read or is damaged.</exception>
    IReadOnlyList<AuditEvent> EventsOf(string fingerprint);
}
