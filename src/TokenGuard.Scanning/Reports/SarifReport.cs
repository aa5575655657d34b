using System.Text.Json;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Scanning.Reports;

/// <summary>SARIF 2.1.0, for code scanning services and editors: one result per secret.</summary>
internal sealed class SarifReport : IReport
{
    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    public void Write(ScanReport report, Stream output)
    {
        var rules = ReportedRules.Of(report);
        var bases = new SarifBases(report.Roots);
        using var json = ReportJson.Create(output);
        json.WriteStartObject();
        json.WriteString("$schema", Schema);
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        WriteTool(json, report, rules);
        SarifInvocation.Write(json, report, bases);
        bases.Write(json);
        WriteVersions(json, report.Roots, bases);
        json.WriteObject("automationDetails", () => json.WriteString("id", "tokenguard/scan/"));
        json.WriteString("columnKind", "utf16CodeUnits");
        WriteResults(json, report, rules, bases);
        json.WriteObject("properties", () =>
        {
            json.WriteString("ruleSet", report.RuleSetHash);
            json.WriteBoolean("complete", report.Complete);
            json.WriteNumber("blobs", report.Statistics.Blobs);
            json.WriteNumber("bytes", report.Statistics.Bytes);
            json.WriteNumber("commits", report.Statistics.Commits);
        });
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    private static void WriteTool(Utf8JsonWriter json, ScanReport report, IReadOnlyList<TokenRule> rules) =>
        json.WriteObject("tool", () => json.WriteObject("driver", () =>
        {
            json.WriteString("name", "TokenGuard");
            json.WriteString("version", report.ToolVersion);
            json.WriteOptional("informationUri", report.ToolUri);
            json.WriteObjects("rules", rules, rule => SarifRule.Write(json, rule));
        }));

    private static void WriteVersions(Utf8JsonWriter json, IReadOnlyList<ScannedRoot> roots, SarifBases bases)
    {
        var known = roots.Where(root => Uri.TryCreate(root.Version?.RepositoryUri, UriKind.Absolute, out _)).ToList();
        if (known.Count == 0)
        {
            return;
        }

        json.WriteObjects("versionControlProvenance", known, root =>
        {
            json.WriteString("repositoryUri", root.Version?.RepositoryUri);
            json.WriteOptional("revisionId", root.Version?.Revision);
            json.WriteOptional("branch", root.Version?.Branch);
            if (bases.IdOf(root.Root) is { } id)
            {
                json.WriteObject("mappedTo", () => json.WriteString("uriBaseId", id));
            }
        });
    }

    private static void WriteResults(
        Utf8JsonWriter json, ScanReport report, IReadOnlyList<TokenRule> rules, SarifBases bases)
    {
        var indexes = rules.Index().ToDictionary(rule => rule.Item.Id, rule => rule.Index);
        var results = new SarifResults(json, indexes, bases, report.Suppressed.Count > 0);
        json.WriteStartArray("results");
        foreach (var finding in report.Findings)
        {
            results.Write(finding, null);
        }

        foreach (var suppressed in report.Suppressed)
        {
            results.Write(suppressed.Finding, suppressed);
        }

        json.WriteEndArray();
    }
}
