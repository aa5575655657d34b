namespace TokenGuard.TokenApi.Audit;

/// <summary>Where everything that is done to tokens is written down.</summary>
public interface IAuditLog
{
    /// <summary>Adds a record and returns when it is on the disk.</summary>
    /// <exception cref="AuditException">It cannot be written; nothing may be done that is not written down.</exception>
    void Append(AuditEvent entry);
}
