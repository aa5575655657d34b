using TokenGuard.Engine;
using TokenGuard.Scanning.Findings;

namespace TokenGuard.Scanning.Companions;

/// <summary>
/// Collects the context facts of a scan; they are joined to the findings after it, because a token and what completes
/// it often stand in different files.
/// </summary>
public sealed class CompanionIndex
{
    private readonly int capacity;
    private readonly SortedSet<PlacedFact> facts = [];
    private readonly Lock gate = new();

    public CompanionIndex(int capacity = 100_000) => this.capacity = capacity;

    /// <summary>Facts that were dropped, those of the oldest commits first, because there were too many.</summary>
    public int Dropped { get; private set; }

    public void Add(Place place, IReadOnlyList<ContextFact> found)
    {
        lock (gate)
        {
            foreach (var fact in found)
            {
                facts.Add(new PlacedFact(place, fact));
                if (facts.Count > capacity && facts.Min is { } oldest)
                {
                    facts.Remove(oldest);
                    Dropped++;
                }
            }
        }
    }

    /// <summary>The findings with the companions that their rules need.</summary>
    public IReadOnlyList<ReportedFinding> Complete(IReadOnlyList<ReportedFinding> findings)
    {
        lock (gate)
        {
            var join = new CompanionJoin(facts);
            return [.. findings.Select(finding => finding.Rule.Needs.Count == 0
                ? finding
                : finding with { Companions = join.Find(finding) })];
        }
    }
}
