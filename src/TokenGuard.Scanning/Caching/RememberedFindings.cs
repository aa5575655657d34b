using TokenGuard.Scanning.Companions;
using TokenGuard.Scanning.Findings;
using TokenGuard.Scanning.Pipeline;
using TokenGuard.Sources.Git;

namespace TokenGuard.Scanning.Caching;

/// <summary>
/// The findings of blobs that a cache knows. They take their part in the settling of all findings without being read;
/// then those that a report shows are read, so that it has their values and lines.
/// </summary>
/// <param name="opened">The root.</param>
/// <param name="outcome">What is known of it.</param>
internal sealed class RememberedFindings(OpenedRoot opened, RootOutcome outcome)
{
    private readonly record struct Key(string? Blob, string? Member, long Offset, int Length, string Rule, string Layers);

    /// <summary>Counts what the cache knows as scanned, and adds its findings and the companions beside them.</summary>
    public void Add()
    {
        var result = outcome.Result;
        result.AddKnown(opened.Known.Count, opened.Known.Bytes);
        outcome.Archives += opened.Known.Holding.Sum(known => known.Content.Archives);
        outcome.Members += opened.Known.Holding.Sum(known => known.Content.Members);

        foreach (var (place, part) in Parts().Where(entry => entry.Part.Findings.Count > 0))
        {
            result.Sightings.AddRange(part.Findings.Select(finding => finding.At(place)));
        }

        // Of what was looked for far and wide only what is wanted now is worth its way through the history.
        var kinds = CompanionKinds.WantedBy(result.Sightings);
        foreach (var (place, part) in Parts().Where(entry => entry.Part.Facts.Any(fact => kinds.Contains(fact.Kind))))
        {
            result.Facts.Add((place, [.. part.Facts.Where(fact => kinds.Contains(fact.Kind))]));
        }
    }

    /// <summary>Leaves out what nobody has read: the scan was stopped.</summary>
    public void Drop() => outcome.Result.Sightings.RemoveAll(sighting => sighting.IsRemembered);

    /// <summary>Reads the blobs of the settled findings that a report shows, and puts what they hold in the findings' place.</summary>
    /// <param name="scan">Scans blobs.</param>
    public void ReadShown(Func<HashSet<ObjectId>, IReadOnlyList<Sighting>> scan)
    {
        if (opened.Known.Count == 0 || ShownBlobs() is not { Count: > 0 } shown)
        {
            return;
        }

        var read = scan([.. shown.Select(ObjectId.Parse)]).ToLookup(KeyOf);
        Replace(outcome.Open, settled => settled, (_, settled) => settled);
        Replace(outcome.Suppressed, accepted => accepted.Settled, (accepted, settled) => accepted with { Settled = settled });

        void Replace<T>(List<T> items, Func<T, RootOutcome.Settled> settledOf, Func<T, RootOutcome.Settled, T> with)
        {
            var replaced = new List<T>(items.Count);
            foreach (var item in items)
            {
                if (Read(settledOf(item)) is { } settled)
                {
                    replaced.Add(with(item, settled));
                }
            }

            items.Clear();
            items.AddRange(replaced);
        }

        RootOutcome.Settled? Read(RootOutcome.Settled settled)
        {
            var sighting = settled.Sighting;
            if (!sighting.IsRemembered || !shown.Contains(sighting.Occurrence.Place.BlobId!))
            {
                return settled;
            }

            return read[KeyOf(sighting)].FirstOrDefault() is { } found
                ? settled with
                {
                    Sighting = found with
                    {
                        Finding = found.Finding with { Confidence = sighting.Finding.Confidence, Outlook = null },
                        Occurrence = found.Occurrence with { Place = sighting.Occurrence.Place },
                    },
                }
                : null;
        }
    }

    private IEnumerable<(Place Place, CachedPart Part)> Parts()
    {
        var root = opened.History?.Root ?? opened.Root;
        return opened.Known.Holding.SelectMany(known => known.Content.Parts.Select(part => (part.PlaceIn(root, known.Id), part)));
    }

    private HashSet<string> ShownBlobs()
    {
        var groups = outcome.Suppressed.GroupBy(accepted => accepted.Group, accepted => accepted.Settled).Prepend<IEnumerable<RootOutcome.Settled>>(outcome.Open);
        var blobs = new HashSet<string>(StringComparer.Ordinal);
        foreach (var group in groups)
        {
            var collector = new FindingCollector();
            var remembered = new HashSet<Occurrence>(ReferenceEqualityComparer.Instance);
            foreach (var (sighting, fingerprint) in group)
            {
                collector.Add(sighting.Finding, fingerprint, sighting.Occurrence);
                if (sighting.IsRemembered)
                {
                    remembered.Add(sighting.Occurrence);
                }
            }

            blobs.UnionWith(collector.Shown().Where(remembered.Contains).Select(occurrence => occurrence.Place.BlobId!));
        }

        return blobs;
    }

    private static Key KeyOf(Sighting sighting)
    {
        var (place, occurrence) = (sighting.Occurrence.Place, sighting.Occurrence);
        return new Key(place.BlobId, place.Member, occurrence.Offset, occurrence.Length, sighting.Finding.Rule.Id, string.Join(' ', occurrence.Layers));
    }
}
