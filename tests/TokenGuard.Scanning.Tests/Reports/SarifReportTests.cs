using System.Text.Json.Nodes;
using NJsonSchema;
using TokenGuard.Scanning.Findings;
using TokenGuard.Scanning.Reports;

namespace TokenGuard.Scanning.Tests.Reports;

public class SarifReportTests
{
    private static JsonNode Run(ScanReport report) =>
        JsonNode.Parse(SampleScan.Print(new SarifReport(), report))!["runs"]![0]!;

    [SarifSchemaFact]
    public async Task It_is_valid()
    {
        var schema = await JsonSchema.FromFileAsync(RepositoryFiles.FindSchema(SarifSchemaFactAttribute.File)!);

        foreach (var report in (ScanReport[])[SampleReports.Empty(), SampleReports.Full(SampleReports.NewTokens())])
        {
            Assert.Empty(schema.Validate(SampleScan.Print(new SarifReport(), report)));
        }
    }

    [SarifSchemaFact]
    public async Task The_schema_test_would_see_an_error()
    {
        var schema = await JsonSchema.FromFileAsync(RepositoryFiles.FindSchema(SarifSchemaFactAttribute.File)!);
        var broken = SampleScan.Print(new SarifReport(), SampleReports.Empty()).Replace("utf16CodeUnits", "bytes", StringComparison.Ordinal);

        Assert.NotEmpty(schema.Validate(broken));
    }

    [Fact]
    public void A_finding_is_one_result_with_all_its_places()
    {
        var token = SampleScan.NewToken();
        var run = Run(new SampleScan()
            .Add(SampleScan.File("a dir/ä#?.env"), $"é\nA={token}", token)
            .Add(SampleScan.InCommit("b.env", "c0ffee"), $"A={token}", token)
            .Report());

        var result = Assert.Single(run["results"]!.AsArray())!;
        Assert.Equal("acme-api-token", (string?)result["ruleId"]);
        Assert.Equal("error", (string?)result["level"]);
        Assert.Equal("c0ffee", (string?)result["properties"]!["commit"]!["id"]);
        Assert.Equal("acme-api-token", (string?)run["tool"]!["driver"]!["rules"]![(int)result["ruleIndex"]!]!["id"]);
        Assert.Null(result["suppressions"]);
        Assert.Equal(2, result["locations"]!.AsArray().Count);
        var second = result["locations"]![1]!["physicalLocation"]!;
        Assert.Equal("a%20dir/%C3%A4%23%3F.env", (string?)second["artifactLocation"]!["uri"]);
        Assert.Equal("SRCROOT", (string?)second["artifactLocation"]!["uriBaseId"]);
        Assert.Equal(
            (2, 3, 2, 48, 5, 45),
            ((int)second["region"]!["startLine"]!, (int)second["region"]!["startColumn"]!, (int)second["region"]!["endLine"]!,
                (int)second["region"]!["endColumn"]!, (int)second["region"]!["byteOffset"]!, (int)second["region"]!["byteLength"]!));
        Assert.Equal($"A=acme_…{token[^4..]}", (string?)second["region"]!["snippet"]!["text"]);
    }

    [Fact]
    public void Places_beyond_a_hundred_are_counted()
    {
        var token = SampleScan.NewToken();
        var scan = new SampleScan();
        for (var i = 0; i < 130; i++)
        {
            scan.Add(SampleScan.File($"f{i:D3}"), token, token);
        }

        var result = Run(scan.Report())["results"]![0]!;
        Assert.Equal(100, result["locations"]!.AsArray().Count);
        Assert.Equal(30, (int)result["properties"]!["occurrencesOmitted"]!);
    }

