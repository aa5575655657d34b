using System.Text;

namespace TokenGuard.Engine.Rules.Toml;

/// <summary>Parses the four forms of strings.</summary>
internal sealed class TomlStringParser(TomlCursor cursor)
{
    private readonly StringBuilder text = new();
    private List<(int Text, int Source)> runs = [];

    /// <summary>Parses the string that starts here.</summary>
    public TomlString Parse()
    {
        var start = cursor.Index;
        var quote = cursor.Current;
        var isMultiLine = cursor.StartsWith(new string(quote, 3));
        text.Clear();
        runs = [];
        cursor.Index += isMultiLine ? 3 : 1;
        if (isMultiLine)
        {
            cursor.TryTakeLineEnd();
            StartRun();
            ReadLines(start, quote);
        }
        else
        {
            StartRun();
            ReadLine(start, quote);
        }

        return new TomlString(start, text.ToString(), runs);
    }

    /// <summary>From here on, characters of the text and of the source go in step again.</summary>
    private void StartRun()
    {
        if (runs.Count > 0 && runs[^1].Text == text.Length)
        {
            runs.RemoveAt(runs.Count - 1);
        }

        runs.Add((text.Length, cursor.Index));
    }

    private void ReadLine(int start, char quote)
    {
        while (!cursor.TryTake(quote))
        {
            if (cursor.AtEnd || cursor.AtLineEnd)
            {
                throw cursor.Source.Fail(start, $"the string has no closing {quote} on its line");
            }

            if (quote == '"' && cursor.Current == '\\')
            {
                ReadEscape();
            }
            else
            {
                TakeCharacter();
            }
        }
    }

    private void ReadLines(int start, char quote)
    {
        while (!TryClose(quote))
        {
            if (cursor.AtEnd)
            {
                throw cursor.Source.Fail(start, $"the string has no closing {new string(quote, 3)}");
            }

            if (quote == '"' && cursor.Current == '\\')
            {
                if (!TrySkipLineContinuation())
                {
                    ReadEscape();
                }
            }
            else if (cursor.TryTakeLineEnd())
            {
                text.Append('\n');
                StartRun();
            }
            else
            {
                TakeCharacter();
            }
        }
    }

    /// <summary>Takes closing quotes. Up to two quotes right before them belong to the text.</summary>
    private bool TryClose(char quote)
    {
        var count = 0;
        while (count < 5 && cursor.Index + count < cursor.Source.Text.Length && cursor.Source.Text[cursor.Index + count] == quote)
        {
            count++;
        }

        if (count < 3)
        {
            return false;
        }

        text.Append(quote, count - 3);
        cursor.Index += count;
        return true;
    }

    private void TakeCharacter()
    {
        cursor.RefuseControl("a string; write it as an escape in a \"…\" string");
        text.Append(cursor.Current);
        cursor.Index++;
    }

    /// <summary>A backslash at a line's end swallows all white space up to the next character.</summary>
    private bool TrySkipLineContinuation()
    {
        var start = cursor.Index++;
        cursor.SkipBlanks();
        if (!cursor.TryTakeLineEnd())
        {
            cursor.Index = start;
            return false;
        }

        do
        {
            cursor.SkipBlanks();
        }
        while (cursor.TryTakeLineEnd());
        StartRun();
        return true;
    }

    private void ReadEscape()
    {
        var start = cursor.Index++;
        StartRunAt(start);
        var letter = cursor.Current;
        switch (letter)
        {
            case 'b': text.Append('\b'); break;
            case 't': text.Append('\t'); break;
            case 'n': text.Append('\n'); break;
            case 'f': text.Append('\f'); break;
            case 'r': text.Append('\r'); break;
            case '"': text.Append('"'); break;
            case '\\': text.Append('\\'); break;
            case 'u': AppendCodePoint(start, 4); break;
            case 'U': AppendCodePoint(start, 8); break;
            default:
                throw cursor.Source.Fail(start, $"'\\' before {cursor.Describe()} is no escape; expected \\b \\t \\n \\f \\r \\\" \\\\ \\uHHHH or \\UHHHHHHHH, or a literal string '…'");
        }

        cursor.Index++;
        StartRun();
    }

    private void StartRunAt(int sourceIndex)
    {
        var here = cursor.Index;
        cursor.Index = sourceIndex;
        StartRun();
        cursor.Index = here;
    }

    /// <summary>Reads the hex digits of an escape and stops on the last of them.</summary>
    private void AppendCodePoint(int start, int digits)
    {
        var letter = cursor.Current;
        var code = 0L;
        for (var i = 0; i < digits; i++)
        {
            cursor.Index++;
            var digit = cursor.Current < 0x80 ? Ascii.HexValue((byte)cursor.Current) : -1;
            code = digit >= 0 ? (code << 4) + digit : throw cursor.Source.Fail(start, $"\\{letter} needs {digits} hex digits");
        }

        if (code is > 0x10FFFF or (>= 0xD800 and <= 0xDFFF))
        {
            throw cursor.Source.Fail(start, $"U+{code:X4} is no Unicode character");
        }

        text.Append(char.ConvertFromUtf32((int)code));
    }
}
