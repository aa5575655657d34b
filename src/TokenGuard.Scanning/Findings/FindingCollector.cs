using TokenGuard.Engine;

namespace TokenGuard.Scanning.Findings;

/// <summary>
/// Merges what the engine found in all blobs into one finding per secret. It may be fed from many threads; the outcome
/// does not depend on their order.
/// </summary>
public sealed class FindingCollector
{
    private readonly int maxFindings;
    private readonly int maxOccurrences;
    private readonly SortedDictionary<Fingerprint, CollectedSecret> secrets = [];
    private readonly Lock gate = new();
    private int added;

    public FindingCollector(int maxFindings = 100_000, int maxOccurrences = 1_000)
    {
        this.maxFindings = maxFindings;
        this.maxOccurrences = maxOccurrences;
    }

    /// <summary>Sightings of secrets that were dropped because there were too many secrets.</summary>
    public int Dropped
    {
        get
        {
            lock (gate)
            {
                return added - secrets.Values.Sum(secret => secret.Seen);
            }
        }
    }

    public void Add(Finding finding, Occurrence occurrence)
    {
        var claim = new FindingClaim(finding, occurrence);
        lock (gate)
        {
            added++;
            if (!secrets.TryGetValue(finding.Fingerprint, out var secret))
            {
                secret = new CollectedSecret(claim, maxOccurrences);
                secrets.Add(finding.Fingerprint, secret);
            }

            secret.Add(claim);
            if (secrets.Count > maxFindings)
            {
                secrets.Remove(secrets.Keys.Last());
            }
        }
    }

    /// <summary>The worst first, the findings of one rule together, then by place.</summary>
    public IReadOnlyList<ReportedFinding> Build()
    {
        lock (gate)
        {
            return [.. secrets.Values.Select(secret => secret.ToReported())
                .OrderByDescending(finding => finding.Severity)
                .ThenBy(finding => finding.Rule.Id, StringComparer.Ordinal)
                .ThenByDescending(finding => finding.Confidence)
                .ThenBy(finding => finding.Occurrences[0], OccurrenceOrder.Instance)
                .ThenBy(finding => finding.Fingerprint)];
        }
    }
}
