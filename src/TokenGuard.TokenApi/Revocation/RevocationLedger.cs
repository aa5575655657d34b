using TokenGuard.Engine.Rules.Calls;
using TokenGuard.Scanning.Findings;
using TokenGuard.TokenApi.Audit;
using TokenGuard.TokenApi.Verification;

namespace TokenGuard.TokenApi.Revocation;

/// <summary>What the audit log knows of one token's revocation, and what is added to it.</summary>
internal sealed class RevocationLedger(ReportedFinding finding, string? plan, IAuditLog audit, IReadOnlyList<AuditEvent> before)
{
    private readonly List<AuditEvent> events = [.. before];

    /// <summary>True if the last look was a proof. A later live answer takes it back.</summary>
    public bool IsProved => events.LastOrDefault(entry => entry.Action is AuditAction.Prove or AuditAction.Verify) is { Action: AuditAction.Prove, Outcome: AuditOutcome.Dead };

    /// <summary>Whether what was proved dead may live again: what can be undone may have been since, or may have been all that was wanted then.</summary>
    public bool MayComeBack(RevokeGuide? guide) => RevocationEnd.MayComeBack(guide, events);

    /// <summary>True if a change was begun before.</summary>
    public bool WasTouched => events.Any(entry => entry.Action == AuditAction.Revoke);

    /// <summary>True if the last change may have arrived and nobody knows.</summary>
    public bool IsInDoubt => StepInDoubt is not null;

    /// <summary>The last change, if it may have arrived and nobody knows; else null.</summary>
    public string? StepInDoubt =>
        events.LastOrDefault(entry => entry.Action == AuditAction.Revoke) is { Outcome: AuditOutcome.Intended or AuditOutcome.Unknown, Step: var step } ? step : null;

    /// <summary>The companions of the last live answer, which may be none; null if it never answered live.</summary>
    public Dictionary<string, string>? ProvenCompanions => CompanionText.OfLastLive(events);

    /// <summary>True if a step was accepted, unless it had no effect or the token came back to life after its proof.</summary>
    public bool HasSucceeded(string step) => HasSucceeded(events, step);

    /// <inheritdoc cref="HasSucceeded(string)"/>
    public static bool HasSucceeded(IReadOnlyList<AuditEvent> events, string step)
    {
        var all = events.ToList();
        var accepted = all.FindLastIndex(entry => entry is { Action: AuditAction.Revoke, Outcome: AuditOutcome.Succeeded } && entry.Step == step);
        return accepted >= 0 && !IsAliveAfter(all, accepted);
    }

    /// <summary>True if another step than this one was accepted, which may have ended the token too.</summary>
    public bool HasSucceededElsewhere(string step) => events.Any(entry => entry.Action == AuditAction.Revoke && entry.Step != step && HasSucceeded(entry.Step!));

    public void Intend(string step) => Add(AuditAction.Revoke, AuditOutcome.Intended, step, null, null);

    public void End(string step, AuditOutcome outcome, string detail) => Add(AuditAction.Revoke, outcome, step, null, detail);

    public void Note(AuditAction action, TokenVerdict verdict) =>
        Add(action, VerificationRun.OutcomeOf(verdict.State), null, CompanionText.Write(finding.Rule, verdict.Companions), verdict.Reason);

    // Before any proof, a look right behind the step may still see it alive.
    private static bool IsAliveAfter(List<AuditEvent> events, int step)
    {
        var proof = events.FindIndex(step, entry => entry is { Action: AuditAction.Prove, Outcome: AuditOutcome.Dead });
        return events.Skip(step).Any(entry => entry is { Action: AuditAction.Prove, Outcome: AuditOutcome.Live })
            || (proof >= 0 && events.Skip(proof).Any(entry => entry is { Action: AuditAction.Verify, Outcome: AuditOutcome.Live }));
    }

    private void Add(AuditAction action, AuditOutcome outcome, string? step, string? subject, string? detail)
    {
        var entry = new AuditEvent
        {
            Action = action,
            Outcome = outcome,
            Provider = finding.Rule.Provider.Id,
            Rule = finding.Rule.Id,
            Fingerprint = finding.Fingerprint.Value,
            Subject = subject,
            Step = step,
            Plan = plan,
            Detail = detail,
        };
        audit.Append(entry);
        events.Add(entry);
    }
}
