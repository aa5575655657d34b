using System.Text.RegularExpressions;
using TokenGuard.Scanning.Locators;
using TokenGuard.Scanning.Reports;
using TokenGuard.Scanning.Tests.Reports;

namespace TokenGuard.Scanning.Tests.Locators;

public sealed class StoredReportTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("tokenguard-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Sarif_says_what_json_says()
    {
        var report = SampleReports.Full(SampleReports.NewTokens());
        var (json, sarif) = (Read(SampleScan.Print(new JsonReport(), report)), Read(SampleScan.Print(new SarifReport(), report)));

        Assert.NotEmpty(json.Findings);
        Assert.Equal((json.RuleSetHash, json.Complete), (sarif.RuleSetHash, sarif.Complete));
        Assert.Equal(json.Findings.Select(Describe), sarif.Findings.Select(Describe));
    }

    [Theory]
    [InlineData("src")]
    [InlineData("./src/src")]
    [InlineData("../src")]
    [InlineData(".")]
    public void The_root_of_a_place_is_read_again(string root)
    {
        var token = SampleScan.NewToken();
        var report = new SampleScan().Add(SampleScan.File("src/a.env", root), $"A={token}", token).Report();

        foreach (var text in new[] { SampleScan.Print(new JsonReport(), report), SampleScan.Print(new SarifReport(), report) })
        {
            var place = Assert.Single(Assert.Single(Read(text).Findings).Occurrences).Place;
            Assert.Equal((root, "src/a.env"), (place.Root, place.Path));
        }
    }

    [Fact]
    public void What_was_accepted_is_nothing_to_act_on()
    {
        var report = SampleReports.Full(SampleReports.NewTokens());
        var sarif = Read(SampleScan.Print(new SarifReport(), report));

        Assert.NotEmpty(report.Suppressed);
        Assert.Equal(report.Findings.Select(finding => finding.Fingerprint.Value), sarif.Findings.Select(finding => finding.Fingerprint));
    }

    [Theory]
    [InlineData("""{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"Other"}},"results":[]}]}""", "none of its runs is one of tokenguard scan")]
    [InlineData("""{"version":"2.1.0","runs":[]}""", "none of its runs is one of tokenguard scan")]
    [InlineData("{}", "it lacks what every report has")]
    [InlineData("[]", "a value in it is of another kind than in a report")]
    [InlineData("""{"version":"1"}""", "a value in it is of another kind than in a report")]
    [InlineData("""{"version":9,"tool":{"ruleSet":""},"roots":[],"findings":[]}""", "it is of another version")]
    public void Other_reports_are_refused_with_the_formats_that_are_read(string text, string reason)
    {
        var failure = Assert.Throws<StoredReportException>(() => Read(text));
        Assert.EndsWith($"is no report of tokenguard scan in the format json or sarif: {reason}", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"byteLength\": ?[0-9]+", "\"byteLength\":-1", "an occurrence is longer than any secret")]
    [InlineData("\"byteLength\": ?[0-9]+", "\"byteLength\":2147483647", "an occurrence is longer than any secret")]
    [InlineData("\"byteLength\": ?[0-9]+", "\"byteLength\":1.5", "a number or a date in it is none that a report has")]
    [InlineData("\"byteLength\": ?[0-9]+", "\"byteLength\":4294967296", "a number or a date in it is none that a report has")]
    [InlineData("\"(occurrences|locations)\": ?\\[", "\"$1\":[],\"other\":[", "a finding stands nowhere")]
    public void A_place_that_no_scan_has_written_is_refused(string pattern, string replacement, string reason)
    {
        var report = SampleReports.Full(SampleReports.NewTokens());
        foreach (var text in new[] { SampleScan.Print(new JsonReport(), report), SampleScan.Print(new SarifReport(), report) })
        {
            var failure = Assert.Throws<StoredReportException>(() => Read(Regex.Replace(text, pattern, replacement)));

            Assert.EndsWith(reason, failure.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_report_may_begin_with_the_mark_of_its_encoding()
    {
        var report = SampleReports.Full(SampleReports.NewTokens());

        Assert.Equal(report.Findings.Count, Read('\uFEFF' + SampleScan.Print(new JsonReport(), report)).Findings.Count);
    }

    [Fact]
    public void A_name_that_stands_twice_is_refused()
    {
        var text = Regex.Replace(
            SampleScan.Print(new SarifReport(), SampleReports.Full(SampleReports.NewTokens())),
            "\"originalUriBaseIds\": ?\\{\\s*(\"[A-Z0-9_]+\"): ?\\{", "\"originalUriBaseIds\":{$1:{\"description\":{\"text\":\"x\"}},$1:{");

        var failure = Assert.Throws<StoredReportException>(() => Read(text));

        Assert.EndsWith("or a name stands twice in one object", failure.Message, StringComparison.Ordinal);
    }

    private StoredReport Read(string text)
    {
        var file = Path.Combine(folder, "report");
        File.WriteAllText(file, text);
        return StoredReport.Read(file);
    }

    private static string Describe(StoredFinding finding) => string.Join('\n', [
        $"{finding.Fingerprint} {finding.RuleId} {finding.Severity} {finding.Confidence} {finding.Shown} {finding.OccurrencesOmitted}",
        .. finding.Occurrences.Select(occurrence =>
            $"{occurrence.Place} {occurrence.Start} {occurrence.End} {occurrence.Offset} {occurrence.Length} {string.Join(',', occurrence.Layers)} {occurrence.Snippet.Text}"),
        .. finding.Companions.Select(companion => $"{companion} {companion.Nearness} {companion.Place}"),
    ]);
}
