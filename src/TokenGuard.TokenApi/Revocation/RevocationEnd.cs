using TokenGuard.Engine.Rules.Calls;
using TokenGuard.TokenApi.Audit;

namespace TokenGuard.TokenApi.Revocation;

/// <summary>Tells a token that is dead for good from one that somebody can bring back.</summary>
public static class RevocationEnd
{
    /// <summary>True where its provider can undo a revocation, and nothing that cannot be undone is known to have been done.</summary>
    /// <param name="guide">How the provider takes the token out of service; null if nothing is known.</param>
    /// <param name="events">What the audit log has of the token.</param>
    public static bool MayComeBack(RevokeGuide? guide, IReadOnlyList<AuditEvent> events) =>
        guide is not null
        && guide.Calls.Any(call => call.Reversible)
        && !guide.Calls.Any(call => call is { IsLookUp: false, Reversible: false } && RevocationLedger.HasSucceeded(events, call.Name));
}
