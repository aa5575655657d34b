using System.Globalization;
using System.Text;

namespace TokenGuard.Cli.RuleExchange;

/// <summary>Writes TOML as rule files are written by hand: literal strings wherever the text allows it.</summary>
internal sealed class TomlText
{
    private const int LongestLine = 120;

    private readonly StringBuilder text = new();

    public override string ToString() => text.ToString();

    public TomlText Line(string line = "")
    {
        text.Append(line).Append('\n');
        return this;
    }

    /// <summary>Comment lines; a long text is broken between words.</summary>
    public TomlText Comment(string comment)
    {
        foreach (var paragraph in comment.Split('\n'))
        {
            var line = new StringBuilder("#");
            foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (line.Length > 1 && line.Length + word.Length >= LongestLine)
                {
                    Line(line.ToString());
                    line.Clear().Append("#  ");
                }

                line.Append(' ').Append(Printable(word));
            }

            Line(line.ToString());
        }

        return this;
    }

    /// <summary>A key with its value; nothing where the value is null or empty.</summary>
    public TomlText Key(string key, string? value) => string.IsNullOrEmpty(value) ? this : Line($"{key} = {Quote(value)}");

    /// <summary>A key with a list; nothing where it is empty.</summary>
    public TomlText Key(string key, IReadOnlyCollection<string> values)
    {
        if (values.Count == 0)
        {
            return this;
        }

        var line = $"{key} = [{string.Join(", ", values.Select(Quote))}]";
        return line.Length <= LongestLine ? Line(line) : Line($"{key} = [\n{string.Concat(values.Select(value => $"    {Quote(value)},\n"))}]");
    }

    /// <summary>A string of TOML.</summary>
    public static string Quote(string value)
    {
        if (value.Any(char.IsControl))
        {
            return Basic(value);
        }

        return !value.Contains('\'', StringComparison.Ordinal) ? $"'{value}'"
            : !value.Contains("'''", StringComparison.Ordinal) && !value.EndsWith('\'') && !value.StartsWith('\'') ? $"'''{value}'''"
            : Basic(value);
    }

    private static string Basic(string value) => $"\"{string.Concat(value.Select(letter => letter switch
    {
        '"' => "\\\"",
        '\\' => @"\\",
        '\n' => @"\n",
        '\t' => @"\t",
        _ when char.IsControl(letter) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}"),
        _ => letter.ToString(),
    }))}\"";

    private static string Printable(string word) => string.Concat(word.Select(letter => char.IsControl(letter) ? '?' : letter));
}
