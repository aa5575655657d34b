namespace TokenGuard.Scanning.Findings;

/// <summary>
/// Turns byte offsets of a blob into lines and columns. Rising offsets are found from the last one on, so that a
/// minified file with many findings is read once.
/// </summary>
internal sealed class LineCursor
{
    private readonly BlobText text;
    private readonly TextPosition start;
    private int offset;
    private int line;
    private int column;

    /// <param name="text">The blob, or a piece of it.</param>
    /// <param name="start">The position of its first character.</param>
    public LineCursor(BlobText text, TextPosition start)
    {
        this.text = text;
        this.start = start;
        Rewind();
    }

    public TextPosition MoveTo(int target)
    {
        target = Math.Clamp(target, text.Start, text.Length);
        if (target < offset)
        {
            Rewind();
        }

        while (text.FindLineFeed(offset, target) is var lineFeed and >= 0)
        {
            offset = text.Behind(lineFeed);
            line++;
            column = 1;
        }

        column += text.CountCharacters(offset, target);
        offset = target;
        return new TextPosition(line, column);
    }

    private void Rewind()
    {
        offset = text.Start;
        (line, column) = start;
    }
}
