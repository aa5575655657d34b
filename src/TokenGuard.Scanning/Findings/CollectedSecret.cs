namespace TokenGuard.Scanning.Findings;

/// <summary>What was seen of one secret so far: who speaks for it, and its first places.</summary>
internal sealed class CollectedSecret(FindingClaim first, int maxOccurrences)
{
    private readonly SortedSet<Occurrence> occurrences = new(OccurrenceOrder.Instance);
    private readonly Dictionary<(string Root, string Path), Occurrence> firstInHistory = [];
    private FindingClaim claim = first;

    /// <summary>In how many places the secret was seen, kept or not.</summary>
    public int Seen { get; private set; }

    /// <summary>The places that are kept, and the one whose claim speaks for the secret.</summary>
    public IEnumerable<Occurrence> Shown => occurrences.Append(claim.Occurrence);

    public void Add(FindingClaim next)
    {
        // Overlapping pieces of a large blob tell of one place twice.
        if (occurrences.Contains(next.Occurrence))
        {
            return;
        }

        Seen++;
        claim = next.CompareTo(claim) < 0 ? next : claim;
        if (next.Occurrence.Place.Kind != PlaceKind.History || Replaces(next.Occurrence))
        {
            occurrences.Add(next.Occurrence);
        }

        if (occurrences.Count > maxOccurrences && occurrences.Max is { } last)
        {
            occurrences.Remove(last);
            firstInHistory.Remove((last.Place.Root, last.Place.Path));
        }
    }

    public ReportedFinding ToReported() => new()
    {
        Rule = claim.Finding.Rule,
        Fingerprint = claim.Fingerprint,
        Secret = claim.Finding.Secret,
        Severity = claim.Finding.Rule.Severity,
        Confidence = claim.Finding.Confidence,
        Checks = claim.Finding.Checks,
        Occurrences = [.. OldestRootFirst()],
        OccurrencesOmitted = Seen - occurrences.Count,
    };

    /// <summary>Of several roots, that in which it was seen first comes first; within each they stay in order.</summary>
    private IEnumerable<Occurrence> OldestRootFirst() => occurrences
        .GroupBy(occurrence => (InCommit: occurrence.Place.Commit is not null, occurrence.Place.Root))
        .OrderByDescending(group => group.Key.InCommit)
        .ThenBy(group => group.First().Place.Commit?.Date)
        .ThenBy(group => group.Key.Root, StringComparer.Ordinal)
        .SelectMany(group => group);

    // A secret that stays in a file through a thousand versions was leaked there once.
    private bool Replaces(Occurrence occurrence)
    {
        var path = (occurrence.Place.Root, occurrence.Place.Path);
        if (firstInHistory.TryGetValue(path, out var known))
        {
            if (OccurrenceOrder.Instance.Compare(known, occurrence) <= 0)
            {
                return false;
            }

            occurrences.Remove(known);
        }

        firstInHistory[path] = occurrence;
        return true;
    }
}
