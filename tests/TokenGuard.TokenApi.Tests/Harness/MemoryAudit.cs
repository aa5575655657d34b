using TokenGuard.TokenApi.Audit;

namespace TokenGuard.TokenApi.Tests.Harness;

/// <summary>An audit log that lasts as long as a test.</summary>
internal sealed class MemoryAudit : IAuditLog, IAuditHistory
{
    public List<AuditEvent> Events { get; } = [];

    public void Append(AuditEvent entry)
    {
        lock (Events)
        {
            Events.Add(entry);
        }
    }

    public IReadOnlyList<AuditEvent> EventsOf(string fingerprint) => [.. Events.Where(entry => entry.Fingerprint == fingerprint)];

    public IEnumerable<string> Lines() => Events.Select(entry => $"{entry.Action} {entry.Step}{(entry.Step is null ? "" : " ")}{entry.Outcome}");
}
