using TokenGuard.Engine.Rules.Calls;
using TokenGuard.Scanning.Companions;
using TokenGuard.TokenApi.Signing;

namespace TokenGuard.TokenApi.Verification;

/// <summary>Combines the companions that were found near a token, the nearest first.</summary>
internal static class CompanionSets
{
    private const string HostName = "host";

    /// <summary>At most <paramref name="limit"/> sets with a value for each name that a call asks for, and a host where it may go to several.</summary>
    /// <param name="call">The call.</param>
    /// <param name="companions">What was found, the nearest of a name first.</param>
    /// <param name="limit">Every set is a request.</param>
    /// <param name="missing">Names without any value; then there is no set.</param>
    public static IReadOnlyList<Dictionary<string, string>> Combine(
        CallTemplate call, IReadOnlyList<CompanionValue> companions, int limit, out IReadOnlyList<string> missing)
    {
        var names = call.Names.Where(name => name != "secret").ToList();
        var byName = names.ToDictionary(name => name, name => name == HostName ? HostsOf(call, companions) : ValuesOf(name, companions), StringComparer.Ordinal);
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

        return [.. sets.OrderBy(set => set.Rank).SelectMany(set => Completed(call, set.Set, companions)).Take(limit)];
    }

    private static IEnumerable<Dictionary<string, string>> Completed(CallTemplate call, Dictionary<string, string> set, IReadOnlyList<CompanionValue> companions) =>
        RequestSigners.FurtherName(call.Signing, set) is { } name && ValuesOf(name, companions) is { Count: > 0 } values
            ? values.Select(value => new Dictionary<string, string>(set, StringComparer.Ordinal) { [name] = value })
            : [set];

    private static List<string> ValuesOf(string name, IReadOnlyList<CompanionValue> companions) =>
        [.. companions.Where(companion => companion.Name == name).OrderBy(companion => companion.Nearness)
            .Select(companion => companion.Value).Distinct(StringComparer.OrdinalIgnoreCase)];

    // The host that answered before, else those that end in what was found near the token, such as the name of a site.
    private static List<string> HostsOf(CallTemplate call, IReadOnlyList<CompanionValue> companions) =>
        ValuesOf(HostName, companions) is { Count: > 0 } known
            ? known
            : [.. call.Hosts.OrderByDescending(host => companions.Any(companion => host.EndsWith("." + companion.Value, StringComparison.OrdinalIgnoreCase)))];
}
