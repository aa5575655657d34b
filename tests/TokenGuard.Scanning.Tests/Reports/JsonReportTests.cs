using System.Text.Json.Nodes;
using NJsonSchema;
using TokenGuard.Scanning.Reports;

namespace TokenGuard.Scanning.Tests.Reports;

public class JsonReportTests
{
    private static Task<JsonSchema> Schema() =>
        JsonSchema.FromFileAsync(Path.Combine(RepositoryFiles.Root, "docs", "report.schema.json"));

    [Fact]
    public async Task It_keeps_to_its_schema()
    {
        var schema = await Schema();

        foreach (var report in (ScanReport[])[SampleReports.Empty(), SampleReports.Full(SampleReports.NewTokens())])
        {
            Assert.Empty(schema.Validate(SampleScan.Print(new JsonReport(), report)));
        }
    }

    [Theory]
    [InlineData("fingerprint")]
    [InlineData("startLine")]
    [InlineData("complete")]
    [InlineData("ruleSet")]
    public async Task The_schema_knows_every_property_by_name(string name)
    {
        var printed = SampleScan.Print(new JsonReport(), SampleReports.Full(SampleReports.NewTokens()));
        var renamed = printed.Replace($"\"{name}\"", "\"renamed\"", StringComparison.Ordinal);

        Assert.NotEmpty((await Schema()).Validate(renamed));
    }

    [Fact]
    public void Every_property_is_documented()
    {
        var documented = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "docs", "report.schema.json"));
        var printed = SampleScan.Print(new JsonReport(), SampleReports.Full(SampleReports.NewTokens()));
        var statistics = printed.IndexOf("\"ruleHits\"", StringComparison.Ordinal);
        var names = printed[..statistics].Split('\n').Where(line => line.Contains("\": ", StringComparison.Ordinal))
            .Select(line => line.Trim().Split('"')[1]).Distinct().ToList();

        Assert.Contains("verdict", names);
        Assert.All(names, name => Assert.Contains($"\"{name}\": {{", documented, StringComparison.Ordinal));
    }

    [Fact]
    public void A_finding_tells_what_programs_need()
    {
        var token = SampleScan.NewToken();
        var scan = new SampleScan()
            .Add(SampleScan.File("src/a.env"), $"é\nA={token};", token)
            .Knows(SampleScan.File("src/a.env"), "email", "jane@acme.example");

        var json = JsonNode.Parse(SampleScan.Print(new JsonReport(), scan.Report()))!;
        var finding = Assert.Single(json["findings"]!.AsArray())!;

        Assert.Equal(1, (int)json["version"]!);
        Assert.Equal(
            ("acme-api-token", "acme", "critical", "high", "unchecked", $"acme_…{token[^4..]}"),
            ((string?)finding["rule"], (string?)finding["provider"], (string?)finding["severity"],
                (string?)finding["confidence"], (string?)finding["verdict"], (string?)finding["secret"]));
        Assert.Equal(
            $$"""{"root":".","path":"src/a.env","kind":"file","startLine":2,"startColumn":3,"endLine":2,"endColumn":48,"byteOffset":5,"byteLength":45,"layers":[],"snippet":"A=acme_\u2026{{token[^4..]}};"}""",
            finding["occurrences"]![0]!.ToJsonString());
        Assert.Equal("jane@acme.example", (string?)finding["companions"]![0]!["value"]);
    }

    [Fact]
    public void It_is_the_same_every_time()
    {
        var tokens = SampleReports.NewTokens();

        Assert.Equal(
            SampleScan.Print(new JsonReport(), SampleReports.Full(tokens)),
            SampleScan.Print(new JsonReport(), SampleReports.Full(tokens)));
    }

    [Fact]
    public void No_character_that_drives_a_terminal_is_written_raw()
    {
        var printed = SampleScan.Print(new JsonReport(), SampleReports.Full(SampleReports.NewTokens()));

        Assert.DoesNotContain(printed, letter => letter != '\n' && (char.IsControl(letter) || letter == '\u202E'));
    }

    [Fact]
    public void A_credential_in_a_root_is_left_out()
    {
        var printed = SampleScan.Print(new JsonReport(), SampleReports.Full(SampleReports.NewTokens()));

        Assert.Contains("\"root\": \"https://git.acme.example/shop.git\"", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("bot:", printed, StringComparison.Ordinal);
    }
}
