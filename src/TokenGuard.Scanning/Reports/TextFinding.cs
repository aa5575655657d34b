using System.Globalization;
using TokenGuard.Engine;
using TokenGuard.Engine.Checks;
using TokenGuard.Engine.Rules;
using TokenGuard.Scanning.Findings;

namespace TokenGuard.Scanning.Reports;

/// <summary>One secret in the text report: where it is, its line, and what to know about it.</summary>
internal sealed class TextFinding
{
    private const int UsualGutter = 4;
    private const int LabelWidth = 8;
    private const int NarrowestSnippet = 40;
    private const int MaxPlaces = 10;
    private const int ShortCommit = 10;

    private readonly Ink ink;
    private readonly PlaceNames names;
    private readonly ReportedFinding finding;
    private readonly Occurrence first;
    private readonly string line;
    private readonly string gutter;

    public TextFinding(Ink ink, PlaceNames names, ReportedFinding finding)
    {
        this.ink = ink;
        this.names = names;
        this.finding = finding;
        first = finding.Occurrences[0];
        line = first.Start.Line.ToString(CultureInfo.InvariantCulture);
        gutter = new string(' ', Math.Max(UsualGutter, line.Length));
    }

    /// <param name="withAdvice">True to tell the rule's risk and remedy, once per report.</param>
    public void Write(bool withAdvice)
    {
        WritePlace(first);
        ink.Plain(": ");
        WriteSeverity(finding.Severity);
        ink.Plain($"[{finding.Rule.Id}]").Bold($": {finding.Rule.Name} ").Bold(finding.Secret.ToString()).EndLine();
        WriteSnippet(first.Snippet);
        if (first.Layers.Count > 0)
        {
            Note("inside", string.Join(" in ", first.Layers.Reverse().Select(layer => ReportWords.Of(layer.Kind))));
        }

        if (first.Place.Commit is { } commit)
        {
            StartNote("commit");
            ink.Plain($"{Describe(commit)}  ").Faint(commit.Subject).EndLine();
        }
        else if (first.Place is { Kind: PlaceKind.History, BlobId: { } blob })
        {
            Note("blob", $"{blob}, which no commit is known to have");
        }

        WriteWhatItIs();
        WriteOtherPlaces();
        WriteCompanions();
        if (withAdvice)
        {
            WriteAdvice(finding.Rule);
        }

        Note("id", finding.Fingerprint.Value);
        foreach (var check in finding.Checks)
        {
            WriteCheck(ink, gutter, check);
        }

        ink.EndLine();
    }

    public static void WriteCheck(Ink ink, string gutter, CheckOutcome check)
    {
        ink.Blue($"{gutter} = ").Plain("check".PadRight(LabelWidth)).Plain($"{check.Check} ");
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

    private void WriteSnippet(Snippet snippet)
    {
        if (ink.Width > 0)
        {
            var room = Math.Max(NarrowestSnippet, ink.Width - gutter.Length - " │ ".Length);
            snippet = Snippet.Around(snippet.Left, snippet.Focus, snippet.Right, room);
        }

        ink.Blue($"{line.PadLeft(gutter.Length)} │ ").Plain(snippet.Left).Red(snippet.Focus).Plain(snippet.Right).EndLine();
        var indent = new string(' ', DisplayWidth.Of(snippet.Left));
        var carets = new string('^', Math.Max(1, DisplayWidth.Of(snippet.Focus)));
        ink.Blue($"{gutter} │ ").Red($"{indent}{carets} ")
            .Plain($"{ReportWords.Of(finding.Confidence)} confidence");
        WriteVerdict();
        ink.EndLine();
    }

    private void WriteVerdict()
    {
        var verdict = finding.Verdict;
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

    private void WriteWhatItIs()
    {
        var verdict = finding.Verdict;
        var notes = new (string Title, string Text)[]
        {
            ("is", string.Join(", ", verdict.Identity.Select(pair => $"{pair.Key} {pair.Value}"))),
            ("scopes", string.Join(" ", verdict.Scopes)),
            ("expires", verdict.Expires is { } expires ? ReportWords.Of(expires) : ""),
            ("used", verdict.LastUsed is { } used ? $"last at {ReportWords.Of(used)}, before this look at it" : ""),
        };
        foreach (var (title, text) in notes.Where(note => note.Text.Length > 0))
        {
            StartNote(title);
            ink.Plain(text).EndLine();
        }
    }

    private void WriteOtherPlaces()
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
            var later = finding.Occurrences.Count - 1 == places.Count && first.Place.Kind == PlaceKind.History;
            var rest = Counted.Of(unlisted, later ? "later version" : "more place");
            Note(places.Count == 0 ? "also" : "", places.Count == 0 ? rest : $"and {rest}");
        }
    }

    private void WriteCompanions()
    {
        // The nearest come first; where the same value stands again adds nothing for people.
        foreach (var (index, companion) in finding.Companions.DistinctBy(one => (one.Name, one.Shown)).Index())
        {
            StartNote(index == 0 ? "with" : "");
            ink.Plain($"{companion.Name} ").Bold(companion.Shown).Faint($"  {names.Of(companion.Place)}").EndLine();
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
        var indent = gutter.Length + " = ".Length + LabelWidth;
        foreach (var (index, words) in Prose.Wrap(text, ink.Width - indent).Index())
        {
            StartNote(index == 0 ? label : "");
            ink.Plain(words).EndLine();
        }
    }

    private void StartNote(string label) => ink.Plain(gutter)
        .Blue(label.Length > 0 ? " = " : "   ").Plain(label.PadRight(LabelWidth));

    private static string Describe(CommitInfo commit)
    {
        var id = commit.Id[..Math.Min(ShortCommit, commit.Id.Length)];
        var day = ReportWords.Of(DateOnly.FromDateTime(commit.Date.UtcDateTime));
        return $"{id}  {day}  {commit.AuthorName} <{commit.AuthorEmail}>";
    }
}
