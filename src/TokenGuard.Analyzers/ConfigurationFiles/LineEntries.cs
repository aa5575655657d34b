using Microsoft.CodeAnalysis.Text;

namespace TokenGuard.Analyzers.ConfigurationFiles;

/// <summary>Reads files of lines <c>NAME=value</c>: <c>.env</c>, ini and properties files.</summary>
internal static class LineEntries
{
    public static IEnumerable<ConfigurationEntry> Read(string text)
    {
        var section = "";
        foreach (var line in Lines(text))
        {
            var start = FirstOf(text, line);
            if (start == line.End || text[start] is '#' or ';' or '!')
            {
                continue;
            }

            if (text[start] == '[')
            {
                section = text[start..line.End].Trim('[', ']', ' ');
                continue;
            }

            var equals = text.IndexOf('=', start, line.End - start);
            if (equals > start && ReadValue(text, TextSpan.FromBounds(equals + 1, line.End)) is var value)
            {
                yield return new(section, KeyOf(text[start..equals]), text[value.Start..value.End], value);
            }
        }
    }

    /// <summary>The lines, without their ends.</summary>
    public static IEnumerable<TextSpan> Lines(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            yield return TextSpan.FromBounds(start, end > start && text[end - 1] == '\r' ? end - 1 : end);
            start = end + 1;
        }
    }

    /// <summary>The first character of a line that is no blank.</summary>
    public static int FirstOf(string text, TextSpan line)
    {
        var start = line.Start;
        while (start < line.End && text[start] is ' ' or '\t')
        {
            start++;
        }

        return start;
    }

    /// <summary>The value in the rest of a line: without blanks, quotes and a comment behind it.</summary>
    public static TextSpan ReadValue(string text, TextSpan rest)
    {
        int start = FirstOf(text, rest), end = rest.End;
        if (start < end && text[start] is '"' or '\'' && text.IndexOf(text[start], start + 1, end - start - 1) is >= 0 and var close)
        {
            return TextSpan.FromBounds(start + 1, close);
        }

        var comment = text.IndexOf(" #", start, end - start, StringComparison.Ordinal);
        end = comment >= 0 ? comment : end;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return TextSpan.FromBounds(start, end);
    }

    private static string KeyOf(string before)
    {
        var key = before.Trim().Trim('"', '\'');
        return key[(key.LastIndexOf(' ') + 1)..];
    }
}
