using TokenGuard.Engine;

namespace TokenGuard.Scanning.Findings;

/// <summary>One rule's word on a secret at one place.</summary>
internal sealed record FindingClaim(Finding Finding, Fingerprint Fingerprint, Occurrence Occurrence)
{
    /// <summary>
    /// Negative if this claim speaks for the secret rather than the other: the more specific rule, then the surer
    /// finding, then the earlier place.
    /// </summary>
    public int CompareTo(FindingClaim other)
    {
        var (mine, theirs) = (Finding.Rule, other.Finding.Rule);
        var order = mine.Chosen.CompareTo(theirs.Chosen);
        order = order != 0 ? order : theirs.PublicPrefix.CompareTo(mine.PublicPrefix);
        order = order != 0 ? order : theirs.Confidence.CompareTo(mine.Confidence);
        order = order != 0 ? order : theirs.Severity.CompareTo(mine.Severity);
        order = order != 0 ? order : string.CompareOrdinal(mine.Id, theirs.Id);
        order = order != 0 ? order : other.Finding.Confidence.CompareTo(Finding.Confidence);
        return order != 0 ? order : OccurrenceOrder.Instance.Compare(Occurrence, other.Occurrence);
    }
}
