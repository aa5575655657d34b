using TokenGuard.Engine;
using TokenGuard.Scanning.Findings;
using TokenGuard.Scanning.Reports;
using TokenGuard.Sources;
using TokenGuard.Sources.Archives;
using TokenGuard.Sources.Git;

namespace TokenGuard.Scanning.Pipeline;

/// <summary>Gives the blobs of a history the paths and commits under which they first came in, and asks the paths about their findings.</summary>
internal static class HistoryPlaces
{
    /// <summary>Reads the log once and spreads every sighting and fact over the paths of its blob.</summary>
    /// <param name="opened">The root.</param>
    /// <param name="result">What its blobs held.</param>
    /// <param name="rules">The rules that found it.</param>
    /// <param name="isExcluded">Paths that are left out.</param>
    /// <param name="troubled">Other blobs of it whose paths are asked for.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>The path of each that was asked for; null for what is left out.</returns>
    public static IReadOnlyDictionary<Provenance, string?> Resolve(
        OpenedRoot opened, RootResult result, CompiledRules rules, Func<string, bool> isExcluded, IReadOnlyCollection<Provenance> troubled, CancellationToken cancellation)
    {
        var ofTroubled = troubled.Where(where => where is { Kind: ProvenanceKind.History, Path: null, BlobId: not null }).Distinct()
            .ToDictionary(where => where, PlaceOf);
        var ids = result.Sightings.Select(sighting => sighting.Occurrence.Place)
            .Concat(result.Facts.Select(entry => entry.Place))
            .Concat(ofTroubled.Values)
            .Where(place => place.Kind == PlaceKind.History)
            .Select(place => place.BlobId!)
            .ToHashSet(StringComparer.Ordinal);
        if (ids.Count == 0)
        {
            return new Dictionary<Provenance, string?>();
        }

        var attribution = GitAttribution.Read(opened.History!, [.. ids.Select(ObjectId.Parse)], cancellation);
        var index = new Lazy<ILookup<ObjectId, string>>(() => GitIndex.Paths(opened.Repository!, cancellation));
        var places = new Dictionary<Place, IReadOnlyList<Place>>(ReferenceEqualityComparer.Instance);
        Replace(result.Sightings, sighting => PlacesOf(sighting.Occurrence.Place).Select(place => At(sighting, place)).OfType<Sighting>());
        Replace(result.Facts, entry => PlacesOf(entry.Place).Select(place => (place, entry.Facts)));
        return ofTroubled.ToDictionary(entry => entry.Key, entry => PlacesOf(entry.Value) is [var first, ..] ? NameOf(first) : null);

        Sighting? At(Sighting sighting, Place place)
        {
            var finding = rules.Settle(sighting.Finding, place.Path, out var objection);
            if (objection is { } outcome && sighting.Finding.Checks.Count > 0)
            {
                result.Explanations.Add(new Explanation(sighting.Finding.Rule, place, sighting.Occurrence.Start, [.. sighting.Finding.Checks.Where(check => check.Check != outcome.Check), outcome]));
            }

            return finding is null ? null : sighting with { Finding = finding, Occurrence = sighting.Occurrence with { Place = place } };
        }

        IReadOnlyList<Place> PlacesOf(Place place)
        {
            if (place.Kind != PlaceKind.History)
            {
                return [place];
            }

            if (!places.TryGetValue(place, out var found))
            {
                var id = ObjectId.Parse(place.BlobId!);
                places[place] = found = attribution[id] is { Count: > 0 } origins
                    ? Attribute(place, origins, opened.Repository!.Prefix, isExcluded)
                    : PlaceInIndex(place, [.. index.Value[id]], isExcluded);
            }

            return found;
        }
    }

    private static Place PlaceOf(Provenance where) => new()
    {
        Root = where.Root,
        Path = where.Member is null ? "" : MemberName.Join("", where.Member),
        Member = where.Member,
        Kind = PlaceKind.History,
        BlobId = where.BlobId,
    };

    // What has no path, such as a blob that is only tagged, is named by its id.
    private static string NameOf(Place place) => place.File.Length > 0 ? place.Path : place.At(place.BlobId!).Path;

    /// <summary>A blob that no commit has is staged; one that is only tagged by itself keeps its own place.</summary>
    private static IReadOnlyList<Place> PlaceInIndex(Place place, List<string> paths, Func<string, bool> isExcluded) => paths.Count == 0
        ? [place]
        : [.. paths.Select(path => place.At(path) with { Kind = PlaceKind.Staged }).Where(at => !IsExcluded(at, isExcluded))];

    /// <summary>The places of a blob: one for each path.</summary>
    private static IReadOnlyList<Place> Attribute(
        Place place, IReadOnlyList<BlobOrigin> origins, string prefix, Func<string, bool> isExcluded)
    {
        return [.. origins
            .Where(origin => origin.Path.StartsWith(prefix, StringComparison.Ordinal))
            .Select(origin => place.At(origin.Path[prefix.Length..]) with { Commit = ToInfo(origin.Commit, origin.Order) })
            .Where(at => !IsExcluded(at, isExcluded))];
    }

    private static bool IsExcluded(Place place, Func<string, bool> isExcluded) =>
        isExcluded(place.File) || (place.Member is not null && isExcluded(place.Path));

    private static CommitInfo ToInfo(GitCommit commit, long order) => new()
    {
        Id = commit.Id,
        AuthorName = commit.AuthorName,
        AuthorEmail = commit.AuthorEmail,
        Date = commit.AuthorDate,
        Subject = commit.Subject,
        Order = order,
    };

    private static void Replace<T>(List<T> items, Func<T, IEnumerable<T>> with)
    {
        var moved = items.SelectMany(with).ToList();
        items.Clear();
        items.AddRange(moved);
    }
}
