using TokenGuard.Engine;
using TokenGuard.Scanning.Findings;
using TokenGuard.Scanning.Reports;
using TokenGuard.Sources;
using TokenGuard.Sources.Git;

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

    /// <summary>Which companions blobs of the history may hold; those that hold none have no entry.</summary>
    public Dictionary<ObjectId, CompanionMarks> MarksOfObjects { get; } = [];

    /// <summary>Which companions files may hold, by their path; those that hold none have no entry.</summary>
    public Dictionary<string, CompanionMarks> MarksOfFiles { get; } = new(StringComparer.Ordinal);

    public long Blobs { get; private set; }

    public long Bytes { get; private set; }

    public void AddBlob()
    {
        lock (gate)
        {
            Blobs++;
        }
    }

    /// <summary>Counts blobs that were scanned before.</summary>
    /// <param name="count">How many.</param>
    /// <param name="bytes">Their bytes.</param>
    public void AddKnown(int count, long bytes)
    {
        lock (gate)
        {
            Blobs += count;
            Bytes += bytes;
        }
    }

    /// <summary>Keeps which companions a blob, or what lies in it, may hold.</summary>
    /// <param name="provenance">Where the blob came from.</param>
    /// <param name="marks">The companions.</param>
    public void AddMarks(Provenance provenance, CompanionMarks marks)
    {
        if (marks.IsEmpty)
        {
            return;
        }

        lock (gate)
        {
            if (provenance is { Kind: ProvenanceKind.History, BlobId: { } id })
            {
                MarksOfObjects[ObjectId.Parse(id)] = marks;
            }
            else if (provenance is { Kind: ProvenanceKind.File, Path: { } path })
            {
                MarksOfFiles[path] = marks;
            }
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
