using TokenGuard.Scanning.Findings;
using TokenGuard.TokenApi.Audit;

namespace TokenGuard.TokenApi.Verification;

/// <summary>Verifies all findings of a report, several at a time, and writes every verdict down.</summary>
/// <param name="verifier">Asks.</param>
/// <param name="audit">Takes the verdicts.</param>
/// <param name="history">Tells which tokens answered live before, so that a refusal now says that they are dead.</param>
public sealed class VerificationRun(TokenVerifier verifier, IAuditLog audit, IAuditHistory history)
{
    private const int AtATime = 8;

    private int done;
    private AuditException? broken;

    /// <summary>Findings that have a verdict.</summary>
    public int Done => Volatile.Read(ref done);

    /// <summary>Why verdicts could not be written down any more, after which no more were asked for; null if all were.</summary>
    public AuditException? Broken => Volatile.Read(ref broken);

    /// <summary>The findings with their verdicts; if it is stopped, or the log breaks, the rest stays unchecked.</summary>
    public async Task<IReadOnlyList<ReportedFinding>> RunAsync(IReadOnlyList<ReportedFinding> findings, CancellationToken cancellation)
    {
        var verified = findings.ToArray();
        try
        {
            await Parallel.ForEachAsync(
                Enumerable.Range(0, findings.Count),
                new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellation },
                async (index, stop) =>
                {
                    if (Broken is not null)
                    {
                        return;
                    }

                    verified[index] = await VerifyAsync(findings[index], stop).ConfigureAwait(false);
                    Interlocked.Increment(ref done);
                }).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // What is not done keeps its "unchecked".
        }

        return verified;
    }

    private async Task<ReportedFinding> VerifyAsync(ReportedFinding finding, CancellationToken cancellation)
    {
        if (CompanionText.OfLastLive(history.EventsOf(finding.Fingerprint.Value)) is { } proven)
        {
            verifier.NoteProven(finding.Rule, finding.Secret, proven);
        }

        var verdict = await verifier.VerifyAsync(finding.Rule, finding.Secret, finding.Companions, cancellation).ConfigureAwait(false);
        if (finding.Rule.Verify is not null)
        {
            Note(finding, verdict);
        }

        return finding with { Verdict = verdict.ToVerdict() };
    }

    /// <summary>Writes a verdict down. One that cannot be is still told: it was asked for, and a live token matters.</summary>
    private void Note(ReportedFinding finding, TokenVerdict verdict)
    {
        try
        {
            audit.Append(new AuditEvent
            {
                Action = AuditAction.Verify,
                Outcome = OutcomeOf(verdict.State),
                Provider = finding.Rule.Provider.Id,
                Rule = finding.Rule.Id,
                Fingerprint = finding.Fingerprint.Value,
                Subject = CompanionText.Write(finding.Rule, verdict.Companions),
                Detail = verdict.Reason,
            });
        }
        catch (AuditException failure)
        {
            Interlocked.CompareExchange(ref broken, failure, null);
        }
    }

    internal static AuditOutcome OutcomeOf(VerdictState state) => state switch
    {
        VerdictState.Live => AuditOutcome.Live,
        VerdictState.Dead => AuditOutcome.Dead,
        _ => AuditOutcome.Unknown,
    };
}
