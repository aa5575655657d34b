using TokenGuard.Scanning.Companions;
using TokenGuard.Scanning.Findings;
using TokenGuard.TokenApi.Verification;

namespace TokenGuard.TokenApi.Revocation;

/// <summary>Looks a revoked token up until its provider says that it is dead, with growing waits and at most eight requests.</summary>
public sealed class ProofSeeker(TokenVerifier verifier, TimeProvider clock)
{
    private static readonly int[] WaitsInSeconds = [0, 1, 2, 4, 8, 15, 30, 60];

    /// <summary>The last verdict: dead is proof, live means that the provider's yes was worth nothing.</summary>
    /// <param name="finding">The token.</param>
    /// <param name="companions">The companions that it answered live with, so that each look is one request.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<TokenVerdict> SeekAsync(ReportedFinding finding, IReadOnlyList<CompanionValue> companions, CancellationToken cancellation)
    {
        var verdict = TokenVerdict.Unknown("not looked up");
        foreach (var wait in WaitsInSeconds)
        {
            await Task.Delay(TimeSpan.FromSeconds(wait), clock, cancellation).ConfigureAwait(false);
            verifier.Forget();
            verdict = await verifier.VerifyAsync(finding.Rule, finding.Secret, companions, cancellation, isOneTry: true).ConfigureAwait(false);
            if (verdict.State == VerdictState.Dead)
            {
                break;
            }
        }

        return verdict;
    }
}
