using TokenGuard.Engine;
using TokenGuard.Scanning.Reports;

namespace TokenGuard.Scanning.Pipeline;

/// <summary>Adds up what the scanners of a scan tell of the rules.</summary>
internal static class ProfileSum
{
    /// <summary>One entry for each rule that a literal led to, dearest first.</summary>
    /// <param name="profiles">Of all scanners; they are finished.</param>
    /// <param name="clock">The clock that they took their times from.</param>
    public static IReadOnlyList<RuleStatistics> Of(IEnumerable<ScanProfile> profiles, TimeProvider clock)
    {
        var sums = new Dictionary<string, RuleWork>(StringComparer.Ordinal);
        foreach (var work in profiles.SelectMany(profile => profile.Work))
        {
            if (!sums.TryAdd(work.Rule.Id, work))
            {
                sums[work.Rule.Id].Add(work);
            }
        }

        return [.. sums.Values.Where(work => work.Anchors > 0 && !work.Rule.IsSilent)
            .Select(work => new RuleStatistics(work.Rule.Id, work.Anchors, work.Candidates, work.Passed, clock.GetElapsedTime(0, work.Ticks)))
            .OrderByDescending(rule => rule.Time).ThenBy(rule => rule.RuleId, StringComparer.Ordinal)];
    }
}
