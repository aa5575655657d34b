using System.Globalization;
using TokenGuard.Engine;
using TokenGuard.Engine.Checks;
using TokenGuard.Engine.Rules;
using TokenGuard.Scanning.Companions;
using TokenGuard.Scanning.Findings;

namespace TokenGuard.Scanning.Reports;

/// <summary>One secret in the text report: where it is, its line, and what to know about it.</summary>
internal sealed class TextFinding(Ink ink, PlaceNames names)
{
    private const int Gutter = 6;
    private const int MaxPlaces = 10;
    private const int ShortCommit = 10;

    public void Write(ReportedFinding finding, bool withAdvice)
    {
        var first = finding.Occurrences[0];
        WritePlace(first);
        ink.Plain(": ");
        WriteSeverity(finding.Severity);
        ink.Bold($": {finding.Rule.Name} ").Bold(finding.Secret.ToString()).EndLine();
        WriteSnippet(first, finding);
        if (first.Layers.Count > 0)
        {
            Note("inside", string.Join(" in ", first.Layers.Reverse().Select(layer => ReportWords.Of(layer.Kind))));
        }

        if (first.Place.Commit is { } commit)
        {
            Note("commit", Describe(commit) + (commit.Subject.Length > 0 ? $"  {commit.Subject}" : ""));
        }

        WriteOtherPlaces(finding);
        WriteCompanions(finding.Companions);
        if (withAdvice)
        {
            WriteAdvice(finding.Rule);
        }

        Note("id", finding.Fingerprint.Value);
        foreach (var check in finding.Checks)
        {
            WriteCheck(ink.Plain(new string(' ', Gutter)), check);
        }

        ink.EndLine();
    }

    public static void WriteCheck(Ink ink, CheckOutcome check)
    {
        ink.Blue("= ").Plain("check ".PadRight(8)).Plain($"{check.Check} ");
        _ = check.Passed ? ink.Green("passed") : ink.Red("dropped it");
        ink.Plain(check.Reason is null ? "" : $": {check.Reason}").EndLine();
    }

    private void WritePlace(Occurrence occurrence) => ink.Link(
        string.Create(CultureInfo.InvariantCulture, $"{names.Of(occurrence.Place)}:{occurrence.Start.Line}:{occurrence.Start.Column}"),
        names.LinkTo(occurrence.Place));

    private void WriteSeverity(Severity severity)
    {
        var word = ReportWords.Of(severity);
        _ = severity switch
        {
            Severity.Low => ink.Cyan(word),
            Severity.Medium => ink.Yellow(word),
            _ => ink.Red(word),
        };
    }

    private void WriteSnippet(Occurrence occurrence, ReportedFinding finding)
    {
        var snippet = occurrence.Snippet;
        var focusEnd = snippet.FocusStart + snippet.FocusLength;
        var line = occurrence.Start.Line.ToString(CultureInfo.InvariantCulture);
        ink.Blue($"{line.PadLeft(Gutter - 2)} │ ")
            .Plain(snippet.Text[..snippet.FocusStart])
            .Red(snippet.Text[snippet.FocusStart..focusEnd])
            .Plain(snippet.Text[focusEnd..]).EndLine();

        var indent = new string(' ', DisplayWidth.Of(snippet.Text[..snippet.FocusStart]));
        var carets = new string('^', Math.Max(1, DisplayWidth.Of(snippet.Text[snippet.FocusStart..focusEnd])));
        ink.Blue($"{new string(' ', Math.Max(line.Length, Gutter - 2))} │ ").Red($"{indent}{carets} ")
            .Plain($"{ReportWords.Of(finding.Confidence)} confidence");
        WriteVerdict(finding.Verdict);
        ink.EndLine();
    }

    private void WriteVerdict(Verdict verdict)
    {
        if (verdict.State == VerdictState.Unchecked)
        {
            return;
        }

        var word = ReportWords.Of(verdict.State);
        ink.Plain(", ");
        _ = verdict.State switch
        {
            VerdictState.Live => ink.Red(word),
            VerdictState.Dead => ink.Green(word),
            _ => ink.Yellow(word),
        };
        ink.Plain(verdict.Reason is null ? "" : $": {verdict.Reason}");
    }

    private void WriteOtherPlaces(ReportedFinding finding)
    {
        var places = finding.Occurrences.Skip(1).Take(MaxPlaces).ToList();
        foreach (var (index, occurrence) in places.Index())
        {
            StartNote(index == 0 ? "also" : "");
            WritePlace(occurrence);
            ink.Plain(occurrence.Place.Commit is { } commit ? $"  {Describe(commit)}" : "").EndLine();
        }

        var unlisted = finding.Occurrences.Count - 1 - places.Count + finding.OccurrencesOmitted;
        if (unlisted > 0)
        {
            var later = finding.Occurrences.Count - 1 == places.Count && finding.Occurrences[0].Place.Kind == PlaceKind.History;
            Note(places.Count == 0 ? "also" : "", Counted.Of(unlisted, later ? "later version" : "more place"));
        }
    }

    private void WriteCompanions(IReadOnlyList<CompanionValue> companions)
    {
        foreach (var (index, companion) in companions.Index())
        {
            StartNote(index == 0 ? "with" : "");
            ink.Plain($"{companion.Name} ").Bold(companion.Value).Faint($"  {names.Of(companion.Place)}").EndLine();
        }
    }

    private void WriteAdvice(TokenRule rule)
    {
        if (rule.Risk.Length > 0)
        {
            Note("risk", rule.Risk);
        }

        if (rule.Remedy.Length > 0)
        {
            Note("remedy", rule.Remedy);
        }

        if (rule.Retires is { } retires)
        {
            Note("retires", retires);
        }
    }

    private void Note(string label, string text)
    {
        const int indent = Gutter + 10;
        foreach (var (index, line) in Prose.Wrap(text, ink.Width - indent).Index())
        {
            StartNote(index == 0 ? label : "");
            ink.Plain(line).EndLine();
        }
    }

    private void StartNote(string label) => ink.Plain(new string(' ', Gutter - 1))
        .Blue(label.Length > 0 ? " = " : "   ").Plain(label.PadRight(8));

    private static string Describe(CommitInfo commit)
    {
        var id = commit.Id[..Math.Min(ShortCommit, commit.Id.Length)];
        var day = ReportWords.Of(DateOnly.FromDateTime(commit.Date.UtcDateTime));
        return $"{id}  {day}  {commit.AuthorName} <{commit.AuthorEmail}>";
    }
}
