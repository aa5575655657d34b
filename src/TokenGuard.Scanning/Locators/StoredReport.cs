using System.Text.Json;
using TokenGuard.Engine;
using TokenGuard.Engine.Decoding;
using TokenGuard.Engine.Rules;
using TokenGuard.Scanning.Companions;
using TokenGuard.Scanning.Findings;
using TokenGuard.Scanning.Reports;

namespace TokenGuard.Scanning.Locators;

/// <summary>A JSON report of an earlier scan.</summary>
/// <param name="RuleSetHash">The rules that were used.</param>
/// <param name="Roots">What was scanned.</param>
/// <param name="Findings">What was found.</param>
public sealed record StoredReport(string RuleSetHash, IReadOnlyList<string> Roots, IReadOnlyList<StoredFinding> Findings)
{
    private const int FormatVersion = 1;

    /// <summary>False if something could not be scanned.</summary>
    public bool Complete { get; init; }

    /// <summary>Reads a report.</summary>
    /// <exception cref="StoredReportException">It cannot be read or is no report of version 1.</exception>
    public static StoredReport Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            using var json = JsonDocument.Parse(file);
            return Read(json.RootElement);
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new StoredReportException($"{path} is no JSON report of tokenguard (scan --format json): {wrong.Message}", wrong);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StoredReportException($"the report cannot be read: {failure.Message}", failure);
        }
    }

    private static StoredReport Read(JsonElement report) =>
        report.GetProperty("version").GetInt32() == FormatVersion
            ? new StoredReport(
                report.GetProperty("tool").GetProperty("ruleSet").GetString()!,
                [.. report.GetProperty("roots").EnumerateArray().Select(root => Text(root, "root"))],
                [.. report.GetProperty("findings").EnumerateArray().Select(ReadFinding)]) { Complete = report.GetProperty("complete").GetBoolean() }
            : throw new FormatException("it is of another version");

    /// <summary>Reads one finding of a report or of what holds findings in the same form.</summary>
    /// <exception cref="KeyNotFoundException">A property is missing.</exception>
    /// <exception cref="InvalidOperationException">A property is of another type.</exception>
    public static StoredFinding ReadFinding(JsonElement finding)
    {
        var shown = Text(finding, "secret");
        return new StoredFinding
        {
            Fingerprint = Text(finding, "fingerprint"),
            RuleId = Text(finding, "rule"),
            Severity = ReportWords.Read<Severity>(Text(finding, "severity"), ReportWords.Of),
            Confidence = ReportWords.Read<Confidence>(Text(finding, "confidence"), ReportWords.Of),
            Shown = shown,
            Occurrences = [.. finding.GetProperty("occurrences").EnumerateArray().Select(occurrence => ReadOccurrence(occurrence, shown))],
            OccurrencesOmitted = finding.GetProperty("occurrencesOmitted").GetInt32(),
            Companions = [.. finding.GetProperty("companions").EnumerateArray().Select(ReadCompanion)],
        };
    }

    private static Occurrence ReadOccurrence(JsonElement occurrence, string shown)
    {
        var snippet = Text(occurrence, "snippet");
        var focus = snippet.IndexOf(shown, StringComparison.Ordinal);
        return new Occurrence
        {
            Place = new Place
            {
                Root = Text(occurrence, "root"),
                Path = Text(occurrence, "path"),
                Member = occurrence.TryGetProperty("member", out var member) ? member.GetString() : null,
                Kind = ReportWords.Read<PlaceKind>(Text(occurrence, "kind"), ReportWords.Of),
                BlobId = occurrence.TryGetProperty("blob", out var blob) ? blob.GetString() : null,
                Commit = occurrence.TryGetProperty("commit", out var commit) ? ReadCommit(commit) : null,
            },
            Start = new TextPosition(Number(occurrence, "startLine"), Number(occurrence, "startColumn")),
            End = new TextPosition(Number(occurrence, "endLine"), Number(occurrence, "endColumn")),
            Offset = occurrence.GetProperty("byteOffset").GetInt64(),
            Length = Number(occurrence, "byteLength"),
            Layers = [.. occurrence.GetProperty("layers").EnumerateArray().Select(layer => new EncodingLayer(
                ReportWords.Read<EncodingKind>(Text(layer, "kind"), ReportWords.Of), new ByteSpan(Number(layer, "offset"), Number(layer, "length"))))],
            Snippet = focus < 0 ? new Snippet(snippet, 0, 0) : new Snippet(snippet, focus, shown.Length),
        };
    }

    private static CommitInfo ReadCommit(JsonElement commit) => new()
    {
        Id = Text(commit, "id"),
        AuthorName = Text(commit, "author"),
        AuthorEmail = Text(commit, "email"),
        Date = commit.GetProperty("date").GetDateTimeOffset(),
        Subject = Text(commit, "subject"),
    };

    private static CompanionValue ReadCompanion(JsonElement companion) => new(
        Text(companion, "name"),
        Text(companion, "value"),
        ReportWords.Read<CompanionReach>(Text(companion, "nearness"), ReportWords.Of),
        new Place { Root = Text(companion, "root"), Path = Text(companion, "path"), Kind = PlaceKind.File });

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";

    private static int Number(JsonElement element, string name) => element.GetProperty(name).GetInt32();
}
