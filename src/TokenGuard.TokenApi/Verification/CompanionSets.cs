using TokenGuard.Scanning.Companions;

namespace TokenGuard.TokenApi.Verification;

/// <summary>Combines the companions that were found near a token, the nearest first.</summary>
internal static class CompanionSets
{
    /// <summary>At most <paramref name="limit"/> sets with a value for each name.</summary>
    /// <param name="names">The names that a call asks for.</param>
    /// <param name="companions">What was found, the nearest of a name first.</param>
    /// <param name="limit">Every set is a request.</param>
    /// <param name="missing">Names without any value; then there is no set.</param>
    public static IReadOnlyList<Dictionary<string, string>> Combine(
        IReadOnlyList<string> names, IReadOnlyList<CompanionValue> companions, int limit, out IReadOnlyList<string> missing)
    {
        var byName = names.ToDictionary(
            name => name,
            name => companions.Where(companion => companion.Name == name).OrderBy(companion => companion.Nearness)
                .Select(companion => companion.Value).Distinct(StringComparer.OrdinalIgnoreCase).ToList(),
            StringComparer.Ordinal);
        missing = [.. names.Where(name => byName[name].Count == 0)];
        if (missing.Count > 0)
        {
            return [];
        }

        // Ranks add up, so that the nearest of all names come first and one far name does not use up the limit.
        IEnumerable<(int Rank, Dictionary<string, string> Set)> sets = [(0, new Dictionary<string, string>(StringComparer.Ordinal))];
        foreach (var name in names)
        {
            sets = sets.SelectMany(set => byName[name].Take(limit).Select((value, rank) =>
                (set.Rank + rank, new Dictionary<string, string>(set.Set, StringComparer.Ordinal) { [name] = value })));
        }

        return [.. sets.OrderBy(set => set.Rank).Take(limit).Select(set => set.Set)];
    }
}
