using System.Text;

namespace TokenGuard.Scanning.Reports;

/// <summary>The report for people: one block per secret, then what else there is to know.</summary>
public sealed class TextReport(TextStyle style) : IReport
{
    public void Write(ScanReport report, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true);
        var ink = new Ink(writer, style);
        var names = new PlaceNames(report.Roots);
        var explained = new HashSet<string>(StringComparer.Ordinal);
        foreach (var finding in report.Findings)
        {
            new TextFinding(ink, names, finding).Write(withAdvice: explained.Add(finding.Rule.Id));
        }

        foreach (var explanation in report.Explanations)
        {
            Explain(ink, names, explanation);
        }

        if (style.Summary)
        {
            TextSummary.Write(report, ink);
        }
    }

    private static void Explain(Ink ink, PlaceNames names, Explanation explanation)
    {
        var (line, column) = explanation.Start;
        ink.Bold($"{names.Of(explanation.Place)}:{line}:{column}").Plain(": ").Faint("dropped")
            .Plain($": {explanation.Rule.Name} ({explanation.Rule.Id})").EndLine();
        foreach (var check in explanation.Checks)
        {
            TextFinding.WriteCheck(ink, "    ", check);
        }

        ink.EndLine();
    }
}
