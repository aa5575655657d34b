using TokenGuard.Engine.Rules;
using TokenGuard.Scanning.Findings;

namespace TokenGuard.Scanning.Companions;

/// <summary>Finds the companions of findings among the facts of a scan, the nearest first.</summary>
internal sealed class CompanionJoin
{
    private const int MaxCandidates = 4;

    // One secret can stand in a thousand places; its companions are beside the first ones or nowhere.
    private const int MaxOccurrences = 50;

    private readonly ILookup<(string Root, string Kind, string Path), PlacedFact> byFile;
    private readonly Dictionary<(string Root, string Kind, string Folder, string? Commit), List<PlacedFact>> byFolder;
    private readonly Dictionary<(string Root, string Kind, string? Commit), List<PlacedFact>> byRoot;

    public CompanionJoin(IReadOnlyCollection<PlacedFact> facts)
    {
        byFile = facts.ToLookup(fact => (fact.Place.Root, fact.Fact.Kind, fact.Place.Path));
        byFolder = GroupDistinct(facts, fact => (fact.Place.Root, fact.Fact.Kind, fact.Place.Folder, CommitOf(fact.Place)),
            fact => (fact.Place.Root, fact.Fact.Kind, fact.Place.Folder, null));
        byRoot = GroupDistinct(facts, fact => (fact.Place.Root, fact.Fact.Kind, CommitOf(fact.Place)),
            fact => (fact.Place.Root, fact.Fact.Kind, null));
    }

    public IReadOnlyList<CompanionValue> Find(ReportedFinding finding) =>
        [.. finding.Rule.Needs.SelectMany(need => Find(need, finding.Occurrences))];

    private List<CompanionValue> Find(CompanionNeed need, IReadOnlyList<Occurrence> occurrences)
    {
        var first = occurrences.Take(MaxOccurrences).ToList();
        var found = new List<CompanionValue>();
        Collect(need, CompanionReach.File, first, InFile, found);
        Collect(need, CompanionReach.Folder, first, InFolder, found);
        Collect(need, CompanionReach.Repo, first, InRoot, found);
        return found;
    }

    private static void Collect(
        CompanionNeed need,
        CompanionReach reach,
        List<Occurrence> occurrences,
        Func<Occurrence, string, IEnumerable<PlacedFact>> near,
        List<CompanionValue> found)
    {
        if (need.Within < reach)
        {
            return;
        }

        foreach (var fact in occurrences.SelectMany(occurrence => near(occurrence, need.Kind)))
        {
            if (found.Count == MaxCandidates)
            {
                return;
            }

            var value = fact.Fact.Value;
            if (!need.Not.Contains(value, StringComparer.OrdinalIgnoreCase)
                && !found.Exists(known => known.Value.Equals(value, StringComparison.OrdinalIgnoreCase)))
            {
                found.Add(new CompanionValue(need.Name, value, reach, fact.Place) { IsSecret = need.Secret });
            }
        }
    }

    private IEnumerable<PlacedFact> InFile(Occurrence occurrence, string kind) =>
        byFile[(occurrence.Place.Root, kind, occurrence.Place.Path)]
            .OrderByDescending(fact => fact.Place.IsSameBlob(occurrence.Place))
            .ThenByDescending(fact => fact.Place.Commit?.Id == occurrence.Place.Commit?.Id)
            .ThenBy(fact => Math.Abs(fact.Fact.Offset - occurrence.Offset))
            .ThenBy(fact => fact);

    private IEnumerable<PlacedFact> InFolder(Occurrence occurrence, string kind)
    {
        var (root, folder) = (occurrence.Place.Root, occurrence.Place.Folder);
        return byFolder.GetValueOrDefault((root, kind, folder, CommitOf(occurrence.Place)), [])
            .Concat(byFolder.GetValueOrDefault((root, kind, folder, null), []));
    }

    private IEnumerable<PlacedFact> InRoot(Occurrence occurrence, string kind)
    {
        var root = occurrence.Place.Root;
        return byRoot.GetValueOrDefault((root, kind, CommitOf(occurrence.Place)), [])
            .Concat(byRoot.GetValueOrDefault((root, kind, null), []));
    }

    private static string? CommitOf(Place place) => place.Commit?.Id ?? "";

    // Every fact stands under its commit, the files of today under an empty one, and all under null.
    private static Dictionary<TKey, List<PlacedFact>> GroupDistinct<TKey>(
        IEnumerable<PlacedFact> facts, Func<PlacedFact, TKey> ofCommit, Func<PlacedFact, TKey> ofAny)
        where TKey : notnull
    {
        var groups = new Dictionary<TKey, List<PlacedFact>>();
        var known = new HashSet<(TKey, string)>();
        foreach (var fact in facts)
        {
            foreach (var key in (TKey[])[ofCommit(fact), ofAny(fact)])
            {
                if (!known.Add((key, fact.Fact.Value.ToUpperInvariant())))
                {
                    continue;
                }

                if (!groups.TryGetValue(key, out var group))
                {
                    groups[key] = group = [];
                }

                group.Add(fact);
            }
        }

        return groups;
    }
}
