using System.Globalization;
using System.Text;
using TokenGuard.Scanning.Findings;

namespace TokenGuard.Scanning.Reports;

/// <summary>The end of the text report: what could not be read, what to know, and how many secrets there are.</summary>
public sealed class TextSummary(TextStyle style) : IReport
{
    // What went wrong many times has one cause, and must not hide what was found.
    private const int MostMessages = 20;

    public void Write(ScanReport report, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true);
        Write(report, new Ink(writer, style));
    }

    /// <summary>Writes only what could not be read.</summary>
    public void WriteProblems(ScanReport report, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true);
        WriteProblems(report, new Ink(writer, style), new PlaceNames(report.Roots));
    }

    internal static void Write(ScanReport report, Ink ink)
    {
        WriteMessages(report, ink, new PlaceNames(report.Roots));
        if (report.Roots.Count > 1)
        {
            WriteRoots(report, ink);
        }

        WriteOutcome(report, ink);
        var statistics = report.Statistics;
        var commits = statistics.Commits > 0 ? $" and messages of {Counted.Of(statistics.Commits, "commit")}" : "";
        var archives = statistics.Archives > 0 ? $", {Counted.Of(statistics.Members, "file")} in {Counted.Of(statistics.Archives, "archive")}" : "";
        // The secrets of an earlier report were looked up, and nothing was scanned.
        var scanned = statistics.Blobs == 0 && report.Findings.Count > 0 ? "" : $"{Counted.Of(statistics.Blobs, "file")}{commits}{archives}, {Size(statistics.Bytes)}, ";
        ink.Faint($"{scanned}{Duration(report.Ended - report.Started)}").EndLine();
    }

    private static void WriteMessages(ScanReport report, Ink ink, PlaceNames names)
    {
        WriteProblems(report, ink, names);
        WriteMessages("limit", [.. report.LimitsHit.Select(limit => (names.Before(limit.Root, limit.Path), limit.Message))], ink, ink.Yellow);
        WriteMessages("note", [.. report.Notices.Select(notice => (names.Before(notice.Root, notice.Path), notice.Message))], ink, ink.Cyan);
        if (report.Problems.Count + report.LimitsHit.Count + report.Notices.Count > 0)
        {
            ink.EndLine();
        }
    }

    private static void WriteProblems(ScanReport report, Ink ink, PlaceNames names) =>
        WriteMessages("error", [.. report.Problems.Select(problem => (names.Before(problem.Root, problem.Path), problem.Message))], ink, ink.Red);

    private static void WriteMessages(string kind, IReadOnlyList<(string Place, string Message)> messages, Ink ink, Func<string, Ink> colour)
    {
        var shown = messages.Count <= MostMessages ? messages.Count : MostMessages - 1;
        foreach (var (place, message) in messages.Take(shown))
        {
            ink.Bold(place);
            colour(kind).Plain($": {message}").EndLine();
        }

        if (messages.Count > shown)
        {
            colour(kind).Plain(string.Create(CultureInfo.InvariantCulture, $": {messages.Count - shown:N0} more of these; the json report has them all")).EndLine();
        }
    }

    private static void WriteRoots(ScanReport report, Ink ink)
    {
        var notable = report.Roots.Where(root => root.Findings > 0 || !root.Complete).ToList();
        var width = notable.Count == 0 ? 0 : notable.Max(root => DisplayWidth.Of(VisibleText.Of(root.Root)));
        foreach (var root in notable)
        {
            var padding = new string(' ', width - DisplayWidth.Of(VisibleText.Of(root.Root)));
            ink.Bold(root.Root).Plain($"{padding}  {Counted.Of(root.Findings, "secret")}");
            ink.Yellow(root.Complete ? "" : "  not complete").EndLine();
        }

        var clean = report.Roots.Count - notable.Count;
        if (clean > 0)
        {
            ink.Plain($"{(notable.Count > 0 ? "and " : "")}{Counted.Of(clean, "root")} without secrets").EndLine();
        }

        ink.EndLine();
    }

    private static void WriteOutcome(ScanReport report, Ink ink)
    {
        var places = report.Findings.Sum(finding => (long)finding.Occurrences.Count + finding.OccurrencesOmitted);
        if (report.Findings.Count > 0)
        {
            ink.Red($"{Counted.Of(report.Findings.Count, "secret")} in {Counted.Of(places, "place")}")
                .Plain($": {string.Join(", ", BySeverity(report.Findings))}");
            var live = report.Findings.Count(finding => finding.Verdict.State == VerdictState.Live);
            ink.Red(live > 0 ? $", {live.ToString(CultureInfo.InvariantCulture)} live" : "");
        }
        else if (report.Complete)
        {
            ink.Green("No secrets found");
        }
        else
        {
            ink.Yellow("No secrets found in what could be read");
        }

        ink.Plain(report.Suppressed.Count > 0 ? $"; {Counted.Of(report.Suppressed.Count, "accepted finding")}" : "").EndLine();
        if (!report.Complete)
        {
            ink.Yellow("The scan is not complete").Plain($": {Counted.Of(report.Problems.Count, "problem")}, see above").EndLine();
        }
    }

    private static IEnumerable<string> BySeverity(IReadOnlyList<ReportedFinding> findings) => findings
        .GroupBy(finding => finding.Severity)
        .OrderByDescending(group => group.Key)
        .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Count():N0} {ReportWords.Of(group.Key)}"));

    private static string Size(long bytes) => bytes switch
    {
        < 1_000 => Counted.Of(bytes, "byte"),
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:F1} kB"),
        < 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:F1} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:F1} GB"),
    };

    private static string Duration(TimeSpan time) => time.TotalMinutes < 1
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:F1} s")
        : string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes} min {time.Seconds} s");
}
