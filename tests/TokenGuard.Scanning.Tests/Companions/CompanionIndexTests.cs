using TokenGuard.Engine;
using TokenGuard.Scanning.Companions;

namespace TokenGuard.Scanning.Tests.Companions;

public class CompanionIndexTests
{
    private readonly string token = SampleScan.NewToken();

    private static IEnumerable<string> Companions(SampleScan scan) =>
        Assert.Single(scan.Findings()).Companions.Select(c => $"{c.Name}={c.Value} {c.Nearness}");

    [Fact]
    public void The_nearest_comes_first()
    {
        var scan = new SampleScan()
            .Add(SampleScan.File("src/a/x.env"), $"{new string(' ', 500)}A={token}", token)
            .Knows(SampleScan.File("README.md"), "acme-account", "elsewhere")
            .Knows(SampleScan.File("src/a/y.env"), "acme-account", "folder")
            .Knows(SampleScan.File("src/a/x.env"), "acme-account", "far", 10)
            .Knows(SampleScan.File("src/a/x.env"), "acme-account", "near", 450);

        Assert.Equal(["account=near File", "account=far File", "account=folder Folder", "account=elsewhere Repo"], Companions(scan));
    }

    [Fact]
    public void A_need_reaches_no_further_than_it_says()
    {
        var scan = new SampleScan()
            .Add(SampleScan.File("src/x.env"), token, token)
            .Knows(SampleScan.File("src/y.env"), "email", "in@folder.example")
            .Knows(SampleScan.File("z.env"), "email", "in@repo.example")
            .Knows(SampleScan.File("src/y.env"), "acme-key", "KEY")
            .Knows(SampleScan.File("src/y.env", "other-root"), "acme-account", "other");

        Assert.Equal(["email=in@folder.example Folder"], Companions(scan));
    }

    [Fact]
    public void There_are_at_most_four_different_ones_per_need()
    {
        var scan = new SampleScan().Add(SampleScan.File("x.env"), token, token);
        foreach (var value in new[] { "a", "A", "www", "b", "c", "d", "e" })
        {
            scan.Knows(SampleScan.File("x.env"), "acme-account", value, value[0]);
        }

        Assert.Equal(["account=a File", "account=b File", "account=c File", "account=d File"], Companions(scan).Select(c => c.Replace("=A", "=a", StringComparison.Ordinal)));
    }

    [Fact]
    public void In_a_history_the_same_commit_comes_first()
    {
        var scan = new SampleScan()
            .Add(SampleScan.InCommit("x.env", "c2", 2), token, token)
            .Knows(SampleScan.InCommit("lib/a.cs", "c1", 1), "acme-account", "older")
            .Knows(SampleScan.InCommit("lib/z.cs", "c2", 2), "acme-account", "same-commit")
            .Knows(SampleScan.InCommit("lib/b.cs", "c3", 3), "acme-account", "newer");

        Assert.Equal(["account=same-commit Repo", "account=older Repo", "account=newer Repo"], Companions(scan));
    }

    [Fact]
    public void Facts_alone_make_no_finding() =>
        Assert.Empty(new SampleScan().Knows(SampleScan.File("x"), "acme-account", "acme").Findings());

    [Fact]
    public void The_oldest_go_when_there_are_too_many()
    {
        var index = new CompanionIndex(capacity: 2);
        index.Add(SampleScan.File("now.env"), [new ContextFact("acme-account", "today", 0)]);
        index.Add(SampleScan.InCommit("a.env", "c1", 1), [new ContextFact("acme-account", "oldest", 0)]);
        index.Add(SampleScan.InCommit("a.env", "c2", 2), [new ContextFact("acme-account", "old", 0)]);

        var findings = new SampleScan().Add(SampleScan.File("x.env"), token, token).Findings();
        Assert.Equal(["today", "old"], Assert.Single(index.Complete(findings)).Companions.Select(c => c.Value));
        Assert.Equal(1, index.Dropped);
    }

    [Fact]
    public void A_rule_without_needs_gets_none()
    {
        var plain = SampleRules.ApiToken with { Needs = [] };
        var scan = new SampleScan()
            .Add(SampleScan.File("x.env"), token, plain, token)
            .Knows(SampleScan.File("x.env"), "acme-account", "acme");

        Assert.Empty(Companions(scan));
    }
}
