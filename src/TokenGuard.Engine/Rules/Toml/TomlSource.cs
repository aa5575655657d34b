namespace TokenGuard.Engine.Rules.Toml;

/// <summary>The text of a TOML file, and the lines and columns of its characters.</summary>
internal sealed class TomlSource
{
    private readonly List<int> lineStarts = [0];

    public TomlSource(string file, string text)
    {
        File = file;
        Text = text;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                lineStarts.Add(i + 1);
            }
        }
    }

    public string File { get; }

    public string Text { get; }

    public (int Line, int Column) PlaceOf(int index)
    {
        var line = lineStarts.BinarySearch(index);
        line = line < 0 ? ~line - 1 : line;
        return (line + 1, index - lineStarts[line] + 1);
    }

    public int LineOf(int index) => PlaceOf(index).Line;

    public TomlError Error(int index, string message)
    {
        var (line, column) = PlaceOf(index);
        return new TomlError(File, line, column, message);
    }

    public TomlException Fail(int index, string message) => new(Error(index, message));
}
