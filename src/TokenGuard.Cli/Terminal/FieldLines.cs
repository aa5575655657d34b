using TokenGuard.Scanning.Findings;
using TokenGuard.Scanning.Reports;

namespace TokenGuard.Cli.Terminal;

/// <summary>Titles with texts behind them, one below the other; in a terminal the texts are wrapped beside their titles. Names of scanned files among them cannot drive it.</summary>
/// <param name="Indent">Columns before the titles.</param>
/// <param name="Titles">Columns of the titles with the gap behind them.</param>
/// <param name="Width">Columns of the terminal; null for no wrapping.</param>
internal sealed record FieldLines(int Indent, int Titles, int? Width)
{
    /// <summary>The lines of one field; none if there is no text.</summary>
    public IEnumerable<string> Of(string title, string text) => (text.Length == 0 ? [] : Wrapped(text))
        .Select((line, index) => $"{new string(' ', Indent)}{(index == 0 ? title : "").PadRight(Titles)}{line}");

    private IEnumerable<string> Wrapped(string text) => Width is { } width ? Prose.Wrap(VisibleText.Of(text), width - Indent - Titles) : [VisibleText.Of(text)];
}
