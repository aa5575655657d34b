using TokenGuard.Engine;
using TokenGuard.Scanning.Findings;
using TokenGuard.Scanning.Reports;

namespace TokenGuard.Scanning.Pipeline;

/// <summary>What the blobs of one root held; filled by many threads.</summary>
internal sealed class RootResult
{
    private readonly Lock gate = new();

    public List<Sighting> Sightings { get; } = [];

    public List<(Place Place, IReadOnlyList<ContextFact> Facts)> Facts { get; } = [];

    public List<Explanation> Explanations { get; } = [];

    /// <summary>What the rules did, one for each scanner; empty unless the request asked for it.</summary>
    public List<ScanProfile> Profiles { get; } = [];

    public List<LimitHit> Limits { get; } = [];

    public long Blobs { get; private set; }

    public long Bytes { get; private set; }

    public void AddBlob()
    {
        lock (gate)
        {
            Blobs++;
        }
    }

    public void AddBytes(long count)
    {
        lock (gate)
        {
            Bytes += count;
        }
    }

    public void Add(
        Place place,
        IReadOnlyList<Sighting> sightings,
        IReadOnlyList<ContextFact> facts,
        IReadOnlyList<Explanation> explanations,
        IEnumerable<string> limits)
    {
        lock (gate)
        {
            Sightings.AddRange(sightings);
            Explanations.AddRange(explanations);
            Limits.AddRange(limits.Select(limit => new LimitHit(place.Root, place.Path, limit)));
            if (facts.Count > 0)
            {
                Facts.Add((place, facts));
            }
        }
    }
}
