using TokenGuard.Scanning.Findings;
using TokenGuard.Scanning.Pipeline;

namespace TokenGuard.Scanning.Suppressions;

/// <summary>Merges accepted sightings into one finding per secret and reason.</summary>
internal static class AcceptedFindings
{
    public static IReadOnlyList<SuppressedFinding> Merge(IEnumerable<RootOutcome.Accepted> accepted)
    {
        var merged = new List<SuppressedFinding>();
        foreach (var group in accepted.GroupBy(entry => entry.Group)
            .OrderBy(group => group.Key.Origin).ThenBy(group => group.Key.Reason, StringComparer.Ordinal))
        {
            var collector = new FindingCollector();
            foreach (var entry in group)
            {
                collector.Add(entry.Settled.Sighting.Finding, entry.Settled.Fingerprint, entry.Settled.Sighting.Occurrence);
            }

            merged.AddRange(collector.Build().Select(finding => new SuppressedFinding
            {
                Finding = finding,
                Origin = group.Key.Origin,
                Reason = group.Key.Reason,
                Owner = group.Key.Owner,
                Until = group.Key.Until,
            }));
        }

        return merged;
    }
}
