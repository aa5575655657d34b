using TokenGuard.Engine;
using TokenGuard.Scanning.Findings;

namespace TokenGuard.Scanning.Tests.Findings;

public class FindingCollectorTests
{
    private readonly string token = SampleScan.NewToken();

    [Fact]
    public void A_secret_in_several_files_and_roots_is_one_finding()
    {
        var finding = Assert.Single(new SampleScan()
            .Add(SampleScan.File("b.env", "two"), $"A={token}", token)
            .Add(SampleScan.File("b.env", "one"), $"A={token}\nB={token}", token)
            .Add(SampleScan.File("a.env", "one"), $"A={token}", token)
            .Findings());

        Assert.Equal(
            ["one/a.env:1", "one/b.env:1", "one/b.env:2", "two/b.env:1"],
            finding.Occurrences.Select(o => $"{o.Place.Root}/{o.Place.Path}:{o.Start.Line}"));
        Assert.Equal(0, finding.OccurrencesOmitted);
    }

    [Fact]
    public void In_a_history_each_path_counts_from_its_earliest_commit()
    {
        var finding = Assert.Single(new SampleScan()
            .Add(SampleScan.InCommit("a.env", "c3", day: 3), $"A={token}", token)
            .Add(SampleScan.InCommit("a.env", "c1", day: 1), $"#\nA={token}", token)
            .Add(SampleScan.InCommit("b.env", "c2", day: 2), $"A={token}", token)
            .Add(SampleScan.InCommit("a.env", "c4", day: 4), $"A={token}", token)
            .Findings());

        Assert.Equal(["c1", "c2"], finding.Occurrences.Select(o => o.Place.Commit?.Id));
        Assert.Equal(2, finding.Occurrences[0].Start.Line);
        Assert.Equal(2, finding.OccurrencesOmitted);
    }

    [Fact]
    public void Where_it_was_first_seen_comes_before_the_files_of_today()
    {
        var finding = Assert.Single(new SampleScan()
            .Add(SampleScan.File("a.env"), $"A={token}", token)
            .Add(SampleScan.InCommit("z.env", "c1"), $"A={token}", token)
            .Findings());

        Assert.Equal(["z.env", "a.env"], finding.Occurrences.Select(o => o.Place.Path));
    }

    [Fact]
    public void Of_several_histories_that_in_which_it_was_seen_first_comes_first()
    {
        var finding = Assert.Single(new SampleScan()
            .Add(Committed("a", order: 1, day: 5), $"A={token}", token)
            .Add(Committed("a", order: 2, day: 2), $"A={token}", token)
            .Add(Committed("b", order: 9, day: 3), $"A={token}", token)
            .Add(SampleScan.File("f", "a"), $"A={token}", token)
            .Findings());

        Assert.Equal(["b9", "a1", "a2", null], finding.Occurrences.Select(o => o.Place.Commit?.Id));
    }

    [Fact]
    public void Findings_of_several_histories_stay_in_order_however_their_dates_lie()
    {
        // By its date the tag a2 stands before b1, which stands before a1; in its history it stands behind a1.
        var places = new[] { Committed("a", order: 1, day: 5), Committed("a", order: 2, day: 1), Committed("b", order: 1, day: 3) };
        var tokens = places.Select(_ => SampleScan.NewToken()).ToList();

        foreach (var first in Enumerable.Range(0, 3))
        {
            foreach (var step in new[] { 1, 2 })
            {
                var scan = new SampleScan();
                foreach (var i in Enumerable.Range(0, 3).Select(i => (first + (i * step)) % 3))
                {
                    scan.Add(places[i], tokens[i], tokens[i]);
                }

                Assert.Equal(["a1", "a2", "b1"], scan.Findings().Select(finding => finding.Occurrences[0].Place.Commit?.Id));
            }
        }
    }

