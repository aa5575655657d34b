namespace TokenGuard.Engine.Rules.Toml;

/// <summary>A string, with the place in the source that each of its characters came from.</summary>
/// <param name="index">Where its quotes start.</param>
/// <param name="text">What it says.</param>
/// <param name="runs">Where runs of characters start, in the text and in the source; sorted, the first at 0.</param>
internal sealed class TomlString(int index, string text, IReadOnlyList<(int Text, int Source)> runs) : TomlValue(index)
{
    public string Text { get; } = text;

    public override string Kind => "a string";

    /// <summary>Source index of the character at an offset of the text; the end is allowed.</summary>
    public int IndexOf(int offset)
    {
        var run = runs.Count - 1;
        while (runs[run].Text > offset)
        {
            run--;
        }

        return runs[run].Source + offset - runs[run].Text;
    }
}
