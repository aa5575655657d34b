using TokenGuard.Scanning.Findings;

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
}
