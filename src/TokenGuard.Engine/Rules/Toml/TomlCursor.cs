using System.Globalization;

namespace TokenGuard.Engine.Rules.Toml;

/// <summary>A place in the text of a TOML file that moves forward over white space, comments and line ends.</summary>
internal sealed class TomlCursor(TomlSource source)
{
    private const char End = '\0';

    public int Index { get; set; }

    public TomlSource Source { get; } = source;

    public bool AtEnd => Index >= Source.Text.Length;

    /// <summary>True before LF and CRLF; a carriage return alone ends no line.</summary>
    public bool AtLineEnd => Current == '\n' || StartsWith("\r\n");

    /// <summary>The character here; NUL at the end, which no text may hold elsewhere.</summary>
    public char Current => AtEnd ? End : Source.Text[Index];

    public bool StartsWith(string text) => string.CompareOrdinal(Source.Text, Index, text, 0, text.Length) == 0;

    public bool TryTake(char c)
    {
        if (AtEnd || Current != c)
        {
            return false;
        }

        Index++;
        return true;
    }

    public void SkipBlanks()
    {
        while (Current is ' ' or '\t')
        {
            Index++;
        }
    }

    /// <summary>Skips blanks, comments and line ends.</summary>
    public void SkipLines()
    {
        do
        {
            SkipBlanks();
            SkipComment();
        }
        while (TryTakeLineEnd());
    }

    /// <summary>Skips what may follow a statement, up to and with the line's end.</summary>
    public void FinishLine(string statement)
    {
        SkipBlanks();
        SkipComment();
        if (!AtEnd && !TryTakeLineEnd())
        {
            throw Fail($"{Describe()} follows {statement}; expected the end of the line or a comment");
        }
    }

    public bool TryTakeLineEnd()
    {
        if (TryTake('\n'))
        {
            return true;
        }

        if (Current != '\r')
        {
            return false;
        }

        if (AtLineEnd)
        {
            Index += 2;
            return true;
        }

        throw Fail("a carriage return stands without a line feed; lines end with LF or CRLF");
    }

    /// <summary>Throws if the character here may stand in no string and no comment.</summary>
    public void RefuseControl(string inWhat)
    {
        if (Current is (< ' ' and not '\t') or '\u007F')
        {
            throw Fail($"{Describe()} may not stand in {inWhat}");
        }
    }

    /// <summary>The character here in words for a message.</summary>
    public string Describe()
    {
        if (AtEnd)
        {
            return "the end of the file";
        }

        return Current switch
        {
            _ when AtLineEnd => "the end of the line",
            < ' ' or '\u007F' => "control character U+" + ((int)Current).ToString("X4", CultureInfo.InvariantCulture),
            _ => $"'{TextHere()}'",
        };
    }

    public TomlException Fail(string message) => Source.Fail(Index, message);

    private string TextHere() =>
        char.IsHighSurrogate(Current) ? Source.Text.Substring(Index, 2) : Current.ToString();

    private void SkipComment()
    {
        if (Current != '#')
        {
            return;
        }

        while (!AtEnd && Current is not ('\n' or '\r'))
        {
            RefuseControl("a comment");
            Index++;
        }
    }
}
