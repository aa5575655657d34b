using TokenGuard.Engine.Patterns;
using TokenGuard.Engine.Rules.Toml;

namespace TokenGuard.Engine.Rules.Reading;

/// <summary>Tries patterns out, so that an error points at its place inside the file's string.</summary>
internal static class PatternText
{
    private const int ShortestWord = 3;

    /// <summary>The pattern if it can be used; else notes an error.</summary>
    public static string? Read(TomlTableReader table, TomlString? text)
    {
        if (text is null)
        {
            return null;
        }

        try
        {
            Pattern.Parse(text.Text);
            return text.Text;
        }
        catch (PatternException wrong)
        {
            table.Fail(text.IndexOf(Math.Min(wrong.Offset, text.Text.Length)), $"the pattern is wrong: {wrong.Message}");
            return null;
        }
    }

    /// <summary>A pattern of plain words, whatever their case, for rules that read assignments.</summary>
    public static string? Words(TomlTableReader table, IReadOnlyList<TomlString> words)
    {
        foreach (var word in words)
        {
            if (word.Text.Length < ShortestWord || !word.Text.All(c => c is (>= 'a' and <= 'z') or '_' or '-'))
            {
                table.Fail(word.Index, $"'{word.Text}' must be three small letters or more: without 'value', 'assigned_to' lists plain words");
                return null;
            }
        }

        return words.Count == 0 ? null : $"(?i:{string.Join("|", words.Select(word => word.Text))})";
    }

    /// <summary>
    /// The pattern that names and a value expand to. Each is tried alone first, since the expansion's offsets say
    /// nothing about the file.
    /// </summary>
    public static string? Expand(TomlTableReader table, IReadOnlyList<TomlString> names, TomlString value)
    {
        var parts = names.Append(value).Select(part => Read(table, part)).ToArray();
        if (names.Count == 0 || parts.Contains(null))
        {
            return null;
        }

        var pattern = AssignmentPattern.Expand([.. names.Select(name => name.Text)], value.Text);
        try
        {
            Pattern.Parse(pattern);
            return pattern;
        }
        catch (PatternException wrong)
        {
            table.Fail(value.Index, $"'assigned_to' and 'value' make no pattern together: {wrong.Message}");
            return null;
        }
    }
}
