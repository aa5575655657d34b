using Microsoft.CodeAnalysis.Text;

namespace TokenGuard.Analyzers.ConfigurationFiles;

/// <summary>
/// Reads attributes and element texts of XML, half-typed files included. <c>add</c> elements and others with a key
/// or name and a value count as one pair, and so do the settings of Visual Studio's designer.
/// </summary>
internal sealed class XmlEntries
{
    private readonly string text;
    private readonly Stack<(string Name, string? Named)> open = new();
    private int at;

    private XmlEntries(string text) => this.text = text;

    public static IEnumerable<ConfigurationEntry> Read(string text) => new XmlEntries(text).Read();

    private IEnumerable<ConfigurationEntry> Read()
    {
        while (at < text.Length && text.IndexOf('<', at) is >= 0 and var next)
        {
            if (ReadContent(at, next) is { } content)
            {
                yield return content;
            }

            at = next;
            if (Skips("<!--", "-->") || Skips("<![CDATA[", "]]>") || Skips("<?", "?>") || Skips("<!", ">"))
            {
                continue;
            }

            if (Skips("</", ">"))
            {
                if (open.Count > 0)
                {
                    open.Pop();
                }

                continue;
            }

            foreach (var entry in ReadElement())
            {
                yield return entry;
            }
        }
    }

    private bool Skips(string start, string end)
    {
        if (string.CompareOrdinal(text, at, start, 0, start.Length) != 0)
        {
            return false;
        }

        at = text.IndexOf(end, at + start.Length, StringComparison.Ordinal) is >= 0 and var found ? found + end.Length : text.Length;
        return true;
    }

    /// <summary>Text between the tag before and the next one.</summary>
    private ConfigurationEntry? ReadContent(int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        if (start == end || open.Count == 0)
        {
            return null;
        }

        var element = open.Pop();
        var parent = open.Count > 0 ? open.Peek() : (Name: "", Named: null);
        open.Push(element);
        var key = element.Name is "value" && parent is ("setting", { } named) ? named : element.Name;
        return new(parent.Name, key, Decode(text[start..end]), TextSpan.FromBounds(start, end));
    }

    private List<ConfigurationEntry> ReadElement()
    {
        at++;
        var name = ReadName();
        var attributes = new List<ConfigurationEntry>();
        while (at < text.Length && text[at] is not ('>' or '<'))
        {
            if (text[at] == '/' || char.IsWhiteSpace(text[at]) || text[at] == '=')
            {
                at++;
            }
            else if (ReadAttribute(name) is { } attribute)
            {
                attributes.Add(attribute);
            }
        }

        var named = attributes.FirstOrDefault(attribute => attribute.Key is "key" or "name").Value;
        if (at > 0 && at < text.Length && text[at] == '>')
        {
            if (text[at - 1] != '/')
            {
                open.Push((name, named));
            }

            at++;
        }

        return named is null ? attributes : [.. attributes.Where(attribute => attribute.Key is not ("key" or "name")).Select(attribute => Name(attribute, named))];
    }

    private static ConfigurationEntry Name(ConfigurationEntry attribute, string named) =>
        attribute.Key is "value" or "connectionString" ? attribute with { Key = named } : attribute;

    private ConfigurationEntry? ReadAttribute(string element)
    {
        var name = ReadName();
        if (name.Length == 0)
        {
            at++;
            return null;
        }

        while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] == '='))
        {
            at++;
        }

        if (at >= text.Length || text[at] is not ('"' or '\'') || text.IndexOf(text[at], at + 1) is not (>= 0 and var end))
        {
            return null;
        }

        var start = at + 1;
        at = end + 1;
        return new(element, name, Decode(text[start..end]), TextSpan.FromBounds(start, end));
    }

    private string ReadName()
    {
        var start = at;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '-' or '.' or ':'))
        {
            at++;
        }

        return text[start..at];
    }

    private static string Decode(string value) => value.IndexOf('&') < 0
        ? value
        : value.Replace("&quot;", "\"").Replace("&apos;", "'").Replace("&lt;", "<").Replace("&gt;", ">").Replace("&amp;", "&");
}