    [Fact]
    public void The_more_specific_rule_speaks_for_a_secret_whatever_the_order()
    {
        var generic = SampleRules.ApiToken with { Id = "aaa-generic", Provider = SampleRules.Acme with { Generic = true } };

        var one = new SampleScan().Add(SampleScan.File("a"), token, generic, token).Add(SampleScan.File("b"), token, token);
        var two = new SampleScan().Add(SampleScan.File("b"), token, token).Add(SampleScan.File("a"), token, generic, token);

        foreach (var finding in (ReportedFinding[])[Assert.Single(one.Findings()), Assert.Single(two.Findings())])
        {
            Assert.Equal("acme-api-token", finding.Rule.Id);
            Assert.Equal(Confidence.High, finding.Confidence);
            Assert.Equal(["a", "b"], finding.Occurrences.Select(o => o.Place.Path));
        }
    }

    [Fact]
    public void Many_places_are_bounded_and_the_rest_is_counted()
    {
        var collector = new FindingCollector(maxOccurrences: 3);
        foreach (var i in new[] { 4, 0, 3, 1, 2 })
        {
            Add(collector, token, $"f{i}");
        }

        var finding = Assert.Single(collector.Build());
        Assert.Equal(["f0", "f1", "f2"], finding.Occurrences.Select(o => o.Place.Path));
        Assert.Equal(2, finding.OccurrencesOmitted);
    }

    [Fact]
    public void One_place_told_twice_counts_once()
    {
        var collector = new FindingCollector();
        Add(collector, token, "f");
        Add(collector, token, "f");

        Assert.Equal(0, Assert.Single(collector.Build()).OccurrencesOmitted);
    }

    [Fact]
    public void Too_many_secrets_are_bounded_independent_of_order()
    {
        var tokens = Enumerable.Range(0, 6).Select(_ => SampleScan.NewToken()).ToList();

        var forwards = Bounded(tokens);
        var backwards = Bounded(Enumerable.Reverse(tokens));

        Assert.Equal(4, forwards.Dropped);
        Assert.Equal(4, backwards.Dropped);
        Assert.Equal(forwards.Build().Select(f => f.Fingerprint), backwards.Build().Select(f => f.Fingerprint));
    }

    [Fact]
    public void It_may_be_fed_from_many_threads()
    {
        var collector = new FindingCollector();
        Parallel.For(0, 2000, i => Add(collector, token, $"f{i:D4}"));

        var finding = Assert.Single(collector.Build());
        Assert.Equal(1000, finding.Occurrences.Count);
        Assert.Equal("f0999", finding.Occurrences[^1].Place.Path);
        Assert.Equal(1000, finding.OccurrencesOmitted);
    }

    [Fact]
    public void The_worst_comes_first()
    {
        var password = "correct horse battery";
        var findings = new SampleScan()
            .Add(SampleScan.File("a"), password, SampleRules.Password, password)
            .Add(SampleScan.File("b"), token, token)
            .Findings();

        Assert.Equal(["acme-api-token", "acme-password"], findings.Select(finding => finding.Rule.Id));
    }

    private static Place Committed(string root, int order, int day)
    {
        var place = SampleScan.InCommit($"f{order}", $"{root}{order}", day);
        return place with { Root = root, Commit = place.Commit! with { Order = order } };
    }

    private static FindingCollector Bounded(IEnumerable<string> tokens)
    {
        var collector = new FindingCollector(maxFindings: 2);
        foreach (var one in tokens)
        {
            Add(collector, one, "f");
        }

        return collector;
    }

    private static void Add(FindingCollector collector, string secret, string path)
    {
        var finding = SampleScan.FindingOf(SampleRules.ApiToken, secret, new ByteSpan(0, secret.Length));
        collector.Add(finding, finding.FingerprintBasis.At(path), OccurrenceAt(path));
    }

    private static Occurrence OccurrenceAt(string path) => new()
    {
        Place = SampleScan.File(path),
        Start = new TextPosition(1, 1),
        End = new TextPosition(1, 46),
        Offset = 0,
        Length = 45,
    };
}
