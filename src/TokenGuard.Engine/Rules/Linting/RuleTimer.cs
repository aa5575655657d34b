namespace TokenGuard.Engine.Rules.Linting;

/// <summary>Measures what rules cost, over a text that is made for them: see <see cref="TimingText"/>.</summary>
/// <param name="timestamp">Tells the time in ticks.</param>
/// <param name="ticksPerSecond">How many ticks make a second.</param>
public sealed class RuleTimer(Func<long> timestamp, long ticksPerSecond)
{
    private const int Rounds = 3;
    private const double BytesPerMegabyte = 1 << 20;

    /// <summary>The times of some rules, slowest first. The best of a few rounds counts, after one that warms up.</summary>
    public IReadOnlyList<RuleTiming> Measure(IReadOnlyList<TokenRule> rules)
    {
        var text = TimingText.For(rules);
        var files = rules.GroupBy(rule => rule.Provider.Id, StringComparer.Ordinal).Select(group => new RuleFile(group.First().Provider, [.. group]));
        var compiled = CompiledRules.Compile(RuleCatalog.Create(files));
        var profile = new ScanProfile(compiled, timestamp);
        var scanner = new Scanner(compiled, ScanLimits.Default with { DecodingDepth = 0 }, explain: false, profile);
        scanner.Scan(text, null, "");
        var best = profile.Work.ToDictionary(work => work.Rule.Id, _ => long.MaxValue, StringComparer.Ordinal);
        for (var round = 0; round < Rounds; round++)
        {
            profile.Clear();
            scanner.Scan(text, null, "");
            foreach (var work in profile.Work)
            {
                best[work.Rule.Id] = Math.Min(best[work.Rule.Id], work.Ticks);
            }
        }

        var megabytes = text.Length / BytesPerMegabyte;
        return [.. profile.Work
            .Select(work => new RuleTiming(work.Rule, work.Anchors / megabytes, best[work.Rule.Id] * 1e6 / ticksPerSecond / megabytes))
            .OrderByDescending(timing => timing.MicrosecondsPerMegabyte).ThenBy(timing => timing.Rule.Id, StringComparer.Ordinal)];
    }
}
