using TokenGuard.Scanning.Findings;
using TokenGuard.TokenApi.Verification;

namespace TokenGuard.TokenApi.Revocation;

/// <summary>What became of one token.</summary>
/// <param name="Finding">The token.</param>
/// <param name="State">The outcome.</param>
/// <param name="Message">Why, in words.</param>
/// <param name="Steps">What a person has to do; none if nothing.</param>
public sealed record RevocationResult(ReportedFinding Finding, RevocationState State, string Message, IReadOnlyList<string> Steps)
{
    public RevocationResult(ReportedFinding finding, RevocationState state, string message)
        : this(finding, state, message, [])
    {
    }

    /// <summary>What a look after an accepted revocation means.</summary>
    internal static RevocationResult OfProof(ReportedFinding finding, TokenVerdict after) => after.State switch
    {
        VerdictState.Dead => new(finding, RevocationState.Proved, $"proved dead: {after.Reason}"),
        VerdictState.Live => new(finding, RevocationState.Failed, "the provider accepted the revocation, and the token is still alive", ByHand(finding)),
        _ => new(finding, RevocationState.Open, $"the provider accepted it; no proof yet: {after.Reason}"),
    };

    /// <summary>What a person does where calls do not help.</summary>
    internal static IReadOnlyList<string> ByHand(ReportedFinding finding) => finding.Rule.Revoke is { Steps.Count: > 0 } guide ? guide.Steps
        : finding.Rule.Remedy.Length > 0 ? [finding.Rule.Remedy]
        : [];
}
