using System.Globalization;
using System.Text;

namespace TokenGuard.Engine.Tests.Rules.Toml;

/// <summary>Writes random TOML documents of the subset from a seed.</summary>
internal sealed class TomlGenerator(int seed)
{
    private static readonly string[] Snippets =
        ["\"", "'", "'''", "\"\"\"", "\\", "[", "]", "{", "}", "=", ".", ",", "#", "\n", "\r", "_", "0", "-", "e", "\u0001", "k0 = 1\n"];

    private readonly Random random = new(seed);
    private int names;

    public string Document()
    {
        var text = new StringBuilder();
        AppendEntries(text);
        for (var tables = random.Next(4); tables > 0; tables--)
        {
            AppendTable(text);
        }

        return text.ToString();
    }

    /// <summary>A document with one piece cut out, put in, or doubled.</summary>
    public string DamagedDocument()
    {
        var text = Document();
        var at = random.Next(text.Length);
        var damaged = random.Next(3) switch
        {
            0 => text.Remove(at, Math.Min(random.Next(1, 4), text.Length - at)),
            1 => text.Insert(at, Pick(Snippets)),
            _ => WithLineTwice(text, at),
        };
        // A file holds no half of a surrogate pair, and Tomlyn takes the replacement character for one.
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(damaged)).Replace("\uFFFD", "", StringComparison.Ordinal);
    }

    private static string WithLineTwice(string text, int at)
    {
        var start = at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;
        var end = text.IndexOf('\n', at) + 1;
        return text.Insert(end, text[start..end]);
    }

    private void AppendTable(StringBuilder text)
    {
        var name = "t" + Number(names++);
        var isArray = random.Next(2) == 0;
        for (var elements = isArray ? random.Next(1, 4) : 1; elements > 0; elements--)
        {
            text.Append(isArray ? $"[[{name}]]" : $"[ {name} ]").Append(LineEnd());
            AppendEntries(text);
            if (random.Next(2) == 0)
            {
                text.Append($"[{name}.'sub {names}'.{Key()}]").Append(LineEnd());
                AppendEntries(text);
            }

            for (var inner = random.Next(3); inner > 0; inner--)
            {
                text.Append($"[[{name}.inner]]").Append(LineEnd());
                AppendEntries(text);
            }
        }
    }

    private void AppendEntries(StringBuilder text)
    {
        for (var entries = random.Next(1, 5); entries > 0; entries--)
        {
            text.Append(Blank()).Append(Key()).Append(random.Next(5) == 0 ? "." + Key() : "").Append(Blank()).Append('=').Append(Blank());
            text.Append(Value(0)).Append(Blank()).Append(random.Next(4) == 0 ? "# 'note'" : "").Append(LineEnd());
        }
    }

    private string Key()
    {
        var name = "k" + Number(names++);
        return random.Next(4) switch { 0 => $"\"{name} é\"", 1 => $"'{name}.x'", _ => name };
    }

    private string Value(int depth) => random.Next(depth < 3 ? 12 : 9) switch
    {
        0 or 1 => $"'{Text("'")}'",
        2 => $"\"{Text("\"\\")}{Escape()}{Text("\"\\")}\"",
        3 => $"'''{LineEnd()}{Text("'")}{LineEnd()}it's{Text("'")}'''",
        4 => $"\"\"\"{Text("\"\\")}\\{LineEnd()}   {Text("\"\\")}{Escape()}\"two\"\"\"\"",
        5 => Pick("true", "false", "1979-05-27", "2024-02-29", "inf", "-inf", "nan"),
        6 => Pick("+", "-", "") + Number(random.Next()) + Pick("", "_5", "0_0"),
        7 => Pick("0x", "0x00") + random.Next().ToString("x", CultureInfo.InvariantCulture),
        8 => Pick("0.5", "-12.25", "3e5", "6.25E-3", "1_0.0_5e+2"),
        9 or 10 => Array(depth),
        _ => InlineTable(depth),
    };

    private string Array(int depth)
    {
        var text = new StringBuilder("[");
        for (var items = random.Next(4); items > 0; items--)
        {
            text.Append(random.Next(3) == 0 ? $" # one{LineEnd()}" : " ").Append(Value(depth + 1)).Append(items > 1 || random.Next(2) == 0 ? "," : LineEnd());
        }

        return text.Append(']').ToString();
    }

    private string InlineTable(int depth)
    {
        var entries = Enumerable.Range(0, random.Next(3)).Select(_ => $"{Key()} = {Value(depth + 1)}");
        return $"{{ {string.Join(" , ", entries)} }}";
    }

    private string Text(string without)
    {
        const string Characters = "abc XYZ 012 \\d+[]{}()'\"#=,.é🔑\t";
        var text = new StringBuilder();
        for (var length = random.Next(8); length > 0; length--)
        {
            var rune = Characters.EnumerateRunes().ElementAt(random.Next(Characters.EnumerateRunes().Count()));
            text.Append(without.Contains(rune.ToString(), StringComparison.Ordinal) ? "-" : rune.ToString());
        }

        return text.ToString();
    }

    private string Escape() => Pick("\\n", "\\t", "\\\\", "\\\"", "\\u00e9", "\\U0001F511", "\\b\\f\\r");

    private string LineEnd() => Pick("\n", "\n", "\r\n");

    private string Blank() => Pick("", " ", "\t ");

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
