using System.Globalization;
using System.Text;
using System.Text.Json;
using TokenGuard.Scanning.Reports;

namespace TokenGuard.Cli.Terminal;

/// <summary>What each rule of a scan cost and gave, dearest first, for people and for programs.</summary>
internal sealed class RuleStatisticsTable(ScanReport report)
{
    private const int FormatVersion = 1;

    private static readonly string[] Headers = ["RULE", "ANCHORS", "CANDIDATES", "PASSED", "REPORTED", "MS", "DROPPED BY"];

    private readonly ILookup<string, string> dropped = report.Explanations.ToLookup(
        explanation => explanation.Rule.Id, explanation => explanation.Checks[^1].Check, StringComparer.Ordinal);

    public byte[] ToText()
    {
        List<string[]> rows =
        [
            Headers,
            .. report.Statistics.Rules.Select(rule => new[]
            {
                rule.RuleId, Number(rule.Anchors), Number(rule.Candidates), Number(rule.Passed), Number(Reported(rule)),
                rule.Time.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture),
                string.Join(", ", DroppedBy(rule.RuleId).Select(check => $"{check.Check} {check.Count}")),
            }),
        ];
        var widths = Enumerable.Range(0, Headers.Length).Select(column => rows.Max(row => row[column].Length)).ToList();
        return Encoding.UTF8.GetBytes(string.Concat(rows.Select(row => string.Join("  ", row.Select((cell, column) =>
            column is 0 or 6 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).TrimEnd() + "\n")));
    }

    public byte[] ToJson()
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteNumber("version", FormatVersion);
            json.WriteNumber("blobs", report.Statistics.Blobs);
            json.WriteNumber("bytes", report.Statistics.Bytes);
            json.WriteStartArray("rules");
            foreach (var rule in report.Statistics.Rules)
            {
                WriteRule(json, rule);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    private void WriteRule(Utf8JsonWriter json, RuleStatistics rule)
    {
        json.WriteStartObject();
        json.WriteString("rule", rule.RuleId);
        json.WriteNumber("anchors", rule.Anchors);
        json.WriteNumber("candidates", rule.Candidates);
        json.WriteNumber("passed", rule.Passed);
        json.WriteNumber("reported", Reported(rule));
        json.WriteNumber("milliseconds", Math.Round(rule.Time.TotalMilliseconds, 3));
        json.WriteStartObject("dropped");
        foreach (var (check, count) in DroppedBy(rule.RuleId))
        {
            json.WriteNumber(check, count);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private long Reported(RuleStatistics rule) => report.Statistics.RuleHits.TryGetValue(rule.RuleId, out var hits) ? hits : 0;

    private IEnumerable<(string Check, int Count)> DroppedBy(string rule) => dropped[rule]
        .GroupBy(check => check, StringComparer.Ordinal).Select(group => (group.Key, group.Count()))
        .OrderByDescending(entry => entry.Item2).ThenBy(entry => entry.Key, StringComparer.Ordinal);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
