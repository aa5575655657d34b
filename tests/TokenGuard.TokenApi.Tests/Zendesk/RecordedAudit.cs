using TokenGuard.TokenApi.Audit;

namespace TokenGuard.TokenApi.Tests.Zendesk;

/// <summary>Keeps what was written down.</summary>
internal sealed class RecordedAudit : IAuditLog
{
    public List<AuditEvent> Events { get; } = [];

    public IEnumerable<string> Lines => Events.Select(entry => $"{entry.Action} {entry.Outcome} {entry.Subject}");

    public void Append(AuditEvent entry) => Events.Add(entry);
}
