using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace TokenGuard.Analyzers.ConfigurationFiles;

/// <summary>
/// Reads the text values of JSON as people write it: comments, trailing commas and half-typed files included. An
/// object with a name and a value, as lists of settings have them, counts as one pair.
/// </summary>
internal sealed class JsonEntries
{
    private readonly string text;
    private readonly Stack<Level> levels = new();
    private int at;

    private JsonEntries(string text)
    {
        this.text = text;
        levels.Push(new Level(""));
    }

    public static IEnumerable<ConfigurationEntry> Read(string text) => new JsonEntries(text).Read();

    private IEnumerable<ConfigurationEntry> Read()
    {
        while (SkipBlanks())
        {
            switch (text[at])
            {
                case '{':
                    levels.Push(new Level(levels.Peek().Key));
                    at++;
                    break;
                case '[':
                    levels.Push(new Level(levels.Peek().Parent) { Key = levels.Peek().Key });
                    at++;
                    break;
                case '}' or ']':
                    if (levels.Count > 1)
                    {
                        levels.Pop();
                    }

                    at++;
                    break;
                case '"' or '\'':
                    if (ReadText() is { } entry)
                    {
                        yield return entry;
                    }

                    break;
                default:
                    at++;
                    break;
            }
        }
    }

    private ConfigurationEntry? ReadText()
    {
        var start = at + 1;
        var value = ReadQuoted(text[at]);
        var span = TextSpan.FromBounds(start, Math.Max(start, at - 1));
        var level = levels.Peek();
        if (SkipBlanks() && text[at] == ':')
        {
            level.Key = value;
            return null;
        }

        if (level.Key is "name" or "key" or "Name" or "Key")
        {
            level.Named = value;
        }

        var key = level is { Named: { } named, Key: "value" or "Value" } ? named : level.Key;
        return new(level.Parent, key, value, span);
    }

    /// <summary>Goes to the next character that means something; false at the end.</summary>
    private bool SkipBlanks()
    {
        while (at < text.Length)
        {
            if (Starts("//"))
            {
                GoBehind("\n");
            }
            else if (Starts("/*"))
            {
                GoBehind("*/");
            }
            else if (text[at] is ' ' or '\t' or '\r' or '\n' or ',')
            {
                at++;
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    private bool Starts(string mark) => string.CompareOrdinal(text, at, mark, 0, mark.Length) == 0;

    private void GoBehind(string mark) =>
        at = text.IndexOf(mark, at + 1, StringComparison.Ordinal) is >= 0 and var found ? found + mark.Length : text.Length;

    /// <summary>Reads up to the closing quote; a line's end closes a text that somebody is typing.</summary>
    private string ReadQuoted(char quote)
    {
        var value = new StringBuilder();
        for (at++; at < text.Length && text[at] is not '\n'; at++)
        {
            if (text[at] == quote)
            {
                at++;
                return value.ToString();
            }

            value.Append(text[at] == '\\' && at + 1 < text.Length ? ReadEscape() : text[at]);
        }

        return value.ToString();
    }

    private char ReadEscape()
    {
        at++;
        switch (text[at])
        {
            case 'n':
                return '\n';
            case 't':
                return '\t';
            case 'r':
                return '\r';
            case 'u' when at + 4 < text.Length && int.TryParse(text.Substring(at + 1, 4), System.Globalization.NumberStyles.HexNumber, null, out var code):
                at += 4;
                return (char)code;
            case var other:
                return other;
        }
    }

    /// <summary>An object or a list.</summary>
    private sealed class Level(string parent)
    {
        public string Parent { get; } = parent;

        /// <summary>The key whose value comes next; a list's elements have the list's name, and what holds the list.</summary>
        public string Key { get; set; } = parent;

        /// <summary>What the object says that its value is called.</summary>
        public string? Named { get; set; }
    }
}
