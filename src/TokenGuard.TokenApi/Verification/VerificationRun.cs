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

    /// <summary>Findings that have a verdict.</summary>
    public int Done => Volatile.Read(ref done);

    /// <summary>The findings with their verdicts; if it is stopped, the rest stays unchecked.</summary>
    /// <exception cref="AuditException">A verdict cannot be written down.</exception>
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

        return finding with { Verdict = verdict.ToVerdict() };
    }

    internal static AuditOutcome OutcomeOf(VerdictState state) => state switch
    {
        VerdictState.Live => AuditOutcome.Live,
        VerdictState.Dead => AuditOutcome.Dead,
        _ => AuditOutcome.Unknown,
    };
}
