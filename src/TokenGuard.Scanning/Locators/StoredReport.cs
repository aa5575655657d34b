using System.Text;
using System.Text.Json;
using TokenGuard.Engine;
using TokenGuard.Scanning.Findings;
using TokenGuard.Scanning.Reports;
using TokenGuard.Sources.Files;

namespace TokenGuard.Scanning.Locators;

/// <summary>A JSON or SARIF report of an earlier scan.</summary>
/// <param name="RuleSetHash">The rules that were used.</param>
/// <param name="Roots">What was scanned.</param>
/// <param name="Findings">What was found.</param>
public sealed record StoredReport(string RuleSetHash, IReadOnlyList<string> Roots, IReadOnlyList<StoredFinding> Findings)
{
    private const int FormatVersion = 1;

    // Of two values under one name, another reader might take the other one.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>False if something could not be scanned.</summary>
    public bool Complete { get; init; }

    /// <summary>Reads a report.</summary>
    /// <exception cref="StoredReportException">It cannot be read or is no report of version 1.</exception>
    public static StoredReport Read(string path)
    {
        if (Directory.Exists(path))
        {
            throw new StoredReportException($"{path} is a folder and no report: tokenguard scan {path} --format json --output FILE makes one");
        }

        try
        {
            using var json = JsonDocument.Parse(WithoutMark(WholeInput.Read(path, WholeInput.LargestMade)), Strict);
            return StoredSarif.IsOne(json.RootElement) ? StoredSarif.Read(json.RootElement) : Read(json.RootElement);
        }
        catch (JsonException wrong)
        {
            throw new StoredReportException($"{path} is no report of tokenguard scan in the format json or sarif: it is empty, cut off or no JSON, or a name stands twice in one object", wrong);
        }
        catch (Exception wrong) when (wrong is KeyNotFoundException or InvalidOperationException or FormatException or InvalidDataException)
        {
            throw new StoredReportException($"{path} is no report of tokenguard scan in the format json or sarif: {Reason(wrong)}", wrong);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StoredReportException($"the report cannot be read: {failure.Message}", failure);
        }
    }

    private static ReadOnlyMemory<byte> WithoutMark(byte[] text) =>
        text.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? text.AsMemory(Encoding.UTF8.Preamble.Length) : text;

    /// <summary>What the reader of JSON says is about its own calls.</summary>
    private static string Reason(Exception wrong) => wrong switch
    {
        KeyNotFoundException => "it lacks what every report has",
        InvalidOperationException => "a value in it is of another kind than in a report",
        FormatException => "a number or a date in it is none that a report has",
        _ => wrong.Message,
    };

    private static StoredReport Read(JsonElement report) =>
        report.GetProperty("version").GetInt32() == FormatVersion
            ? new StoredReport(
                StoredParts.Text(report.GetProperty("tool"), "ruleSet"),
                [.. report.GetProperty("roots").EnumerateArray().Select(root => StoredParts.Text(root, "root"))],
                [.. report.GetProperty("findings").EnumerateArray().Select(ReadFinding)]) { Complete = report.GetProperty("complete").GetBoolean() }
            : throw new InvalidDataException("it is of another version");

    /// <summary>Reads one finding of a report or of what holds findings in the same form.</summary>
    /// <exception cref="KeyNotFoundException">A property is missing.</exception>
    /// <exception cref="InvalidOperationException">A property is of another type.</exception>
    /// <exception cref="FormatException">A number or a date is none that a report has.</exception>
    /// <exception cref="InvalidDataException">It tells what no scan can find.</exception>
    public static StoredFinding ReadFinding(JsonElement finding)
    {
        var shown = StoredParts.Text(finding, "secret");
        return new StoredFinding
        {
            Fingerprint = StoredParts.Text(finding, "fingerprint"),
            RuleId = StoredParts.Text(finding, "rule"),
            Severity = ReportWords.Read<Severity>(StoredParts.Text(finding, "severity"), ReportWords.Of),
            Confidence = ReportWords.Read<Confidence>(StoredParts.Text(finding, "confidence"), ReportWords.Of),
            Shown = shown,
            Occurrences = StoredParts.Occurrences(finding.GetProperty("occurrences"), occurrence => ReadOccurrence(occurrence, shown)),
            OccurrencesOmitted = StoredParts.Number(finding, "occurrencesOmitted"),
            Companions = StoredParts.Companions(finding),
        };
    }

    private static Occurrence ReadOccurrence(JsonElement occurrence, string shown) => new()
    {
        Place = new Place
        {
            Root = StoredParts.Text(occurrence, "root"),
            Path = StoredParts.Text(occurrence, "path"),
            Member = StoredParts.OptionalText(occurrence, "member"),
            Kind = ReportWords.Read<PlaceKind>(StoredParts.Text(occurrence, "kind"), ReportWords.Of),
            BlobId = StoredParts.OptionalText(occurrence, "blob"),
            Commit = StoredParts.Commit(occurrence),
        },
        Start = new TextPosition(StoredParts.Number(occurrence, "startLine"), StoredParts.Number(occurrence, "startColumn")),
        End = new TextPosition(StoredParts.Number(occurrence, "endLine"), StoredParts.Number(occurrence, "endColumn")),
        Offset = occurrence.GetProperty("byteOffset").GetInt64(),
        Length = StoredParts.Length(occurrence),
        Layers = StoredParts.Layers(occurrence),
        Snippet = StoredParts.Snippet(StoredParts.Text(occurrence, "snippet"), shown),
    };
}
