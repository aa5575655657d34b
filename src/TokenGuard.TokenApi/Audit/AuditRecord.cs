namespace TokenGuard.TokenApi.Audit;

/// <summary>One line of an audit log.</summary>
/// <param name="Sequence">Its number, from 1.</param>
/// <param name="Time">When it was written.</param>
/// <param name="Actor">Who ran the tool.</param>
/// <param name="Event">What was done.</param>
/// <param name="Previous">The hash of the line before it.</param>
/// <param name="Hash">The hash of the line, that of the line before it included.</param>
public sealed record AuditRecord(long Sequence, DateTimeOffset Time, string Actor, AuditEvent Event, string Previous, string Hash)
{
    public AuditHead Head => new(Sequence, Hash);
}
