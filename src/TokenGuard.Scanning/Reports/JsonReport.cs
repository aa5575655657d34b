using System.Text.Json;
using TokenGuard.Engine.Rules;
using TokenGuard.Scanning.Findings;

namespace TokenGuard.Scanning.Reports;

/// <summary>The report for programs; <c>docs/report.schema.json</c> is its contract.</summary>
internal sealed class JsonReport : IReport
{
    private const int FormatVersion = 1;

    public void Write(ScanReport report, Stream output)
    {
        using var json = ReportJson.Create(output);
        json.WriteStartObject();
        json.WriteNumber("version", FormatVersion);
        json.WriteObject("tool", () =>
        {
            json.WriteString("name", "tokenguard");
            json.WriteString("version", report.ToolVersion);
            json.WriteString("ruleSet", report.RuleSetHash);
        });
        json.WriteString("started", ReportWords.Of(report.Started));
        json.WriteString("ended", ReportWords.Of(report.Ended));
        json.WriteBoolean("complete", report.Complete);
        json.WriteNumber("exitCode", report.ExitCode);
        json.WriteObjects("roots", report.Roots, root => WriteRoot(json, root));
        json.WriteObjects("findings", report.Findings, finding => JsonFinding.Write(json, finding));
        json.WriteObjects("suppressed", report.Suppressed, suppressed => WriteSuppressed(json, suppressed));
        json.WriteObjects("rules", ReportedRules.Of(report), rule => WriteRule(json, rule));
        json.WriteObjects("problems", report.Problems, problem =>
            WriteMessage(json, problem.Root, problem.Path, problem.Message));
        json.WriteObjects("notices", report.Notices, notice =>
        {
            json.WriteString("kind", ReportWords.Of(notice.Kind));
            WriteMessage(json, notice.Root, notice.Path, notice.Message);
        });
        json.WriteObjects("limits", report.LimitsHit, limit => WriteMessage(json, limit.Root, limit.Path, limit.Message));
        WriteStatistics(json, report.Statistics);
        if (report.Explanations.Count > 0)
        {
            json.WriteObjects("dropped", report.Explanations, dropped => WriteDropped(json, dropped));
        }

        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    private static void WriteRoot(Utf8JsonWriter json, ScannedRoot root)
    {
        json.WriteString("root", root.Root);
        json.WriteString("kind", ReportWords.Of(root.Kind));
        json.WriteBoolean("complete", root.Complete);
        json.WriteNumber("findings", root.Findings);
        json.WriteNumber("blobs", root.Blobs);
        json.WriteNumber("bytes", root.Bytes);
        json.WriteOptional("repository", root.Version?.RepositoryUri);
        json.WriteOptional("revision", root.Version?.Revision);
        json.WriteOptional("branch", root.Version?.Branch);
    }

    private static void WriteSuppressed(Utf8JsonWriter json, SuppressedFinding suppressed)
    {
        json.WriteString("origin", ReportWords.Of(suppressed.Origin));
        json.WriteOptional("reason", suppressed.Reason);
        json.WriteOptional("owner", suppressed.Owner);
        json.WriteOptional("until", suppressed.Until);
        json.WriteObject("finding", () => JsonFinding.Write(json, suppressed.Finding));
    }

    private static void WriteRule(Utf8JsonWriter json, TokenRule rule)
    {
        json.WriteString("id", rule.Id);
        json.WriteString("name", rule.Name);
        json.WriteString("provider", rule.Provider.Id);
        json.WriteString("providerName", rule.Provider.Name);
        json.WriteString("risk", rule.Risk);
        json.WriteString("remedy", rule.Remedy);
        json.WriteOptional("source", rule.Source);
        json.WriteOptional("retires", rule.Retires);
    }

    private static void WriteMessage(Utf8JsonWriter json, string? root, string? path, string message)
    {
        json.WriteOptional("root", root);
        json.WriteOptional("path", path);
        json.WriteString("message", message);
    }

    private static void WriteStatistics(Utf8JsonWriter json, ScanStatistics statistics) =>
        json.WriteObject("statistics", () =>
        {
            json.WriteNumber("blobs", statistics.Blobs);
            json.WriteNumber("bytes", statistics.Bytes);
            json.WriteNumber("commits", statistics.Commits);
            json.WriteNumber("archives", statistics.Archives);
            json.WriteNumber("members", statistics.Members);
            json.WriteObject("ruleHits", () =>
            {
                foreach (var (rule, hits) in statistics.RuleHits.OrderBy(hits => hits.Key, StringComparer.Ordinal))
                {
                    json.WriteNumber(rule, hits);
                }
            });
        });

    private static void WriteDropped(Utf8JsonWriter json, Explanation dropped)
    {
        json.WriteString("rule", dropped.Rule.Id);
        json.WriteString("root", dropped.Place.Root);
        json.WriteString("path", dropped.Place.Path);
        json.WriteOptional("commit", dropped.Place.Commit?.Id);
        json.WriteNumber("startLine", dropped.Start.Line);
        json.WriteNumber("startColumn", dropped.Start.Column);
        JsonFinding.WriteChecks(json, dropped.Checks);
    }
}
