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
    private readonly Dictionary<Fingerprint, CollectedSecret> secrets = [];
    private readonly SortedSet<Fingerprint> order = [];
    private readonly Lock gate = new();

    public FindingCollector(int maxFindings = 100_000, int maxOccurrences = 1_000)
    {
        this.maxFindings = maxFindings;
        this.maxOccurrences = maxOccurrences;
    }

    /// <summary>Sightings of secrets that were dropped because there were too many secrets.</summary>
    public int Dropped { get; private set; }

    public void Add(Finding finding, Fingerprint fingerprint, Occurrence occurrence)
    {
        var claim = new FindingClaim(finding, fingerprint, occurrence);
        lock (gate)
        {
            if (!secrets.TryGetValue(fingerprint, out var secret))
            {
                // The largest fingerprints go: which secrets are kept must not depend on who came first.
                if (secrets.Count == maxFindings && !MakesRoom(fingerprint))
                {
                    Dropped++;
                    return;
                }

                secret = new CollectedSecret(claim, maxOccurrences);
                secrets.Add(fingerprint, secret);
                order.Add(fingerprint);
            }

            secret.Add(claim);
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

    /// <summary>The occurrences that what was collected is told by.</summary>
    internal IReadOnlyList<Occurrence> Shown()
    {
        lock (gate)
        {
            return [.. secrets.Values.SelectMany(secret => secret.Shown)];
        }
    }

    private bool MakesRoom(Fingerprint fingerprint)
    {
        var largest = order.Max;
        if (fingerprint >= largest)
        {
            return false;
        }

        Dropped += secrets[largest].Seen;
        secrets.Remove(largest);
        order.Remove(largest);
        return true;
    }
}
