using Microsoft.CodeAnalysis.Text;

namespace TokenGuard.Analyzers.ConfigurationFiles;

/// <summary>Reads the lines <c>key: value</c> and <c>- KEY=value</c> of YAML; nesting is told by indentation.</summary>
internal static class YamlEntries
{
    public static IEnumerable<ConfigurationEntry> Read(string text)
    {
        var parents = new Stack<(int Indent, string Key)>();
        string? named = null;
        foreach (var line in LineEntries.Lines(text))
        {
            var first = LineEntries.FirstOf(text, line);
            var start = first;
            while (start + 1 < line.End && text[start] == '-' && text[start + 1] == ' ')
            {
                start = LineEntries.FirstOf(text, TextSpan.FromBounds(start + 1, line.End));
                named = null;
            }

            if (start >= line.End || text[start] is '#' || SeparatorIn(text, start, line.End) is not { } separator)
            {
                continue;
            }

            while (parents.Count > 0 && parents.Peek().Indent >= first - line.Start)
            {
                parents.Pop();
            }

            var key = text[start..separator].Trim().Trim('"', '\'');
            var value = LineEntries.ReadValue(text, TextSpan.FromBounds(separator + 1, line.End));
            if (value.IsEmpty)
            {
                parents.Push((first - line.Start, key));
            }
            else if (text[value.Start] is not ('!' or '&' or '*' or '|' or '>' or '[' or '{'))
            {
                var written = text[value.Start..value.End].TrimEnd('"', '\'');
                yield return new(parents.Count > 0 ? parents.Peek().Key : "", key is "value" && named is not null ? named : key, written, new TextSpan(value.Start, written.Length));
                named = key is "name" ? written : named;
            }
        }
    }

    /// <summary>A colon with a blank behind it, or the equals sign of a variable in a list.</summary>
    private static int? SeparatorIn(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if ((text[i] == ':' && (i + 1 == end || text[i + 1] is ' ' or '\t')) || (text[i] == '=' && i > start))
            {
                return i;
            }
        }

        return null;
    }
}
