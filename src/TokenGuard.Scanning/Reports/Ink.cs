using TokenGuard.Scanning.Findings;

namespace TokenGuard.Scanning.Reports;

/// <summary>
/// Writes text in the style that was asked for. Whatever goes through it is made visible first: no file name and no
/// author can reach the terminal with an escape sequence.
/// </summary>
internal sealed class Ink(TextWriter output, TextStyle style)
{
    private const string Escape = "\u001b";

    public int Width => style.Width;

    public Ink Plain(string text) => Paint(text, "");

    public Ink Bold(string text) => Paint(text, "1");

    public Ink Faint(string text) => Paint(text, "2");

    public Ink Red(string text) => Paint(text, "1;31");

    public Ink Yellow(string text) => Paint(text, "1;33");

    public Ink Green(string text) => Paint(text, "1;32");

    public Ink Cyan(string text) => Paint(text, "1;36");

    public Ink Blue(string text) => Paint(text, "1;34");

    /// <summary>Bold text that a terminal opens the target of; the target is already a valid URI.</summary>
    public Ink Link(string text, string? target)
    {
        var linked = style.Hyperlinks && target is not null;
        output.Write(linked ? $"{Escape}]8;;{target}{Escape}\\" : "");
        Bold(text);
        output.Write(linked ? $"{Escape}]8;;{Escape}\\" : "");
        return this;
    }

    public void EndLine() => output.Write('\n');

    private Ink Paint(string text, string codes)
    {
        var colored = style.Color && codes.Length > 0 && text.Length > 0;
        output.Write(colored ? $"{Escape}[{codes}m" : "");
        output.Write(VisibleText.Of(text));
        output.Write(colored ? $"{Escape}[0m" : "");
        return this;
    }
}
