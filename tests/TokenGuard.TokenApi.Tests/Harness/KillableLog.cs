using TokenGuard.TokenApi.Audit;

namespace TokenGuard.TokenApi.Tests.Harness;

/// <summary>An audit log at which a run may be killed before and after every record.</summary>
internal sealed class KillableLog(string path, Killer killer) : IAuditLog, IAuditHistory
{
    private readonly AuditLog log = new(path, "robin", TimeProvider.System);

    public void Append(AuditEvent entry)
    {
        killer.Pass();
        log.Append(entry);
        killer.Pass(inRecord: true);
    }

    public IReadOnlyList<AuditEvent> EventsOf(string fingerprint) => log.EventsOf(fingerprint);
}
