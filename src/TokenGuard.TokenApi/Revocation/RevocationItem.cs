using TokenGuard.Engine.Rules.Calls;
using TokenGuard.Scanning.Findings;

namespace TokenGuard.TokenApi.Revocation;

/// <summary>One token that is to be taken out of service.</summary>
/// <param name="Finding">The token, with its secret.</param>
/// <param name="DeactivateOnly">True to stop after what the provider can undo.</param>
/// <param name="UseLeaked">True to use the leaked token itself where its provider asks for an owner's credential.</param>
public sealed record RevocationItem(ReportedFinding Finding, bool DeactivateOnly = false, bool UseLeaked = false)
{
    /// <summary>How its provider takes it; null if nothing is known.</summary>
    public RevokeGuide? Guide => Finding.Rule.Revoke;

    /// <summary>The calls that will be made, without those that only a surviving token asks for.</summary>
    public IReadOnlyList<RevokeCall> Calls => [.. Wanted.Where(call => !call.Fallback)];

    /// <summary>The calls for a token that survived.</summary>
    public IReadOnlyList<RevokeCall> Fallbacks => [.. Wanted.Where(call => call.Fallback)];

    /// <summary>The calls that change something, those for a survivor among them.</summary>
    public IEnumerable<RevokeCall> Changes => Wanted.Where(call => !call.IsLookUp);

    /// <summary>True if only what can be undone is wanted, and its provider offers nothing of the kind.</summary>
    public bool HasNothingToUndo => DeactivateOnly && Guide is { Calls.Count: > 0 } && !Changes.Any();

    private IEnumerable<RevokeCall> Wanted => (Guide?.Calls ?? []).Where(call => !DeactivateOnly || call.IsLookUp || call.Reversible);
}