    [Fact]
    public void What_could_not_be_read_makes_the_invocation_unsuccessful()
    {
        var invocation = Run(SampleReports.Empty() with { ExitCode = 3, Problems = [new Problem(".", "a b", "denied")] })["invocations"]![0]!;

        Assert.False((bool)invocation["executionSuccessful"]!);
        Assert.Equal(3, (int)invocation["exitCode"]!);
        var notification = Assert.Single(invocation["toolExecutionNotifications"]!.AsArray())!;
        Assert.Equal(("error", "denied", "a%20b"), (
            (string?)notification["level"], (string?)notification["message"]!["text"],
            (string?)notification["locations"]![0]!["physicalLocation"]!["artifactLocation"]!["uri"]));
    }

    [Fact]
    public void An_accepted_finding_says_who_accepted_it()
    {
        var run = Run(SampleReports.Full(SampleReports.NewTokens()));
        var suppressions = run["results"]!.AsArray().Select(result => result!["suppressions"]!.AsArray()).ToList();

        Assert.All(suppressions[..^2], Assert.Empty);
        var inline = Assert.Single(suppressions[^2])!;
        Assert.Equal(("inSource", "test data", "jane", "2026-12-31"), (
            (string?)inline["kind"], (string?)inline["justification"],
            (string?)inline["properties"]!["owner"], (string?)inline["properties"]!["until"]));
        Assert.Equal("external", (string?)suppressions[^1][0]!["kind"]);
    }

    [Fact]
    public void Several_roots_have_a_base_each()
    {
        var run = Run(SampleReports.Empty() with
        {
            Roots =
            [
                new ScannedRoot { Root = "/srv/a b", Kind = RootKind.Folder },
                new ScannedRoot { Root = "https://git.acme.example/shop", Kind = RootKind.Url },
                new ScannedRoot { Root = "lib", Kind = RootKind.Folder },
                new ScannedRoot { Root = "-", Kind = RootKind.StandardInput },
            ],
        });

        Assert.Equal(
            ["SRCROOT_1 file:///srv/a%20b/", "SRCROOT_2 https://git.acme.example/shop/", "SRCROOT_3 "],
            run["originalUriBaseIds"]!.AsObject().Select(entry => $"{entry.Key} {entry.Value!["uri"]}"));
    }

    [Theory]
    [InlineData("src", "src", "src/a%20b/c.env")]
    [InlineData("./src/", "./src/", "src/a%20b/c.env")]
    [InlineData("src/deep/x.env", "src/deep", "src/deep/a%20b/c.env")]
    [InlineData("x.env", ".", "a%20b/c.env")]
    [InlineData(".", ".", "a%20b/c.env")]
    [InlineData("../src", "../src", "a%20b/c.env")]
    [InlineData("/srv/src", "/srv/src", "a%20b/c.env")]
    [InlineData("https://git.acme.example/shop", "https://git.acme.example/shop", "a%20b/c.env")]
    public void A_path_leads_from_where_the_scan_was_started(string given, string root, string uri)
    {
        var token = SampleScan.NewToken();
        var report = new SampleScan().Add(SampleScan.File("a b/c.env", root), $"A={token}", token).Report()
            with { Roots = [new ScannedRoot { Root = given, Kind = RootKind.Folder }] };

        var location = Run(report)["results"]![0]!["locations"]![0]!;

        Assert.Equal((uri, "SRCROOT"), ((string?)location["physicalLocation"]!["artifactLocation"]!["uri"], (string?)location["physicalLocation"]!["artifactLocation"]!["uriBaseId"]));
        Assert.Equal(root, (string?)location["properties"]!["root"]);
    }

    [Fact]
    public void A_verdict_stands_in_the_message_and_the_properties()
    {
        var token = SampleScan.NewToken();
        var report = new SampleScan().Add(SampleScan.File("a"), token, token).Report();
        var live = report with { Findings = [report.Findings[0] with { Verdict = new Verdict(VerdictState.Live, "200") }] };

        var result = Run(live)["results"]![0]!;
        Assert.Equal(("live", "200"), ((string?)result["properties"]!["verdict"], (string?)result["properties"]!["verdictReason"]));
        Assert.Contains("(live)", (string?)result["message"]!["text"], StringComparison.Ordinal);
    }
}
