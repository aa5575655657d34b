using TokenGuard.Scanning.Findings;
using TokenGuard.Scanning.Reports;

namespace TokenGuard.Scanning.Tests.Reports;

public class TextReportTests
{
    private static string Text(ScanReport report, TextStyle? style = null) =>
        SampleScan.Print(new TextReport(style ?? TextStyle.Plain), report);

    [Fact]
    public void A_finding_starts_with_its_place()
    {
        var token = SampleScan.NewToken();
        var scan = new SampleScan()
            .Add(SampleScan.File("src/a.env"), $"\n  A = \"{token}\"; // 漢", token)
            .Add(SampleScan.InCommit("old.env", "1a2b3c4d5e6f7081"), token, token)
            .Knows(SampleScan.File("src/a.env"), "acme-account", "acme-shop");

        Assert.Equal(
            $"""
            old.env:1:1: critical[acme-api-token]: Acme API token acme_…{token[^4..]}
               1 │ acme_…{token[^4..]}
                 │ ^^^^^^^^^^ high confidence
                 = commit  1a2b3c4d5e  2026-03-02  Jane Doe <jane@acme.example>  Add configuration
                 = also    src/a.env:2:8
                 = with    account acme-shop  src/a.env
                 = risk    Acts as any user of the account.
                 = remedy  Revoke it in the admin centre and use OAuth.
                 = retires 2027-04-30
                 = id      {scan.Findings()[0].Fingerprint}
                 = check   entropy:4.0 passed: 4.8 bits

            1 secret in 2 places: 1 critical
            1,234 files, 45.7 MB, 1.2 s

            """.ReplaceLineEndings("\n"), Text(scan.Report()));
    }

    [Fact]
    public void A_blob_that_no_commit_has_is_named_by_its_id()
    {
        var token = SampleScan.NewToken();
        var place = SampleScan.InCommit("", "1a2b3c4d") with { Commit = null };

        Assert.Contains("     = blob    b10b1a2b3c4d, which no commit is known to have\n", Text(new SampleScan().Add(place, token, token).Report()), StringComparison.Ordinal);
    }

    [Fact]
    public void Risk_and_remedy_stand_once_per_rule()
    {
        var (one, two) = (SampleScan.NewToken(), SampleScan.NewToken());
        var text = Text(new SampleScan().Add(SampleScan.File("a"), $"{one}\n{two}", one, two).Report());

        Assert.Equal(2, text.Split("= remedy").Length);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_hostile_repository_cannot_drive_the_terminal(bool color)
    {
        var text = Text(SampleReports.Full(SampleReports.NewTokens()), new TextStyle { Color = color });
        var ours = text.Replace("\u001b[0m", "", StringComparison.Ordinal).Replace("\u001b[1m", "", StringComparison.Ordinal)
            .Replace("\u001b[2m", "", StringComparison.Ordinal).Split("\u001b[1;3");

        Assert.Equal(color, ours.Length > 1);
        Assert.DoesNotContain(string.Concat(ours), letter => letter != '\n' && (char.IsControl(letter) || letter == '\u202E'));
    }

    [Fact]
    public void Links_lead_to_files_of_this_machine_only()
    {
        var token = SampleScan.NewToken();
        var scan = new SampleScan().Add(SampleScan.File("a b.env"), token, token).Add(SampleScan.InCommit("old.env", "c1"), token, token);

        var text = Text(scan.Report(), new TextStyle { Hyperlinks = true });

        Assert.Contains("\u001b]8;;file:///home/jane/shop/a%20b.env\u001b\\a b.env:1:1\u001b]8;;\u001b\\", text, StringComparison.Ordinal);
        Assert.Equal(3, text.Split("]8;;").Length);
    }

    [Fact]
    public void Many_places_are_cut_short()
    {
        var token = SampleScan.NewToken();
        var scan = new SampleScan();
        for (var i = 0; i < 30; i++)
        {
            scan.Add(SampleScan.File($"f{i:D2}"), token, token);
        }

        var text = Text(scan.Report());
        Assert.Contains("f10:1:1\n               and 19 more places\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("f11:", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_found_is_said_as_clearly_as_something() =>
        Assert.Equal("No secrets found\n1,234 files, 45.7 MB, 1.2 s\n", Text(SampleReports.Empty()));

    [Fact]
    public void An_incomplete_scan_does_not_look_clean()
    {
        var report = SampleReports.Empty() with { Problems = [new Problem(".", "locked.bin", "permission denied")] };

        Assert.Equal(
            """
            locked.bin: error: permission denied

            No secrets found in what could be read
            The scan is not complete: 1 problem, see above
            1,234 files, 45.7 MB, 1.2 s

            """.ReplaceLineEndings("\n"), Text(report));
    }

    [Theory]
    [InlineData(20, 20, "")]
    [InlineData(21, 19, "error: 2 more of these; the json report has them all\n")]
    [InlineData(5019, 19, "error: 5,000 more of these; the json report has them all\n")]
    public void What_went_wrong_many_times_does_not_hide_the_rest(int problems, int shown, string rest)
    {
        var report = SampleReports.Empty() with
        {
            Problems = [.. Enumerable.Range(0, problems).Select(i => new Problem(".", $"f{i}", "permission denied"))],
            Notices = [new Notice(NoticeKind.Other, "to know")],
        };

        var lines = string.Concat(Enumerable.Range(0, shown).Select(i => $"f{i}: error: permission denied\n"));
        Assert.StartsWith($"{lines}{rest}note: to know\n\nNo secrets", Text(report), StringComparison.Ordinal);
    }

    [Fact]
    public void Roots_are_named_as_the_user_named_them()
    {
        var token = SampleScan.NewToken();
        var text = Text(new SampleScan()
            .Add(SampleScan.File("a.env", "repos/one"), token, token)
            .Add(new Place { Root = "-", Path = "", Kind = PlaceKind.StandardInput }, token, token)
            .Report(
                new ScannedRoot { Root = "repos/one", Kind = RootKind.Folder, Findings = 1 },
                new ScannedRoot { Root = "repos/two", Kind = RootKind.Folder },
                new ScannedRoot { Root = "-", Kind = RootKind.StandardInput, Findings = 1 }));

        Assert.StartsWith("<stdin>:1:1: critical", text, StringComparison.Ordinal);
        Assert.Contains("= also    repos/one/a.env:1:1\n", text, StringComparison.Ordinal);
        Assert.Contains("and 1 root without secrets", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_summary_can_be_left_to_the_caller()
    {
        var style = new TextStyle { Summary = false };

        Assert.Equal("", Text(SampleReports.Empty(), style));
        Assert.StartsWith("No secrets found", SampleScan.Print(new TextSummary(style), SampleReports.Empty()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_live_token_is_counted_as_live()
    {
        var token = SampleScan.NewToken();
        var report = new SampleScan().Add(SampleScan.File("a"), token, token).Report();
        var text = Text(report with { Findings = [report.Findings[0] with { Verdict = new Verdict(VerdictState.Live) }] });

        Assert.Contains("^ high confidence, live\n", text, StringComparison.Ordinal);
        Assert.Contains("1 critical, 1 live\n", text, StringComparison.Ordinal);
    }
}
