using System.Text;
using TokenGuard.Engine.Rules;
using TokenGuard.Engine.Rules.Linting;
using TokenGuard.Engine.Tests.Scanning;

namespace TokenGuard.Engine.Tests.Rules.Linting;

public sealed class RuleTimerTests
{
    [Fact]
    public void Rules_are_measured_in_a_text_with_their_anchors()
    {
        var rules = Rules(TestScan.Acme);
        var now = 0L;

        var timing = Assert.Single(new RuleTimer(() => now += 4, 1_000).Measure(rules));

        Assert.Equal("acme-token", timing.Rule.Id);
        Assert.InRange(timing.AnchorsPerMegabyte, 1_000, 20_000);
        // One round of hits takes one tick of 4 ms; the text has 2 MB and a rest of a line.
        Assert.InRange(timing.MicrosecondsPerMegabyte, 1_990, 2_000);
        Assert.False(timing.IsSlow);
        Assert.True((timing with { MicrosecondsPerMegabyte = RuleTiming.Limit + 1 }).IsSlow);
    }

    [Fact]
    public void Overlaps_are_found_once_by_the_examples_of_the_rules()
    {
        var strong = TestScan.Acme + "\nexamples = ['{alnum:3} acme_{alnum:22}', 'acme_{alnum:22}']\n";
        var weak = strong.Replace("acme", "weak", StringComparison.Ordinal).Replace("weak_", "acme_", StringComparison.Ordinal) + "\nconfidence = 'low'\n";
        var catalog = RuleCatalog.Create([Read(strong), Read(weak)]);

        var overlap = Assert.Single(OverlapFinder.Find(catalog, catalog.Rules));

        Assert.Equal(
            ("acme-token", "weak-token", "its confidence is higher", "acme-token", 1),
            (overlap.Winner.Id, overlap.Loser.Id, overlap.Reason, overlap.Example.Id, overlap.Number));
    }

    private static IReadOnlyList<TokenRule> Rules(string file) => Read(file).Rules;

    private static RuleFile Read(string text) => RuleFileReader.Read("a.toml", Encoding.UTF8.GetBytes(text));
}
