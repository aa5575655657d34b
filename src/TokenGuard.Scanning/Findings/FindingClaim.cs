using TokenGuard.Engine;

namespace TokenGuard.Scanning.Findings;

/// <summary>One rule's word on a secret at one place.</summary>
internal sealed record FindingClaim(Finding Finding, Fingerprint Fingerprint, Occurrence Occurrence)
{
    /// <summary>
    /// Negative if this claim speaks for the secret rather than the other: the more specific one, then the one at the
    /// earlier place.
    /// </summary>
    public int CompareTo(FindingClaim other)
    {
        var order = Specificity.Order.Compare(Finding, other.Finding);
        return order != 0 ? order : OccurrenceOrder.Instance.Compare(Occurrence, other.Occurrence);
    }
}
